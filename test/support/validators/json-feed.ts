/** JSON feeds held against JSON Feed 1.1. @see https://www.jsonfeed.org/version/1.1/ */
import * as z from "zod";
import type { FeedReport } from "./atom.ts";
import { isAddress, isLanguage, isTime, partAddresses, repeated } from "./values.ts";

const address = z.string().refine(isAddress, "is no whole address");
const time = z.string().refine(isTime, "is no time of RFC 3339");
const language = z.string().refine(isLanguage, "is no language tag");
const text = z.string().trim().min(1);
const author = z
  .strictObject({ name: text.optional(), url: address.optional(), avatar: address.optional() })
  .refine((one) => Object.keys(one).length > 0, "an author has a name, an address or a picture");
const attachment = z.strictObject({
  url: address,
  mime_type: text,
  title: text.optional(),
  size_in_bytes: z.number().int().optional(),
  duration_in_seconds: z.number().optional(),
});

/** Strict: a key that the format has not is a mistake of ours. */
const item = z
  .strictObject({
    id: address,
    url: address.optional(),
    external_url: address.optional(),
    title: text.optional(),
    content_html: text.optional(),
    content_text: text.optional(),
    summary: z.string().optional(),
    image: address.optional(),
    banner_image: address.optional(),
    date_published: time.optional(),
    date_modified: time.optional(),
    authors: z.array(author).min(1).optional(),
    tags: z.array(text).optional(),
    language: language.optional(),
    attachments: z.array(attachment).optional(),
  })
  .refine((one) => one.content_html !== undefined || one.content_text !== undefined, "an item has content");

const feed = z.strictObject({
  version: z.literal("https://jsonfeed.org/version/1.1"),
  title: text,
  home_page_url: address.optional(),
  feed_url: address.optional(),
  description: text.optional(),
  user_comment: text.optional(),
  next_url: address.optional(),
  icon: address.optional(),
  favicon: address.optional(),
  authors: z.array(author).min(1).optional(),
  language: language.optional(),
  expired: z.boolean().optional(),
  items: z.array(item),
});

/** @param self where the feed is published */
export function checkJsonFeed(source: string, self: string): FeedReport {
  let parsed: unknown;
  try {
    parsed = JSON.parse(source);
  } catch (error) {
    return { faults: [`is no JSON: ${(error as Error).message}`], entries: 0, addresses: [] };
  }
  const { success, data, error } = feed.safeParse(parsed);
  if (!success) {
    const faults = error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
    return { faults, entries: 0, addresses: [] };
  }
  const faults = data.feed_url === self ? [] : [`names ${data.feed_url} as itself`];
  faults.push(...repeated(data.items.map(({ id }) => id)).map((id) => `two items have the id ${id}`));
  for (const { id, content_html = "" } of data.items)
    faults.push(...partAddresses(content_html).map((one) => `${id} names ${one} in its content`));
  const addresses = [data.home_page_url, data.feed_url, ...data.items.map(({ url }) => url)];
  return { faults, entries: data.items.length, addresses: addresses.filter((one) => one !== undefined) };
}
