import "./shared.ts";
import { findMatches, phrasesIn, readText } from "./excerpt.ts";
import { parseQuery } from "./query/parse.ts";
import { planQuery } from "./query/plan.ts";
import { textBlocks, textOf } from "./text-blocks.ts";
import { make } from "./view/dom.ts";

/** Matches marked on one page. */
const MOST = 500;

/**
 * Marks the words of a search on a thread's page, in either script, and scrolls to the first match: within the floor
 * that the address names, if it names one. The query is removed from the page's address, so that shared addresses are
 * the permanent ones; the history remembers it for a reload.
 */
export function highlight(query: string): void {
  const url = new URL(location.href);
  url.searchParams.delete("highlight");
  history.replaceState({ highlight: query }, "", url);
  const main = document.querySelector("main");
  if (!main) return;
  const plan = planQuery(parseQuery(query));
  const blocks = [...textBlocks(main)];
  const phrases = phrasesIn(readText(blocks.map(textOf).join("\n")), plan);
  let left = MOST;
  for (const nodes of blocks) {
    const matches = findMatches(textOf(nodes), phrases).slice(0, left);
    left -= matches.length;
    for (const { start, end } of matches.reverse()) markRange(nodes, start, end);
    if (left <= 0) break;
  }
  const floor = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  const first = floor?.querySelector("mark.sought") ?? (floor ? null : main.querySelector("mark.sought"));
  for (let folded = first?.closest("details"); folded; folded = folded.parentElement?.closest("details"))
    folded.open = true;
  first?.scrollIntoView({ block: "center" });
}

/** Puts a mark around a range of the joined text, one in each text node that it touches. */
function markRange(nodes: readonly Text[], start: number, end: number): void {
  let offset = nodes.reduce((sum, node) => sum + node.length, 0);
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i];
    if (!node) continue;
    const length = node.length;
    offset -= length;
    const [from, to] = [Math.max(0, start - offset), Math.min(length, end - offset)];
    if (from >= to) continue;
    const middle = from > 0 ? node.splitText(from) : node;
    if (to - from < middle.length) middle.splitText(to - from);
    const mark = make("mark", { class: "sought" });
    middle.replaceWith(mark);
    mark.append(middle);
  }
}
