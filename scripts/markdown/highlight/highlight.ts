import { createRequire } from "node:module";
import type { HLJSApi, LanguageFn } from "highlight.js";
import { type Child, element } from "../tree.ts";
import { grammarOf, withInner } from "./languages.ts";

/** Classes by scope of highlight.js. A scope that is not here takes no class, also inside of one that has. */
const CLASSES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    "hl-comment": "comment quote doctag",
    "hl-keyword": "keyword selector-tag",
    "hl-string": "string regexp char",
    "hl-number": "number literal symbol bullet link",
    "hl-title": "title section",
    "hl-type": "type class built_in",
    "hl-name":
      "attr attribute name property variable template-variable selector-attr selector-class selector-id selector-pseudo",
    "hl-meta": "meta",
    "hl-added": "addition",
    "hl-removed": "deletion",
  }).flatMap(([name, scopes]) => scopes.split(" ").map((scope) => [scope, name])),
);

/**
 * Limits within which every grammar takes a few hundredths of a second at most, whatever the code is: some need
 * quadratic time for a long line, a long word or many blanks.
 */
const MAX_LENGTH = 8_000;
const TOO_WIDE = /[^\n]{1001}|[\w$]{65}|\s{101}/;

/**
 * Parts of code by what they mean in its language. Their text, joined, is the code.
 *
 * @param language name as a fence gives it
 * @returns text, and `<span>` elements with a class; undefined for code that stays as it is: of an unknown language, too
 * long or too wide
 */
export function highlight(code: string, language: string): Child[] | undefined {
  const grammar = grammarOf(language);
  if (grammar === undefined || code.length > MAX_LENGTH || TOO_WIDE.test(code)) return undefined;
  const { value } = highlighter(grammar).highlight(code, { language: grammar, ignoreIllegals: true });
  const parts = partsOf(value);
  return parts.map(({ text }) => text).join("") === code ? parts.map(toNode) : undefined;
}

interface Part {
  text: string;
  readonly name: string | undefined;
}

/** Flattens the HTML of highlight.js: of scopes inside one another the innermost counts. */
function partsOf(html: string): Part[] {
  const parts: Part[] = [];
  const open: (string | undefined)[] = [];
  for (const [token, classes] of html.matchAll(/<span class="([^"]*)">|<\/span>|[^<]+/g)) {
    if (classes !== undefined) open.push(classOf(classes));
    else if (token === "</span>") open.pop();
    else {
      const last = parts.at(-1);
      const name = open.at(-1);
      if (last && last.name === name) last.text += unescapeText(token);
      else parts.push({ text: unescapeText(token), name });
    }
  }
  return parts;
}

/** Takes `hljs-title function_`. Code of another language inside has no scope of its own, `language-css`. */
function classOf(classes: string): string | undefined {
  const scope = /^hljs-([\w-]+)/.exec(classes)?.[1];
  return scope === undefined ? undefined : CLASSES[scope];
}

function toNode({ text, name }: Part): Child {
  const node: Child = { type: "text", value: text };
  return name === undefined ? node : element("span", { class: name }, [node]);
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#x27;": "'",
};

function unescapeText(text: string): string {
  return text.includes("&") ? text.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity] ?? entity) : text;
}

const highlighters = new Map<string, HLJSApi>();

/**
 * Loads a grammar for the first code in its language. Each has an instance of its own, with those that it uses: for
 * code inside of code highlight.js tries whatever an instance knows, and that must not depend on the posts before.
 */
function highlighter(grammar: string): HLJSApi {
  let made = highlighters.get(grammar);
  if (!made) {
    const load = createRequire(import.meta.url);
    made = (load("highlight.js/lib/core") as HLJSApi).newInstance() as HLJSApi;
    for (const name of withInner(grammar))
      made.registerLanguage(name, load(`highlight.js/lib/languages/${name}`) as LanguageFn);
    highlighters.set(grammar, made);
  }
  return made;
}
