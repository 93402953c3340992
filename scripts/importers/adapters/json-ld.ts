/** What a page says of its thread in JSON-LD: one reading serves all software. */
import type { Root } from "hast";
import { readDate } from "../dates/dates.ts";
import { all, rawText } from "../html/query.ts";
import { isObject, type Json } from "../read/exports/fields.ts";

/** One contribution as JSON-LD has it. */
export interface Statement {
  readonly author?: string;
  readonly date?: string;
  /** Its text, plain. */
  readonly text?: string;
}

/** A thread as JSON-LD has it. */
export interface StatedThread {
  readonly type: string;
  readonly title?: string;
  readonly board?: string;
  readonly url?: string;
  readonly replies?: number;
  readonly opening: Statement;
  readonly answers: readonly Statement[];
}

const THREADS = /^(?:DiscussionForumPosting|SocialMediaPosting|Question)$/;
const ARTICLES = /^(?:Article|NewsArticle|BlogPosting|TechArticle|Report)$/;

/** @returns the thread or article that a page states; a discussion before an article */
export function statedThread(root: Root): StatedThread | undefined {
  const items = all(root, 'script[type*="ld+json"]').flatMap((script) => itemsIn(parse(rawText(script))));
  const item = items.find(({ type }) => THREADS.test(type)) ?? items.find(({ type }) => ARTICLES.test(type));
  if (item === undefined) return undefined;
  const { json, type } = item;
  const title = words(json.headline) ?? words(json.name);
  const board = words(first(json.articleSection));
  const url = words(json.url) ?? words(json["@id"]);
  const count = Number(json.answerCount ?? json.commentCount ?? interactions(json));
  return {
    type,
    ...(title !== undefined && { title }),
    ...(board !== undefined && { board }),
    ...(url !== undefined && /^https?:/.test(url) && { url }),
    ...(Number.isInteger(count) && count >= 0 && { replies: count }),
    opening: statement(json),
    answers: answersOf(json),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Line breaks in strings are the usual mistake.
    try {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what JSON does not allow
      return JSON.parse(text.replace(/[\u0000-\u001f]+/g, " "));
    } catch {
      return undefined;
    }
  }
}

interface Item {
  readonly type: string;
  readonly json: Json;
}

function itemsIn(value: unknown): Item[] {
  if (Array.isArray(value)) return value.flatMap(itemsIn);
  if (!isObject(value)) return [];
  const types = list(value["@type"]).filter((type) => typeof type === "string");
  const own = types.map((type) => ({ type: type.replace(/^.*[/#:]/, ""), json: value }));
  return [...own, ...itemsIn(value["@graph"]), ...itemsIn(value.mainEntity), ...itemsIn(value.mainEntityOfPage)];
}

function statement(json: Json): Statement {
  const author = nameOf(json.author) ?? nameOf(json.creator);
  const stated = words(json.datePublished) ?? words(json.dateCreated) ?? words(json.uploadDate);
  const date = stated === undefined ? undefined : readDate(stated);
  const text = [json.text, json.articleBody, json.description].find(
    (one) => typeof one === "string" && one.trim() !== "",
  );
  return {
    ...(author !== undefined && { author }),
    ...(date !== undefined && { date }),
    ...(typeof text === "string" && { text }),
  };
}

/** Answers and comments, and what answers them, in their order. */
function answersOf(json: Json): Statement[] {
  const direct = [json.acceptedAnswer, json.suggestedAnswer, json.comment].flatMap(list).filter(isObject);
  return direct.flatMap((one) => [statement(one), ...answersOf(one)]);
}

function interactions(json: Json): unknown {
  const counts = list(json.interactionStatistic).filter(isObject);
  const comments = counts.find((one) => /Comment|Reply/i.test(JSON.stringify(one.interactionType ?? "")));
  return comments?.userInteractionCount;
}

function nameOf(value: unknown): string | undefined {
  const one = first(value);
  return isObject(one) ? words(first(one.name)) : words(one);
}

function words(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const line = value.replace(/\s+/g, " ").trim();
  return line === "" ? undefined : line;
}

function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value;
}

function list(value: unknown): unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
}
