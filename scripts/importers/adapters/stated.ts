/** Adds what a page states of its thread in JSON-LD to what was read from its markup. */
import type { Element, ElementContent, Root, RootContent } from "hast";
import { defined } from "../defined.ts";
import { attr, parentOf, rawText } from "../html/query.ts";
import type { Body, CapturedFloor, CapturedThread } from "../model.ts";
import { htmlBody } from "./body.ts";
import type { StatedThread, Statement } from "./json-ld.ts";

/** Characters by which the beginning of a text is known. */
const START = 40;

/** @returns the thread with the title, the names, the dates and the opening post that the page states */
export function withStatement(thread: CapturedThread, stated: StatedThread | undefined, root: Root): CapturedThread {
  if (stated === undefined) return thread;
  const floors = thread.floors.map((floor) => signed(floor, [stated.opening, ...stated.answers]));
  const isThere =
    stated.opening.text === undefined || floors.slice(0, 2).some((floor) => begins(floor.body, stated.opening.text));
  const first = floors[0];
  const opening: CapturedFloor[] = isThere || !thread.opens ? [] : [floorOf(stated.opening, root)];
  const unsigned = opening.length === 0 && stated.opening.text === undefined && first?.author === undefined;
  const all =
    unsigned && first
      ? [
          { ...first, ...defined({ author: stated.opening.author, date: first.date ?? stated.opening.date }) },
          ...floors.slice(1),
        ]
      : [...opening, ...floors];
  return {
    ...thread,
    title: stated.title ?? thread.title,
    floors: all,
    ...defined({
      boards: thread.boards ?? (stated.board === undefined ? undefined : [stated.board]),
      replies: thread.replies ?? stated.replies,
      url: thread.url ?? stated.url,
    }),
  };
}

/** @returns a thread of nothing but what the page states; undefined if it states no text */
export function statedAlone(stated: StatedThread, root: Root): Pick<CapturedThread, "title" | "floors"> | undefined {
  if (stated.opening.text === undefined) return undefined;
  return {
    title: stated.title ?? "",
    floors: [stated.opening, ...stated.answers.filter(({ text }) => text !== undefined)].map((one) =>
      floorOf(one, root),
    ),
  };
}

function floorOf(statement: Statement, root: Root): CapturedFloor {
  const { text = "", author, date } = statement;
  return { body: bodyOf(text, root), ...defined({ author, date }) };
}

/** A floor with the name and the date that the statement of the same text has. */
function signed(floor: CapturedFloor, statements: readonly Statement[]): CapturedFloor {
  if (floor.author !== undefined && floor.date !== undefined) return floor;
  const statement = statements.find(({ text }) => begins(floor.body, text));
  return statement === undefined
    ? floor
    : { ...floor, ...defined({ author: floor.author ?? statement.author, date: floor.date ?? statement.date }) };
}

function begins(body: Body, text: string | undefined): boolean {
  const start = letters(text ?? "").slice(0, START);
  if (start === "") return false;
  const words = body.kind === "html" ? body.nodes.map(rawText).join("") : body.text;
  return letters(words.slice(0, 2000))
    .slice(0, START * 3)
    .includes(start);
}

function letters(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/<[^<>]*>|&[#\w]{1,40};|[^\p{L}\p{N}]+/gu, "")
    .toLowerCase();
}

/** The element of the page with a text, since its markup has links and pictures; else the text. */
function bodyOf(text: string, root: Root): Body {
  const wanted = letters(text);
  const start = wanted.slice(0, START);
  const node = start.length < 8 ? undefined : firstText(root, start);
  let found: Element | undefined;
  for (let at = node && parentOf(node); at?.type === "element"; at = parentOf(at)) {
    const words = letters(rawText(at));
    if (words.length > wanted.length * 1.3 + 20) break;
    if (words.startsWith(start)) found = at;
  }
  return found !== undefined && letters(rawText(found)).length >= wanted.length * 0.8
    ? htmlBody(found.children)
    : { kind: "text", text: plain(text) };
}

/** The text node that a text begins with. */
function firstText(root: Root, start: string): RootContent | ElementContent | undefined {
  const waiting: (RootContent | ElementContent)[] = [...root.children].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === "text") {
      const words = letters(node.value.slice(0, 400));
      if (words.length >= 6 && (words.startsWith(start) || start.startsWith(words))) return node;
    } else if (
      node.type === "element" &&
      !/^(?:script|style|head|noscript)$/.test(node.tagName) &&
      attr(node, "hidden") === undefined
    ) {
      for (const child of [...node.children].reverse()) waiting.push(child);
    }
  }
  return undefined;
}

/** Text without tags and entities, which some sites leave in. */
function plain(text: string): string {
  const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " ", apos: "'" };
  return text
    .replace(/<br\s*\/?>|<\/p>/gi, "\n")
    .replace(/<\/?[a-z][^<>]*>/gi, "")
    .replace(/&(?:#(\d+)|(\w+));/g, (all, code: string | undefined, name: string | undefined) =>
      code === undefined ? (named[name ?? ""] ?? all) : String.fromCodePoint(Math.min(Number(code), 0x10ffff)),
    );
}
