/** Changes to files that a person has the last word on: shown as a diff, asked for, and written. */
import { chmodSync, renameSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline/promises";
import { createTwoFilesPatch } from "diff";
import { plural } from "../core/counted.ts";
import { withoutEndSlashes } from "../core/paths.ts";
import { visible } from "./report.ts";

/** A text file before and after. */
export interface Change {
  /** Below the folder that all changes are in. */
  readonly file: string;
  readonly before: Buffer;
  readonly after: Buffer;
}

/** Where changes are shown and asked for. */
export interface Terminal {
  readonly output: { readonly isTTY?: boolean; write(text: string): unknown };
  /** Asks a question; undefined if nobody is there to answer. */
  readonly ask: ((question: string) => Promise<string>) | undefined;
}

/** The terminal of this process. @param output where the diff goes */
export function processTerminal(output: NodeJS.WriteStream): Terminal {
  const present = process.stdin.isTTY && process.stderr.isTTY;
  return { output, ask: present ? askPerson : undefined };
}

async function askPerson(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await lines.question(question);
  } finally {
    lines.close();
  }
}

/**
 * Shows changes and writes them, if `yes` is true or the person at the terminal agrees.
 *
 * @param folder the folder that the changes are in, as the caller named it
 * @returns whether they were written
 */
export async function offerChanges(
  changes: readonly Change[],
  folder: string,
  { yes, terminal }: { readonly yes: boolean; readonly terminal: Terminal },
): Promise<boolean> {
  const coloured = terminal.output.isTTY === true && !process.env.NO_COLOR;
  for (const change of changes) terminal.output.write(formatChange(change, folder, coloured));
  const answer = yes ? "y" : await terminal.ask?.(`Write these changes to ${plural(changes.length, "file")}? (y/N) `);
  if (!/^y(es)?$/i.test(answer?.trim() ?? "")) {
    const hint = answer === undefined ? "; --yes writes the changes" : "";
    process.stderr.write(`nothing was written${hint}\n`);
    return false;
  }
  for (const { file, after } of changes) writeOver(path.join(folder, file), after);
  process.stderr.write(`${plural(changes.length, "file")} written\n`);
  return true;
}

/** A change as a unified diff. Line ends are left out of it: no change is in them. */
export function formatChange({ file, before, after }: Change, folder: string, coloured: boolean): string {
  const [old, now] = [before, after].map((bytes) => bytes.toString("utf8").replace(/\r\n?/g, "\n"));
  const name = `${withoutEndSlashes(folder)}/${file}`;
  const patch = createTwoFilesPatch(name, name, old ?? "", now ?? "", "", "", { context: 1 });
  const lines = patch.split("\n").filter((line) => !/^(=+$|Index: )/.test(line));
  return lines.map((line) => (coloured ? colour(visible(line)) : visible(line))).join("\n");
}

const COLOURS: Readonly<Record<string, string>> = { "-": "31", "+": "32", "@": "36" };

function colour(line: string): string {
  const code = COLOURS[line.charAt(0)];
  return code === undefined ? line : `\x1b[${code}m${line}\x1b[0m`;
}

/**
 * Replaces a file of the content as a whole: whoever reads it finds it as it was or as it is to be. Unlike the files of
 * a cache it keeps its permissions, and what a killed process leaves has a name that is no attachment's.
 */
function writeOver(file: string, bytes: Uint8Array): void {
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`);
  writeFileSync(temporary, bytes, { flag: "wx" });
  chmodSync(temporary, statSync(file).mode);
  renameSync(temporary, file);
}
