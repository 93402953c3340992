import { createRequire } from "node:module";
import { defaultTreeAdapter as adapter, parseFragment } from "parse5";
import type Temml from "temml";
import { type Element, element } from "../tree.ts";
import { copyChildren } from "./allow-list.ts";

/** Why a formula is not rendered, to follow a colon. */
export interface NotRendered {
  readonly reason: string;
}

const LIMITS = { characters: 2000, depth: 60, expansions: 300 };

/** Definitions could make a short formula a long one; the rest of these lead elsewhere or show a file. */
const REFUSED =
  /\\(?:[gex]?def|(?:re)?newcommand|providecommand|newenvironment|(?:future)?let|href|url|includegraphics|html\w*|class|id|style)(?![A-Za-z])/;

/**
 * Renders a formula in TeX as MathML, by Temml. Its source is the text of the element for those who see no MathML.
 *
 * @param display true for a formula on a line of its own
 */
export function mathOf(tex: string, display: boolean): Element | NotRendered {
  const refused = REFUSED.exec(tex)?.[0];
  if (refused !== undefined) return { reason: `${refused} is not allowed` };
  if (tex.length > LIMITS.characters) return { reason: `it is longer than ${LIMITS.characters} characters` };
  if (depthOf(tex) > LIMITS.depth) return { reason: "its groups are too deep" };
  const math = parse(tex, display);
  if ("reason" in math) return math;
  const children = copyChildren(math);
  if (!children) return { reason: "it holds what is no formula" };
  const properties = { ...(display && { display: "block" }), alttext: tex };
  return element("math", properties, children);
}

function parse(tex: string, display: boolean) {
  let html: string;
  try {
    html = loadTemml().renderToString(tex, {
      displayMode: display,
      throwOnError: true,
      trust: false,
      maxExpand: LIMITS.expansions,
    });
  } catch (error) {
    return { reason: reasonOf(error) };
  }
  const math = parseFragment(html).childNodes[0];
  return math && adapter.isElementNode(math) && math.tagName === "math" ? math : { reason: "it is empty" };
}

/** The first line of the message of Temml, without the place, which counts in another text. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error && error.name === "ParseError" ? error.message : "it cannot be read";
  const [first = ""] = message.trim().split("\n");
  return first.replace(/ at (?:position|end) .*$/, "").replace(/[.:]$/, "");
}

/** Groups that are open at once; commands without braces count, since each may hold the next. */
function depthOf(tex: string): number {
  let depth = 0;
  let deepest = 0;
  let chain = 0;
  for (const [token] of tex.matchAll(/\\(?:[A-Za-z]+|.)|[{}^_]|[^\\{}^_\s]+/gs)) {
    if (token === "{" || token === "\\left" || token === "\\begin") depth++;
    else if (token === "}" || token === "\\right" || token === "\\end") depth--;
    chain = /^(?:\\[A-Za-z]+|[{^_])$/.test(token) ? chain + 1 : 0;
    deepest = Math.max(deepest, depth, chain);
  }
  return deepest;
}

let loaded: typeof Temml | undefined;

/** Loaded for the first formula: most archives have none. */
function loadTemml(): typeof Temml {
  loaded ??= createRequire(import.meta.url)("temml") as typeof Temml;
  return loaded;
}
