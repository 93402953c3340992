import type { Timestamp } from "../../scripts/core/timestamp.ts";
import { type Html, html } from "../html.ts";
import type { Strings } from "../i18n/strings.ts";

/** A date for people and machines; says so if the date is unknown. */
export function time(at: Timestamp | undefined, s: Strings): Html {
  if (at === undefined) return html`<span class="undated">${s.format.undated}</span>`;
  return html`<time datetime="${at.iso}">${s.format.date(at)}</time>`;
}
