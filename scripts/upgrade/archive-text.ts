/** The edge of migrations: text files of a repository, and their changes on disk. */
import { isUtf8 } from "node:buffer";
import fs from "node:fs";
import path from "node:path";
import { StopError } from "../core/stop-error.ts";
import { ownGit } from "../project/git.ts";
import type { ArchiveText, Changes } from "./migration.ts";

/**
 * The committed files of an archive, as they are on disk.
 *
 * @throws StopError if the folder is in no repository
 */
export async function archiveText(folder: string): Promise<ArchiveText> {
  const { status, stdout, stderr } = await ownGit({ folder }, ["ls-files", "-z"]);
  if (status !== 0) throw new StopError(`git cannot list the files of ${folder}: ${stderr.trim()}`);
  return {
    paths: stdout.split("\0").slice(0, -1).sort(),
    read(name) {
      const file = path.join(folder, name);
      if (!fs.lstatSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
      const bytes = fs.readFileSync(file);
      return isUtf8(bytes) && !bytes.includes(0) ? bytes.toString() : undefined;
    },
  };
}

/** Writes changes, all of them or none. */
export function writeChanges(folder: string, changes: Changes): void {
  const before = new Map<string, Buffer | undefined>();
  try {
    for (const [name, text] of changes) {
      const file = path.join(folder, name);
      before.set(file, fs.existsSync(file) ? fs.readFileSync(file) : undefined);
      putFile(file, text);
    }
  } catch (error) {
    for (const [file, bytes] of before) putFile(file, bytes);
    throw error;
  }
}

/** Writes a file with the folders around it; removes it if it has no content. */
export function putFile(file: string, content: string | Buffer | undefined): void {
  if (content === undefined) fs.rmSync(file, { force: true });
  else {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  }
}
