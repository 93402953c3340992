/** A joined thread, and what is in the archive of it → the files of its folder. Nothing is written here. */
import { alias as aliasSchema } from "../../archive/schema/alias.ts";
import { language } from "../../archive/schema/language.ts";
import type { JoinedFloor, JoinedThread } from "../join/thread.ts";
import type { Flag } from "../model.ts";
import { type AttachmentPlan, type FileCopy, planAttachments } from "./attachments.ts";
import { captureRecord, isWebAddress, worstFirst } from "./capture-record.ts";
import {
  type CaptureRecord,
  changedFiles,
  type ExistingThread,
  type FloorLine,
  type Front,
  sumOf,
  type TextFile,
  type WrittenReply,
} from "./existing.ts";
import { fillFloor, type ThreadLinks } from "./fill.ts";
import { floorFlags } from "./floor-flags.ts";
import { arrivedIn, mergeReplies } from "./merge.ts";
import { indexText, recordText, withReplies } from "./texts.ts";

/** What is to be in a thread's folder, and what somebody should know. */
export interface Composed {
  /** Texts that differ from those in the folder, by name. */
  readonly texts: ReadonlyMap<string, string>;
  /** Files that are not in the folder. */
  readonly copies: readonly FileCopy[];
  readonly flags: readonly Flag[];
  /** Floors that are new, the opening post included. */
  readonly floors: number;
  /** Files that the capture lacks. */
  readonly missing: number;
}

/**
 * @param folder of the thread below the content folder
 * @param known the thread as it is there
 */
export function compose(thread: JoinedThread, folder: string, links: ThreadLinks, known?: ExistingThread): Composed {
  const files = planAttachments(thread.floors, known);
  const merged = mergeReplies(thread, known);
  const fill = (floor: JoinedFloor) => fillFloor(floor, files, links, { folder, byId: merged.byId });
  const added = merged.added.map(({ n, floor }): WrittenReply => {
    return { record: floorRecord(floor, n, files, merged.byId), text: fill(floor) };
  });
  const opening = thread.opens ? thread.floors[0] : undefined;
  const opens = opening !== undefined && (known === undefined || known.body === "");
  const front = known ? mergedFront(known.front, thread, files) : frontOf(thread, files);
  const index = { front, body: opens ? fill(opening) : (known?.body ?? "") };
  const { texts, written, flags } = newTexts(index, added, files, known);
  const all = [...thread.flags, ...floorFlags(thread, files), ...flags.held];
  const record = captureRecord({ thread, attachments: files.captured, flags: all, written, before: known?.capture });
  const recordFile = recordText(record);
  if (recordFile !== known?.texts["capture.json"]) texts.set("capture.json", recordFile);
  return {
    texts,
    copies: files.copies,
    flags: worstFirst([...all, ...flags.kept]),
    floors: added.length + (opens ? 1 : 0),
    missing: files.captured.filter((one) => one.missing).length,
  };
}

/** The texts that are to be written. What a person changed stays; replies are added to it, and change nothing of it. */
function newTexts(
  index: { readonly front: Front; readonly body: string },
  added: readonly WrittenReply[],
  files: AttachmentPlan,
  known: ExistingThread | undefined,
) {
  const texts = new Map<string, string>();
  const written: NonNullable<CaptureRecord["written"]> = { ...known?.capture.written };
  const flags: { held: Flag[]; kept: Flag[] } = { held: [], kept: [] };
  const put = (name: TextFile, text: string): void => {
    if (text === (known?.texts[name] ?? "")) return;
    texts.set(name, text);
    // The sum of a changed text stays as it was, so that it is known as changed.
    if (!known?.edited.has(name)) written[name] = sumOf(text);
  };
  if (known?.edited.has("index.md")) {
    const isNew =
      JSON.stringify([index.front, index.body]) !== JSON.stringify([known.front, known.body]) || files.arrived.size > 0;
    const reason = isNew
      ? "it was changed here; what the capture has more is not in it"
      : "it was changed here, and stays as it is";
    flags[isNew ? "held" : "kept"].push({ flag: "edited-here", where: "index.md", reason });
  } else put("index.md", arrivedIn(indexText(index.front, index.body), "index.md", files.arrived));
  const before = known?.texts["replies.md"] ?? "";
  if (known?.edited.has("replies.md")) {
    const reason = `it was changed here, and stays as it is${added.length > 0 ? "; new floors are added" : ""}`;
    flags.kept.push({ flag: "edited-here", where: "replies.md", reason });
    put("replies.md", withReplies(before, added));
  } else put("replies.md", withReplies(arrivedIn(before, "replies.md", files.arrived), added));
  for (const name of changedFiles(known)) {
    flags.kept.push({ flag: "edited-here", where: name, reason: "the file was changed here, and stays as it is" });
  }
  return { texts, written, flags };
}

