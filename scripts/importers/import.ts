/** One import: inputs → parts in the store → threads → folders. */
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { openCacheFolder } from "../core/cache-folder.ts";
import { type Group, groupParts } from "./join/group.ts";
import { addressSum, type PartSummary, shortSum } from "./join/summary.ts";
import { joinThread } from "./join/thread.ts";
import type { Nothing } from "./model.ts";
import { parseAll } from "./parse/parse-all.ts";
import { CaptureStore, type StoredPart } from "./parse/store.ts";
import type { InputPlace } from "./read/input.ts";
import { findInputs, nameBelow } from "./read/walk.ts";
import type { ImportedThread, ImportResult } from "./result.ts";
import { boardFolder, ensureBoard } from "./write/boards.ts";
import { compose } from "./write/compose.ts";
import { readExisting } from "./write/existing.ts";
import type { ThreadLinks } from "./write/fill.ts";
import { Folders } from "./write/folders.ts";
import { findKnown, type KnownThreads } from "./write/known-threads.ts";
import type { OldAddresses } from "./write/old-addresses.ts";
import { placeThread } from "./write/place.ts";
import { ThreadFactsCache } from "./write/thread-facts.ts";

export interface ImportOptions {
  /** Files and folders. */
  readonly paths: readonly string[];
  /** The content folder. */
  readonly content: string;
  /** Board of new threads; without it each must name one itself, and `boardsFromPage` be set. */
  readonly board?: string | undefined;
  /** Whether the page's own board is taken where it names one. */
  readonly boardsFromPage?: boolean | undefined;
  readonly cache: string;
  /** Name of the adapter that reads all pages. */
  readonly from?: string | undefined;
  /** Writes nothing into the content folder. */
  readonly dryRun?: boolean | undefined;
  /** Shows how far the import is. */
  readonly onProgress?: ((label: "inputs" | "threads", done: number, total: number) => void) | undefined;
  /** Says whether to stop after the thread that is being written. */
  readonly stopped?: (() => boolean) | undefined;
}

/** Threads that are as they were, between two looks at signals. */
const BETWEEN = 200;

/** A part, and the input that it is in. */
type Located = StoredPart & { readonly input: InputPlace };

/** A thread of this run, and its folder. */
interface Planned {
  readonly group: Group;
  readonly folder: string;
  readonly isKnown: boolean;
  readonly board: string;
  readonly boardTitle?: string;
}

/** What all threads of a run share. */
interface Run {
  readonly options: ImportOptions;
  readonly parts: readonly Located[];
  readonly store: CaptureStore;
  readonly facts: ThreadFactsCache;
  readonly links: ThreadLinks;
  readonly oldAddresses: OldAddresses;
  /** Boards that were looked at. */
  readonly boards: Set<string>;
}

/** Imports. Opens no connection. */
export async function importThreads(options: ImportOptions): Promise<ImportResult> {
  const { content, cache, onProgress } = options;
  openCacheFolder(cache);
  const { places, left } = findInputs(options.paths);
  const all = await parseAll(places, {
    cache,
    from: options.from,
    onProgress: (done, total) => onProgress?.("inputs", done, total),
    stopped: options.stopped,
  });
  if (!all) return { inputs: 0, threads: [], nothing: [], isWhole: false };
  const nothing: Nothing[] = [...left];
  const parts: Located[] = [];
  all.forEach((items, at) => {
    for (const item of items) {
      if ("is" in item) nothing.push(item);
      else parts.push(Object.assign(item, { input: places[at] as InputPlace }));
    }
  });
  const store = new CaptureStore(cache, options.from ?? "");
  const lines = store.openThreads(content);
  const facts = new ThreadFactsCache(content, lines);
  const known = findKnown(content, facts);
  const groups = groupParts(
    parts,
    known.threads.map(({ summary }) => summary),
  );
  const { planned, homeless } = planThreads(groups, parts, known, options);
  nothing.push(...homeless);
  const links = linksOf(planned, parts, known);
  const run: Run = { options, parts, store, facts, links, oldAddresses: known.oldAddresses, boards: new Set() };
  const threads: ImportedThread[] = [];
  for (const [at, plan] of planned.entries()) {
    const from = sourceOf(plan, parts);
    const unchanged = plan.isKnown ? facts.unchanged(plan.folder, from) : undefined;
    // Signals are heard between two threads.
    if (!unchanged || at % BETWEEN === 0) await setImmediate();
    if (options.stopped?.()) break;
    threads.push(unchanged ?? importThread(plan, from, run));
    onProgress?.("threads", at + 1, planned.length);
  }
  lines.close();
  // Files that belong to pages are no inputs of their own, and become nothing.
  const inputs = all.filter((items) => items.length > 0).length;
  return { inputs, threads, nothing, isWhole: threads.length === planned.length };
}

