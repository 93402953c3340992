import type { DiffLine, Part } from "../../scripts/history/diff-line.ts";
import { type Html, html } from "../html.ts";
import type { Strings } from "../i18n/strings.ts";
import { lines } from "./lines.ts";

/** The changed lines of a text, with marks for additions and removals within them. */
export function diff(all: readonly DiffLine[], s: Strings): Html {
  return html`<div class="diff">
${lines(...all.map((line) => diffLine(line, s)))}
</div>`;
}

function diffLine({ kind, parts }: DiffLine, s: Strings): Html {
  if (kind === "gap") return html`<p class="diff-gap" role="separator" aria-label="${s.history.linesLeftOut}"></p>`;
  return html`<p class="diff-${kind}" dir="auto">${parts.map(part)}</p>`;
}

function part({ kind, text }: Part): Html {
  if (kind === "same") return html`${text}`;
  return kind === "added" ? html`<ins>${text}</ins>` : html`<del>${text}</del>`;
}
