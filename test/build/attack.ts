/** Builds of content that means harm. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { beforeEach, expect } from "vitest";
import type { Problem } from "../../scripts/core/problems.ts";
import { type Files, smallArchive, temporaryFolder, tree, write } from "../support/archive.ts";
import { tryBuild } from "../support/build.ts";

/** The text of the thread that most attacks come in. */
export const POST = "tea/2016/evil/index.md";
/** Where attacks leave a file if they run. */
export const MARKER = path.join(os.tmpdir(), `stele-attack-${process.pid}`);
/** Code that leaves it. */
export const RUN = `require("fs").writeFileSync(${JSON.stringify(MARKER)}, "ran")`;
/** What lies outside the content and must not be published. */
export const SECRET = "SECRET OUTSIDE";

beforeEach(() => fs.rmSync(MARKER, { force: true }));

/** What an attack came to. */
export interface Outcome {
  readonly refused: boolean;
  readonly problems: readonly Problem[];
  /** If it was published: the HTML of the post, and the paths of all files. */
  readonly html: string;
  readonly files: readonly string[];
  /** The bytes of each file, a character each. */
  readonly site: ReadonlyMap<string, string>;
  /** The published folder. */
  readonly out: string;
}

/**
 * Builds an archive with hostile files. Nothing may ever run, nor be written beside the output, nor leak from outside.
 *
 * @param prepare does to the content folder what text cannot
 */
export async function attack(files: Files, prepare?: (content: string) => void): Promise<Outcome> {
  const root = temporaryFolder();
  write(root, {
    "secret.txt": SECRET,
    "outside/index.md": `---\ntitle: ${SECRET}\n---\n${SECRET}\n`,
  });
  const content = path.join(root, "content");
  fs.renameSync(smallArchive(files), content);
  prepare?.(content);
  const before = tree(root);
  const out = path.join(root, "published", "site");
  fs.mkdirSync(path.dirname(out));
  const result = await tryBuild(content, { out, cache: path.join(root, "cache") });
  expect(fs.existsSync(MARKER)).toBe(false);
  expect(fs.readdirSync(path.dirname(out)).filter((name) => !/^site(\.releases)?$/.test(name))).toEqual([]);
  const after = tree(root);
  for (const [name, bytes] of before) expect(after.get(name)).toBe(bytes);
  if ("problems" in result) {
    expect(fs.existsSync(out)).toBe(false);
    return { refused: true, problems: result.problems, html: "", files: [], site: new Map(), out };
  }
  const site = tree(fs.realpathSync(out));
  expect([...site.values()].join("")).not.toContain(SECRET);
  return { refused: false, problems: [], html: pageOf(site, POST), files: [...site.keys()], site, out };
}

/** The page of a thread. @param file its `index.md` */
export function pageOf(site: ReadonlyMap<string, string>, file: string): string {
  return Buffer.from(site.get(file.replace(".md", ".html")) ?? "", "latin1").toString();
}
