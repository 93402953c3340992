/** Ids of files as git gives them, so that what was computed for a file once is known by its id for ever. */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A content folder is data: nothing that lies in it may have git run a program. */
const HARMLESS = ["-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false"];

/**
 * Files that git hands out byte for byte as they are stored. Others (line ends, Git LFS, other filters) have other bytes
 * in the working tree than their blob, and what is published is the working tree.
 */
const CONVERTED = "!filter !ident !working-tree-encoding";
const UNTOUCHED = [`:(attr:!text !eol ${CONVERTED})`, `:(attr:-text ${CONVERTED})`];

/**
 * Blob ids of the files below a folder that git knows and that are as they were committed or staged.
 *
 * @returns path below the folder → id of 40 hexadecimal digits; empty outside git
 */
export async function gitIds(folder: string): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  try {
    const settings = await git(folder, ["config", "--get", "core.autocrlf"]).catch(() => "");
    const untouched = /true|input/.test(settings) ? UNTOUCHED.slice(1) : UNTOUCHED;
    const listing = await git(folder, ["ls-files", "-v", "-s", "-m", "-z", "--", ...untouched]);
    for (const entry of listing.split("\0")) {
      // "H 100644 <id> 0\t<path>"; a letter other than H tells that git may not have looked, or that the file changed.
      const [head = "", path = ""] = splitOnce(entry, "\t");
      const [state, , id = "", stage] = head.split(" ");
      if (state === "H" && stage === "0" && id.length === 40 && !ids.has(path)) ids.set(path, id);
      else ids.delete(path);
    }
  } catch {
    // No git, no repository, or one that git does not trust: the bytes themselves tell the id.
    ids.clear();
  }
  return ids;
}

async function git(folder: string, args: readonly string[]): Promise<string> {
  // Inside a hook these name another repository than the one that the folder lies in.
  const { GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE, ...env } = process.env;
  const { stdout } = await run("git", [...HARMLESS, ...args], { cwd: folder, env, maxBuffer: 2 ** 30 });
  return stdout;
}

function splitOnce(text: string, by: string): [string, string] {
  const at = text.indexOf(by);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

/** The id that git gives to these bytes: SHA-1 of `blob <length>`, a zero byte, and the bytes. */
export function blobId(bytes: Uint8Array): string {
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}

/** `blobId` of a file of any size, read in pieces. */
export function fileBlobId(path: string): string {
  const file = openSync(path, "r");
  try {
    const hash = createHash("sha1").update(`blob ${fstatSync(file).size}\0`);
    const piece = Buffer.allocUnsafe(1 << 16);
    for (let length = readSync(file, piece); length > 0; length = readSync(file, piece)) {
      hash.update(piece.subarray(0, length));
    }
    return hash.digest("hex");
  } finally {
    closeSync(file);
  }
}

/** The id of a file without a byte in it. */
export const EMPTY_ID = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391";
