/** The first content of a new archive, if it comes from somewhere. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fixContent } from "../../archive/fix.ts";
import { inspectArchive } from "../../archive/inspect.ts";
import { loadArchive } from "../../archive/load.ts";
import type { Problem } from "../../core/problems.ts";
import { StopError } from "../../core/stop-error.ts";
import { importThreads } from "../../importers/import.ts";
import { type Beginning, BOARD, BROUGHT_BOARD, contentAround } from "../content-files.ts";
import { writeFiles } from "../new-file.ts";
import type { LeftOut } from "./left-out.ts";
import { reasonOf, type Written, writeThreads } from "./markdown-content.ts";
import { MARKDOWN } from "./source-folder.ts";
import { copyContent, steleContent } from "./stele-content.ts";

/** What came along. */
export interface Brought {
  readonly threads: number;
  /** Title and language that the archive has. */
  readonly settings: { readonly title: string; readonly lang: string };
  /** Folder of its first board. */
  readonly board: string;
  readonly left: readonly LeftOut[];
}

/** Folders from the content folder to a thread that was written: board, year, name. */
const THREAD_STEPS = 3;
/** A thread that is taken out may be what another one links to. */
const ROUNDS = 5;

/**
 * Fills a content folder from another folder: one in Stele's own form is copied, every Markdown file of another one
 * becomes a thread, and one without Markdown is imported. A thread with a problem that only a person can mend is left
 * out, and the archive is sound.
 *
 * @param from the folder; nothing in it is changed
 * @param content the content folder, which is not there yet
 * @throws StopError if there is nothing to bring
 */
export async function bringContent(from: string, content: string, beginning: Beginning): Promise<Brought> {
  const ours = steleContent(from);
  if (ours !== undefined) {
    const left = await copyContent(ours, content);
    const { archive } = await loadArchive(content, { drafts: true });
    const { threads, settings, boards } = archive;
    return { threads: threads.length, settings, board: boards[0]?.path ?? BOARD, left };
  }
  writeFiles(content, contentAround(beginning));
  const markdown = writeThreads(from, content);
  const hasMarkdown = markdown.threads.size > 0 || markdown.left.some(isMarkdown);
  const written = hasMarkdown ? markdown : await importPages(from, content);
  if (written.threads.size === 0) throw new StopError(nothingIn(from, written));
  const left = await leaveUnsound(content, written);
  const threads = written.threads.size - (left.length - written.left.length);
  return { threads, settings: beginning, board: BROUGHT_BOARD, left };
}

/** Threads of saved pages and exports. */
async function importPages(from: string, content: string): Promise<Written> {
  const threads = new Map<string, string>();
  const left = await withScratch(async (cache) => {
    const result = await importThreads({ paths: [from], content, board: BROUGHT_BOARD, cache });
    const failed = result.threads.flatMap(({ folder, inputs, reason }) => {
      if (reason === undefined) threads.set(folder, inputs[0] ?? folder);
      return reason === undefined ? [] : [{ path: inputs[0] ?? folder, reason }];
    });
    const nothing = result.nothing.map(({ file, reason }) => ({ path: file, reason }));
    return [...failed, ...nothing];
  });
  return { threads, left };
}

/** Mends what is certain and takes out threads that have a problem all the same. @returns all that was left out */
async function leaveUnsound(content: string, { threads, left }: Written): Promise<LeftOut[]> {
  const out = new Map<string, LeftOut>();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { file, after } of await fixContent(content, { drafts: true }))
      fs.writeFileSync(path.join(content, file), after);
    const problems = await problemsOf(content);
    if (problems.length === 0) return [...left, ...out.values()];
    for (const problem of problems) {
      const folder = problem.file.split("/", THREAD_STEPS).join("/");
      if (!threads.has(folder)) throw new StopError(`${problem.file}: ${reasonOf(problem)}`);
      if (out.has(folder)) continue;
      out.set(folder, { path: threads.get(folder) ?? folder, reason: reasonOf(problem) });
      fs.rmSync(path.join(content, folder), { recursive: true });
    }
  }
  throw new StopError("the folder has problems that hide others; bring a part of it");
}

async function problemsOf(content: string): Promise<readonly Problem[]> {
  return withScratch(async (cache) => {
    const loaded = await loadArchive(content, { drafts: true });
    return (await inspectArchive(loaded, (file) => path.join(content, file), cache)).problems;
  });
}

/** Gives a folder to some work, and removes it after it. */
async function withScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "stele-from-"));
  try {
    return await work(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

const isMarkdown = ({ path: file }: LeftOut): boolean => MARKDOWN.test(file);

function nothingIn(from: string, { left }: Written): string {
  const first = left.find(isMarkdown) ?? left[0];
  const why = first === undefined ? "" : `, but for ${first.path}: ${first.reason}`;
  return `there is nothing in ${from} that could be a thread${why}`;
}