/** Folders of all threads: where they are, or where they are to be; and the inputs of those that have no board. */
function planThreads(
  groups: readonly Group[],
  parts: readonly Located[],
  known: KnownThreads,
  { board: given, boardsFromPage }: ImportOptions,
): { planned: Planned[]; homeless: Nothing[] } {
  const folders = new Folders(known.folders);
  const homeless: Nothing[] = [];
  const planned = groups.flatMap((group): Planned | [] => {
    const all = group.parts.map((at) => parts[at] as Located);
    const there = group.known === undefined ? undefined : known.threads[group.known]?.folder;
    if (there !== undefined) return { group, folder: there, isKnown: true, board: there.split("/")[0] ?? there };
    const first = all[0] as Located;
    const title = boardsFromPage ? all.find(({ boards }) => boards && boards.length > 0)?.boards?.at(-1) : undefined;
    const own = title === undefined ? undefined : boardFolder(title);
    const board = own ?? given;
    if (board === undefined) {
      for (const { input } of all)
        homeless.push({ is: "nothing", file: nameBelow(input.path, input.root), reason: NO_BOARD, failed: true });
      return [];
    }
    const year = all.find((part) => part.year !== undefined)?.year;
    const suffix = shortSum(first.keys[0] ?? first.title)
      .replace(/[^A-Za-z0-9]/g, "")
      .slice(0, 8)
      .toLowerCase();
    const folder = folders.take({ board, year, title: first.words, suffix });
    return {
      group,
      folder,
      isKnown: false,
      board,
      ...(own !== undefined && title !== undefined && { boardTitle: title }),
    };
  });
  return { planned, homeless };
}

const NO_BOARD = "the page names no board that can be a folder; give --board BOARD for such pages";

function linksOf(planned: readonly Planned[], parts: readonly Located[], known: KnownThreads): ThreadLinks {
  const folders = new Map<string, string>();
  for (const { group, folder } of planned) {
    for (const at of group.parts) {
      const part = parts[at] as PartSummary & { input: InputPlace };
      for (const sum of part.addresses) folders.set(sum, folder);
      folders.set(addressSum(part.input.path), folder);
    }
  }
  return {
    folderOf(address) {
      const sum = addressSum(address);
      return folders.get(sum) ?? known.byAddress.get(sum);
    },
  };
}

/** Once a run for each board. */
function ensureBoardOf({ board, boardTitle }: Planned, { options, boards }: Run): void {
  if (!boards.has(board)) ensureBoard(options.content, board, boardTitle);
  boards.add(board);
}

/** Sum of all that a thread is made from. */
function sourceOf({ group, folder }: Planned, parts: readonly Located[]): string {
  const sums = group.parts.map((at) => parts[at]?.place.sum);
  return shortSum(JSON.stringify([folder, sums, group.doubts]));
}

/** Composes one thread and writes it, if there is anything to write. */
function importThread(plan: Planned, from: string, run: Run): ImportedThread {
  const { group, folder, isKnown } = plan;
  const { parts, store, facts } = run;
  const { content, dryRun } = run.options;
  const stored = group.parts.map((at) => parts[at] as Located);
  const inputs = stored.map(({ input }) => path.basename(input.path));
  try {
    const target = path.resolve(content, folder);
    const existing = isKnown ? readExisting(target) : undefined;
    const recorded = stored.map(({ input, place }) => store.part(input, place));
    const thread = joinThread(recorded, group.doubts, existing);
    const composed = compose(thread, { ...run, folder }, existing);
    const isChanged = composed.texts.size + composed.copies.length > 0;
    if (isChanged && !dryRun) {
      ensureBoardOf(plan, run);
      placeThread(target, composed.texts, composed.copies);
    }
    const changes = recorded.flatMap((part) => part.changes);
    const asItIs: ImportedThread = {
      ...{ folder, inputs, title: thread.facts.title, state: "unchanged", floors: 0, attachments: 0 },
      ...{ missing: composed.missing, repairs: [], flags: composed.flags, doubtful: group.doubts.length > 0 },
    };
    if (!dryRun || !isChanged) facts.keep(folder, from, composed.files, asItIs, composed.texts);
    if (!isChanged) return asItIs;
    return {
      ...asItIs,
      state: existing ? "grown" : "new",
      floors: composed.floors,
      attachments: composed.copies.length,
      repairs: existing ? [] : changes.map(({ kind }) => kind),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      folder,
      inputs,
      title: stored[0]?.words ?? "",
      state: "failed",
      reason,
      floors: 0,
      attachments: 0,
      missing: 0,
      repairs: [],
      flags: [],
      doubtful: false,
    };
  }
}
