/** Futaba and boards made of its script: the opening post is loose in the form, each reply is a table. */
import { make } from "../html/elements.ts";
import { rawText } from "../html/query.ts";
import { forum } from "./forum.ts";
import { found, type Scope } from "./take.ts";

export const futaba = forum({
  name: "futaba",
  signs:
    'form:has(> blockquote):has(> table td > blockquote), .thre > blockquote, .rtd > blockquote, form:has(> blockquote) > font[color="#cc1105"]',
  software: () => "Futaba",
  title: [(scope) => subject(scope), (scope) => firstWords(scope)],
  boards: "#tit",
  addresses: [/\/res\/(?<id>\d+)\.html?$/],
  post: {
    each: "form:has(> blockquote), .thre:has(> blockquote), table:has(> tbody > tr > td > blockquote)",
    id: (scope) => /No\.(\d+)/.exec(headOf(scope))?.[1],
    author: [
      'font[color="#117743"] b',
      ".cnm",
      "font + font b",
      found("font b:has(a[href^='mailto'])", /.+/),
      "font:nth-of-type(2) b",
    ],
    date: (scope) => [/\d{1,4}\/\d{1,2}\/\d{1,2}\(.\)\d{1,2}:\d{1,2}:\d{1,2}/.exec(headOf(scope))?.[0]],
    body: (scope) => [
      ...scope
        .all("a[href]:has(img)")
        .slice(0, 1)
        .map((picture) => make("div", [picture])),
      ...scope.all("blockquote").slice(0, 1),
    ],
    files: [{ each: 'a:has(> img[src*="s."]), a[href*="/src/"]:has(img)', url: "@href", size: "img @alt" }],
  },
});

/** Words of a post before its text. */
function headOf(scope: Scope): string {
  const text = scope.one("blockquote");
  const box = scope.place;
  const whole = rawText(box).normalize("NFKC");
  const start = text === undefined ? whole.length : whole.indexOf(rawText(text).normalize("NFKC"));
  return whole.slice(0, start);
}

/** The subject, if it is not the word that stands for none. */
function subject(scope: Scope): string | undefined {
  const words = scope
    .one('form > font[color="#cc1105"] b, .thre > font[color="#cc1105"] b, .csb')
    ?.children.map(rawText)
    .join("")
    .trim();
  return words === "無念" || words === "無題" ? undefined : words;
}

function firstWords(scope: Scope): string | undefined {
  const lines = scope
    .one("form > blockquote, .thre > blockquote")
    ?.children.map(rawText)
    .filter((line) => line.trim() !== "");
  return lines?.[0]?.trim().slice(0, 60);
}
