import fs from "node:fs";
import path from "node:path";

/** A text file to be made. */
export interface NewFile {
  /** Below the folder that is made. */
  readonly path: string;
  readonly text: string;
  /** Permissions; those of any new file if absent. */
  readonly mode?: number;
}

/** Writes files below a folder, and the folders that they are in. */
export function writeFiles(folder: string, files: readonly NewFile[]): void {
  for (const { path: name, text, mode } of files) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text, { flag: "wx", ...(mode !== undefined && { mode }) });
  }
}