function frontOf(thread: JoinedThread, files: AttachmentPlan): Front {
  const { facts, floors, opens } = thread;
  const opening = opens ? floors[0] : undefined;
  const lang = facts.lang === undefined ? undefined : languageTag(facts.lang);
  const url = isWebAddress(facts.url ?? thread.parts[0]?.url);
  return {
    title: facts.title,
    ...(opening?.date !== undefined && { date: opening.date }),
    ...(opening?.author !== undefined && { author: opening.author }),
    ...(facts.tags && facts.tags.length > 0 && { tags: [...facts.tags] }),
    ...(lang !== undefined && { lang }),
    ...(facts.summary !== undefined && { summary: facts.summary }),
    ...(opening?.signature !== undefined && { signature: opening.signature }),
    ...(facts.license !== undefined && { license: facts.license }),
    ...(facts.rights !== undefined && { rights: facts.rights }),
    ...(url !== undefined && { source_url: url }),
    ...(facts.site !== undefined && { source_site: facts.site }),
    ...withList("aliases", aliasesOf(thread)),
    ...withList("attachments", [...files.listed]),
    ...(facts.draft && { draft: true }),
  };
}

/** Front matter of a thread that is there: what is known of it stays, and what was not known is added. */
function mergedFront(before: Front, thread: JoinedThread, files: AttachmentPlan): Front {
  const fresh = frontOf(thread, files);
  const aliases = [...new Set([...(before.aliases ?? []), ...(fresh.aliases ?? [])])];
  return { ...fresh, ...before, ...withList("aliases", aliases), ...withList("attachments", [...files.listed]) };
}

function withList<K extends string, T>(key: K, list: T[]): { [key in K]?: T[] } {
  return list.length === 0 ? {} : ({ [key]: list } as { [key in K]: T[] });
}

function floorRecord(
  floor: JoinedFloor,
  n: number,
  files: AttachmentPlan,
  byId: ReadonlyMap<string, number>,
): FloorLine {
  const { author, date, id, inReplyTo, signature } = floor;
  const answered = inReplyTo?.floor ?? (inReplyTo?.id === undefined ? undefined : byId.get(inReplyTo.id));
  const reply = {
    ...(answered !== undefined && answered < n && { n: answered }),
    ...(inReplyTo?.author !== undefined && { author: inReplyTo.author }),
  };
  const own = files.byFloor.get(floor.n);
  return {
    n,
    ...(author !== undefined && { author }),
    ...(date !== undefined && { date }),
    ...(id !== undefined && { id }),
    ...(Object.keys(reply).length > 0 && { in_reply_to: reply }),
    ...(signature !== undefined && { signature }),
    ...(own && { attachments: [...own] }),
  };
}

/** Old addresses of all pages, as paths that the archive can hold. */
function aliasesOf({ facts, parts }: JoinedThread): string[] {
  const written = [facts.url, ...parts.map(({ url }) => url), ...(facts.aliases ?? [])];
  const paths = written.flatMap((one) => {
    const base = facts.url ?? "http://site.invalid";
    if (one === undefined || !URL.canParse(one, base)) return [];
    const { pathname, search } = new URL(one, base);
    return pathname === "/" && search === "" ? [] : [pathname + search];
  });
  return [...new Set(paths)].filter((path) => aliasSchema().safeParse(path).success);
}

function languageTag(written: string): string | undefined {
  const tag = LANGUAGES.get(written.trim().toLowerCase().replaceAll("_", "-")) ?? recased(written);
  return language({ description: "", examples: [""] }).safeParse(tag).success ? tag : undefined;
}

/** Tags of Chinese that name a country, and its script. */
const LANGUAGES = new Map([
  ...["zh-cn", "zh-sg", "zh-my", "zh-hans-cn", "zh-hans"].map((tag): [string, string] => [tag, "zh-Hans"]),
  ...["zh-tw", "zh-hk", "zh-mo", "zh-hant-tw", "zh-hant"].map((tag): [string, string] => [tag, "zh-Hant"]),
]);

function recased(tag: string): string {
  return tag
    .trim()
    .split(/[-_]/)
    .map((part, index) => (index > 0 && /^[a-z]{2}$/i.test(part) ? part.toUpperCase() : part.toLowerCase()))
    .join("-");
}
