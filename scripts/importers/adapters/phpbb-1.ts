/** phpBB 1: rows of a table without classes; rules are before and after the text. */
import type { Element } from "hast";
import { make } from "../html/elements.ts";
import { children, text } from "../html/query.ts";
import { forum } from "./forum.ts";
import { found, type Scope } from "./take.ts";

/** The cell of a post's text begins with its icon. */
const TEXT = 'td:has(> img[src*="posticon"])';

export const phpbb1 = forum({
  name: "phpbb-1",
  signs: `${TEXT} > hr`,
  software: [found("font, center, td", /phpBB(?: Version)? 1[\d.]*/), () => "phpBB 1"],
  title: [
    found(
      "font:has(> a[href*=viewforum]), td:has(> a[href*=viewforum]), b:has(> a[href*=viewforum])",
      /(?:»|>>|->|»)\s*([^»>]+)$/,
    ),
    found("td > font > b, td b", /^(?:Topic|Thread):?\s*(.+)$/),
  ],
  boards: 'a[href*="viewforum"]',
  addresses: [/\/viewtopic\.php\?(?:.*&)?topic=(?<id>\d+)(?:&forum=\d+)?(?:&start=(?<start>\d+))?/],
  self: 'a[href*="topic="] @href',
  withoutPosts: "a page of phpBB that has no posts: a list of topics, a message, or a form",
  post: {
    each: `tr:has(> ${TEXT})`,
    id: "a[name] @name",
    author: ["td:first-child font b", "td:first-child b"],
    date: (scope) =>
      scope
        .all(TEXT)
        .flatMap(
          (cell) =>
            /(?:Posted|Geschrieben|Posté|Enviado)\s*(?::\s*)?(\d{4}-\d+-\d+ \d+:\d+|\S.{5,30}?\d{4}.{0,12}?\d+:\d+)/.exec(
              text(cell),
            )?.[1] ?? [],
        ),
    body: textBetweenRules,
    markup: {
      underscores: true,
      boxes: [
        {
          is: "quote",
          box: "table:has(> tbody > tr > td > blockquote), table:has(> tbody > tr > td > font > blockquote)",
          name: "td > font:first-child",
          text: "blockquote",
        },
      ],
    },
  },
});

/** What is between the first and the last rule of the cell. */
function textBetweenRules(scope: Scope): Element[] {
  const cell = scope.one(TEXT);
  if (cell === undefined) return [];
  const rules = children(cell, "hr").map((rule) => cell.children.indexOf(rule));
  const [first = -1] = rules;
  return [make("div", cell.children.slice(first + 1, rules.length > 1 ? rules.at(-1) : undefined))];
}
