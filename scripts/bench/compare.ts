/** Published folders read as a whole, and what is wrong with them in words. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { MANIFEST, readManifest } from "../release/manifest.ts";

/** Lines that are shown of what is wrong. */
const SHOWN = 12;

/** The bytes of every file below a folder, by path. */
export type Tree = ReadonlyMap<string, Buffer>;

/** Reads a published folder. Empty where there is none. */
export function readTree(dir: string): Tree {
  if (!fs.existsSync(dir)) return new Map();
  const root = fs.realpathSync(dir);
  const entries = fs
    .readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory());
  const files = entries.map((entry) => path.join(entry.parentPath, entry.name)).sort();
  return new Map(files.map((file) => [path.relative(root, file).replaceAll(path.sep, "/"), fs.readFileSync(file)]));
}

/** What is different in two folders, a line for each file; with the place where their text parts. */
export function differences(found: Tree, expected: Tree): string[] {
  return [...new Set([...found.keys(), ...expected.keys()])].sort().flatMap((name) => {
    const [one, other] = [found.get(name), expected.get(name)];
    if (one === undefined) return [`${name} is missing`];
    if (other === undefined) return [`${name} is there and should not be`];
    return one.equals(other) ? [] : [`${name} differs\n${parting(one, other)}`];
  });
}

/** One text of what is wrong with a publish; undefined where nothing is. */
export function faultOf(where: string, wrong: readonly string[]): string | undefined {
  if (wrong.length === 0) return undefined;
  const more = wrong.length > SHOWN ? [`and ${wrong.length - SHOWN} more`] : [];
  return [where, ...[...wrong.slice(0, SHOWN), ...more].map((line) => `  ${line}`)].join("\n");
}

/** Where two texts part, with a little of both. */
function parting(found: Buffer, expected: Buffer): string {
  let at = 0;
  while (found[at] === expected[at]) at += 1;
  const show = (bytes: Buffer) => JSON.stringify(bytes.subarray(Math.max(0, at - 60), at + 100).toString());
  return `    is        ${show(found)}\n    should be ${show(expected)}`;
}

/** What a published folder lacks of being one whole release by its own manifest: nothing more and nothing less. */
export function faultsOf(site: string): string[] {
  if (!fs.existsSync(site)) return [`${site} is not there`];
  // The link is followed once: another release may take the place of this one any moment.
  const root = fs.realpathSync(site);
  const manifest = readManifest(path.join(root, MANIFEST));
  if (!manifest) return [`${MANIFEST} is missing or damaged`];
  const tree = readTree(root);
  const listed = new Set(manifest.files.map((file) => file.path));
  const extra = [...tree.keys()].filter((name) => name !== MANIFEST && !listed.has(name));
  const wrong = manifest.files.filter(({ path: name, sha256, size }) => {
    const bytes = tree.get(name);
    return bytes === undefined || bytes.length !== size || sum(bytes) !== sha256;
  });
  return [
    ...extra.map((name) => `${name} is not in the manifest`),
    ...wrong.map(({ path: name }) => `${name} is not whole`),
  ];
}

function sum(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
