/** Pages of a WARC file, each with the pictures and files that the same file has. */
import type { Item, Resource, Resources } from "../../model.ts";
import { type Input, inputFile, type Reader } from "../input.ts";
import { parameter } from "../mime.ts";
import { SavedPage } from "../saved-page.ts";
import { parseResponse } from "./http.ts";
import { WarcFile, type WarcRecord } from "./records.ts";

export const warc: Reader = {
  most: 64 * 2 ** 30,
  reads: ({ kind }) => kind === "warc",
  *items(input: Input) {
    yield* pagesOf(input.path, input.name, input.busy);
  },
};

/** Records that are read before the reader says that it is alive. */
const BETWEEN = 100;

/**
 * Gives the pages of a file. It is read twice: first to learn what it has, then page by page.
 *
 * @param path of the file on disk
 * @param name of the file, for messages
 * @param busy called now and then while it is read the first time
 */
export function* pagesOf(path: string, name: string, busy?: () => void): Generator<Item> {
  const file = new WarcFile(path);
  try {
    const records = new Map<string, WarcRecord>();
    let damage: string | undefined;
    try {
      let read = 0;
      for (const record of file.records()) {
        if (++read % BETWEEN === 0) busy?.();
        const kind = record.headers.get("warc-type");
        if (kind === "response" || kind === "resource") records.set(targetOf(record), record);
      }
    } catch (error) {
      damage = error instanceof Error ? error.message : String(error);
    }
    for (const [url, record] of records) {
      const page = record.mayBePage ? pageOf(file, record, url, records) : undefined;
      if (page !== undefined) yield page;
    }
    if (damage !== undefined) yield { is: "nothing", file: name, reason: damage, failed: true };
  } finally {
    file.close();
  }
}

/** The address without brackets around it, which old programs write, and without the part that no server sees. */
const targetOf = ({ headers }: WarcRecord) =>
  (headers.get("warc-target-uri") ?? "").replace(/^<|>$/g, "").replace(/#.*$/s, "");

function pageOf(
  file: WarcFile,
  record: WarcRecord,
  url: string,
  records: ReadonlyMap<string, WarcRecord>,
): Item | undefined {
  const answer = bodyOf(file, record);
  if (answer === undefined || !/^(?:text\/html|application\/xhtml)/i.test(answer.type)) return undefined;
  const savedAt = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.exec(record.headers.get("warc-date") ?? "")?.[0];
  const name = url.replace(/^[a-z]+:\/\//i, "");
  return {
    is: "page",
    page: new SavedPage({
      input: { ...inputFile(name, answer.body), file: name },
      bytes: answer.body,
      charset: parameter(answer.type, "charset"),
      facts: { ...(/^https?:/i.test(url) && { url }), ...(savedAt !== undefined && { savedAt: `${savedAt}Z` }) },
      resources: ({ base }) => resourcesOf(file, records, base ?? url),
    }),
  };
}

function bodyOf(file: WarcFile, record: WarcRecord): { type: string; body: Buffer } | undefined {
  try {
    const block = file.read(record);
    if (record.headers.get("warc-type") === "resource")
      return { type: record.headers.get("content-type") ?? "", body: block };
    const response = parseResponse(block);
    return response !== undefined && response.status === 200 ? response : undefined;
  } catch {
    // Other pages of the file are sound.
    return undefined;
  }
}

function resourcesOf(file: WarcFile, records: ReadonlyMap<string, WarcRecord>, base: string): Resources {
  return {
    find(address: string): Resource | undefined {
      if (!URL.canParse(address, base)) return undefined;
      const url = new URL(address, base);
      const record = records.get(url.href.replace(/#.*$/s, ""));
      const body = record === undefined ? undefined : bodyOf(file, record)?.body;
      if (body === undefined || body.length === 0) return undefined;
      return { name: url.pathname.replace(/^.*\//s, "") || "file", size: body.length, read: () => body };
    },
  };
}
