/** A joined thread, and what is in the archive of it → the files of its folder. Nothing is written here. */
import { alias as aliasSchema } from "../../archive/schema/alias.ts";
import { language } from "../../archive/schema/language.ts";
import { sha256Of } from "../../core/checksum.ts";
import type { PostText } from "../html/post-text.ts";
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
  type TextFile,
  type WrittenReply,
} from "./existing.ts";
import { fillFloor, type ThreadLinks } from "./fill.ts";
import { floorFlags } from "./floor-flags.ts";
import { arrivedIn, firstPost, mergedRemarks, mergeReplies } from "./merge.ts";
import type { OldAddresses } from "./old-addresses.ts";
import { indexText, recordText, withRecords, withReplies } from "./texts.ts";

const ALIAS = aliasSchema();
const LANGUAGE = language({ description: "", examples: [""] });

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
  /** Names of all attachments that an import or a fetch brought. */
  readonly files: readonly string[];
}

/** What a thread must know of the others. */
export interface Among {
  /** Its folder below the content folder. */
  readonly folder: string;
  readonly links: ThreadLinks;
  readonly oldAddresses: OldAddresses;
}

/** @param known the thread as it is in the archive */
export function compose(thread: JoinedThread, among: Among, known?: ExistingThread): Composed {
  const { folder, links } = among;
  const files = planAttachments(thread.floors, known);
  const first = firstPost(thread, known);
  const merged = mergeReplies(thread.floors, first, known);
  const fill = (floor: JoinedFloor, text: PostText) =>
    fillFloor(text, floor, files, links, { folder, byId: merged.byId });
  const remarksOf = (floor: JoinedFloor) =>
    withList(
      "remarks",
      (floor.remarks ?? []).map(({ text, ...remark }) => ({ ...remark, text: fill(floor, text) })),
    );
  const added = merged.added.map(({ n, floor }): WrittenReply => {
    const record = { ...floorRecord(floor, n, files, merged.byId), ...remarksOf(floor) };
    return { record, text: fill(floor, floor.text) };
  });
  if (first.moved) added.push(first.moved);
  added.sort((a, b) => a.record.n - b.record.n);
  const post = first.isFresh ? first.floor : undefined;
  const fresh = { ...frontOf(thread, files, post, among), ...(post && remarksOf(post)) };
  const front = known ? mergedFront(known.front, fresh, files, post !== undefined) : fresh;
  const again = first.isFresh || !first.floor ? [] : mergedRemarks(front.remarks, remarksOf(first.floor).remarks);
  const index = {
    front: { ...front, ...withList("remarks", again) },
    body: post ? fill(post, post.text) : (known?.body ?? ""),
  };
  const records = new Map(known?.replies.map(({ record }) => [record.n, record]));
  const remarked = merged.again.flatMap(({ n, floor }) => {
    const record = records.get(n);
    const remarks = mergedRemarks(record?.remarks, remarksOf(floor).remarks);
    return record && remarks.length > (record.remarks?.length ?? 0) ? [{ ...record, remarks }] : [];
  });
  const { texts, written, flags } = newTexts(index, { added, remarked }, files, known);
  const all = [...thread.flags, ...floorFlags(thread, files), ...flags.held];
  const record = captureRecord({ thread, attachments: files.captured, flags: all, written, before: known?.capture });
  const recordFile = recordText(record);
  if (recordFile !== known?.texts["capture.json"]) texts.set("capture.json", recordFile);
  return {
    texts,
    copies: files.copies,
    flags: worstFirst([...all, ...flags.kept]),
    floors: merged.added.length + (post ? 1 : 0),
    missing: files.captured.filter((one) => one.missing).length,
    files: files.captured.flatMap(({ file, missing }) => (file === undefined || missing ? [] : [file])),
  };
}

/** The texts that are to be written. What a person changed stays; replies are added to it, and change nothing of it. */
function newTexts(
  index: { readonly front: Front; readonly body: string },
  { added, remarked }: { readonly added: readonly WrittenReply[]; readonly remarked: readonly FloorLine[] },
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
    if (!known?.edited.has(name)) written[name] = sha256Of(text);
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
    const more = [
      ...(added.length > 0 ? ["; new floors are added"] : []),
      ...(remarked.length > 0 ? ["; new remarks of the capture are not in it"] : []),
    ];
    const reason = `it was changed here, and stays as it is${more.join("")}`;
    flags.kept.push({ flag: "edited-here", where: "replies.md", reason });
    put("replies.md", withReplies(before, added));
  } else put("replies.md", withReplies(withRecords(arrivedIn(before, "replies.md", files.arrived), remarked), added));
  for (const name of changedFiles(known)) {
    flags.kept.push({ flag: "edited-here", where: name, reason: "the file was changed here, and stays as it is" });
  }
  return { texts, written, flags };
}

/** @param opening the post that is to be in `index.md`, if that is a new one */
function frontOf(
  thread: JoinedThread,
  files: AttachmentPlan,
  opening: JoinedFloor | undefined,
  { folder, oldAddresses }: Among,
): Front {
  const { facts } = thread;
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
    ...(opening && opening.n > 1 && { floor: opening.n }),
    ...(facts.license !== undefined && { license: facts.license }),
    ...(facts.rights !== undefined && { rights: facts.rights }),
    ...(url !== undefined && { source_url: url }),
    ...(facts.site !== undefined && { source_site: facts.site }),
    ...withList(
      "aliases",
      aliasesOf(thread).filter((alias) => oldAddresses.take(alias, folder)),
    ),
    ...withList("attachments", [...files.listed]),
    ...(facts.draft && { draft: true }),
  };
}

/**
 * Front matter of a thread that is there: what is known of it stays, and what was not known is added.
 *
 * @param isOther whether another post takes the place of that in `index.md`
 */
function mergedFront(before: Front, fresh: Front, files: AttachmentPlan, isOther: boolean): Front {
  const aliases = [...new Set([...(before.aliases ?? []), ...(fresh.aliases ?? [])])];
  const { date, author, signature, floor, remarks, ...rest } = before;
  const kept = isOther ? rest : before;
  return { ...fresh, ...kept, ...withList("aliases", aliases), ...withList("attachments", [...files.listed]) };
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
    // The front page of the archive answers for its own address, whatever the query.
    return /^\/(?:index\.html?)?$/.test(pathname) ? [] : [pathname + search];
  });
  return [...new Set(paths)].filter((path) => ALIAS.safeParse(path).success);
}

function languageTag(written: string): string | undefined {
  const tag = LANGUAGES.get(written.trim().toLowerCase().replaceAll("_", "-")) ?? recased(written);
  return LANGUAGE.safeParse(tag).success ? tag : undefined;
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
