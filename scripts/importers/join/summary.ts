/** What an import must know of all parts at once, to find those of one thread: small, because there may be many. */
import { createHash } from "node:crypto";
import { withoutInvisible } from "../../core/invisible.ts";
import { decodedPath } from "../../core/percent.ts";
import { fillText, type PostText } from "../html/post-text.ts";
import type { RecordedPart } from "../parse/record.ts";
import { threadAddress } from "./address.ts";

/** By what a thread is known, as `capture.json` keeps it. */
export interface Identity {
  readonly address?: string;
  readonly number?: string;
  readonly opening?: string;
  /** Title at the source. */
  readonly title?: string;
  /** Sum of the opening post's author and text. */
  readonly text?: string;
}

/** One part of a thread in a few words. */
export interface PartSummary {
  /** By what its thread is known, the strongest first: sums of `address`, `number` and `opening`. */
  readonly keys: readonly string[];
  /** Sums of addresses by which links may name it. */
  readonly addresses: readonly string[];
  /** Sum of the title, letter case and spaces aside. */
  readonly title: string;
  readonly words: string;
  /** Year of its first post. */
  readonly year?: string;
  readonly boards?: readonly string[];
  readonly opens: boolean;
  /** Sum of the opening post's author and text. */
  readonly openingText?: string;
  readonly page?: number;
  readonly of?: number;
  readonly savedAt?: string;
  readonly firstFloor?: number;
}

/** Characters of a title by which a thread is known. */
const LONGEST_TITLE = 200;

export function summarize(part: RecordedPart): PartSummary {
  const { thread, floors } = part;
  const identity = identityOf(part);
  const opening = floors[0];
  const year = /^\d{4}/.exec(opening?.date ?? "")?.[0];
  return {
    ...summaryOf(identity),
    addresses: addressesOf(part),
    ...(year !== undefined && { year }),
    ...(thread.boards && { boards: thread.boards }),
    opens: thread.opens,
    ...(thread.page && { page: thread.page.number }),
    ...(thread.page?.of !== undefined && { of: thread.page.of }),
    ...(part.savedAt !== undefined && { savedAt: part.savedAt }),
    ...(opening?.n !== undefined && { firstFloor: opening.n }),
  };
}

/** What an identity says of a thread, wherever it is kept. */
export function summaryOf(identity: Identity): PartSummary {
  const { title = "", text } = identity;
  return {
    ...{ keys: identityKeys(identity), addresses: [], title: shortSum(titleKey(title)), words: title },
    opens: text !== undefined,
    ...(text !== undefined && { openingText: text }),
  };
}

/** By what a part's thread is known. */
export function identityOf({ thread, floors, url }: RecordedPart): Identity {
  const address = threadAddress(thread.url ?? url ?? "");
  const site = address?.split("/")[0] ?? thread.site ?? "";
  const software = thread.adapter;
  const opening = thread.opens ? floors[0] : undefined;
  return {
    ...(address !== undefined && { address }),
    ...(thread.id !== undefined && { number: `${software} ${site} ${thread.id}` }),
    ...(thread.title !== "" && { title: thread.title.slice(0, LONGEST_TITLE) }),
    ...(opening && {
      text: shortSum(`${opening.author}\n${wordsIn(opening.text)}`),
      opening: shortSum(`${titleKey(thread.title)}\n${opening.author}\n${opening.date}\n${wordsIn(opening.text)}`),
    }),
  };
}

/** Sums of what a thread is known by, each told by its first letter. */
function identityKeys({ address, number, opening }: Identity): string[] {
  return [
    ...(address === undefined ? [] : [`a${shortSum(address)}`]),
    ...(number === undefined ? [] : [`n${shortSum(number)}`]),
    ...(opening === undefined ? [] : [`o${opening}`]),
  ];
}

/** Sum of an address as links name it; of a file if it is a path. */
export function addressSum(address: string): string {
  return shortSum(threadAddress(address) ?? pathOf(address));
}

/** A path as sites take it, with or without the name of its index; all else as it is. */
function pathOf(address: string): string {
  if (!address.startsWith("/")) return address;
  const { pathname } = new URL(address, "https://site.invalid");
  return decodedPath(pathname).replace(/\/(?:index\.html?)?$/, "") || "/";
}

function addressesOf({ thread, url }: RecordedPart): string[] {
  const base = thread.url ?? url;
  const all = [thread.url, url, ...(thread.aliases ?? [])].flatMap((one) => {
    if (one === undefined) return [];
    // An export need not say at which site it was.
    return URL.canParse(one, base) ? [new URL(one, base).href] : one.startsWith("/") ? [one] : [];
  });
  return [...new Set(all.map(addressSum))];
}

function titleKey(title: string): string {
  return withoutInvisible(title)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, "");
}

/** Letters and digits of a text, whatever its markup. */
function wordsIn(text: PostText): string {
  return fillText(text, { image: () => "", link: (_, label) => label ?? "" }).replace(/[^\p{L}\p{N}]+/gu, "");
}

/** 16 letters that stand for a text. */
export function shortSum(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 16);
}
