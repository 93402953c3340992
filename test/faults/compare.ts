/** Published folders as a whole, and what is wrong with them in words. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

export const MANIFEST = "manifest.json";

/** Lines that are shown of what is wrong. */
const SHOWN = 12;

/** The bytes of every file below a folder, by path. */
export type Tree = ReadonlyMap<string, Buffer>;

/** Reads a published folder; empty if there is none. */
export function readTree(dir: string): Tree {
  if (!fs.existsSync(dir)) return new Map();
  // The link is followed once: another release may take the place of this one any moment.
  const root = fs.realpathSync(dir);
  const entries = fs
    .readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory());
  const files = entries.map((entry) => path.join(entry.parentPath, entry.name)).sort();
  return new Map(files.map((file) => [path.relative(root, file).replaceAll(path.sep, "/"), fs.readFileSync(file)]));
}

/** What is different in two folders, a line for each file, with the place where their texts part. */
export function differences(found: Tree, expected: Tree): string[] {
  return [...new Set([...found.keys(), ...expected.keys()])].sort().flatMap((name) => {
    const [one, other] = [found.get(name), expected.get(name)];
    if (one === undefined) return [`${name} is missing`];
    if (other === undefined) return [`${name} is there and should not be`];
    return one.equals(other) ? [] : [`${name} differs\n${parting(one, other)}`];
  });
}

function parting(found: Buffer, expected: Buffer): string {
  let at = 0;
  while (found[at] === expected[at]) at += 1;
  const show = (bytes: Buffer) => JSON.stringify(bytes.subarray(Math.max(0, at - 60), at + 100).toString());
  return `    is        ${show(found)}\n    should be ${show(expected)}`;
}

/** Why a published folder is not one whole release by its own manifest, nothing more and nothing less. */
export function faultsOf(site: string, tree = readTree(site)): string[] {
  const manifest = tree.get(MANIFEST);
  if (!manifest) return [`${site} has no ${MANIFEST}`];
  const files = readManifest(manifest);
  if (!files) return [`${MANIFEST} is damaged`];
  const listed = new Set(files.map((file) => file.path));
  const extra = [...tree.keys()].filter((name) => name !== MANIFEST && !listed.has(name));
  const damaged = files.filter(({ path: name, sha256, size }) => {
    const bytes = tree.get(name);
    return bytes?.length !== size || createHash("sha256").update(bytes).digest("hex") !== sha256;
  });
  return [
    ...extra.map((name) => `${name} is not in the manifest`),
    ...damaged.map(({ path: name }) => `${name} is not whole`),
  ];
}

function readManifest(bytes: Buffer): readonly { path: string; size: number; sha256: string }[] | undefined {
  try {
    return JSON.parse(bytes.toString()).files;
  } catch {
    return undefined;
  }
}

/** What is wrong with a published folder, by itself and compared with what it should be. */
export function wrongIn(site: string, expected: Tree): string[] {
  const tree = readTree(site);
  return [...faultsOf(site, tree), ...differences(tree, expected)];
}

/** What was wrong in a run, a text for each publish after which anything was. */
export class Faults {
  readonly all: string[] = [];

  /** Notes what is wrong, if anything is. @param where the publish, in words */
  note(where: string, wrong: readonly string[]): void {
    if (wrong.length === 0) return;
    const more = wrong.length > SHOWN ? [`and ${wrong.length - SHOWN} more`] : [];
    this.all.push([where, ...[...wrong.slice(0, SHOWN), ...more].map((line) => `  ${line}`)].join("\n"));
  }
}
