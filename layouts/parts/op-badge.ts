import { type Html, html } from "../html.ts";
import type { Strings } from "../i18n/strings.ts";

/** Marks the opening poster. */
export function opBadge(s: Strings): Html {
  return html`<span class="seal">${s.thread.op}</span>`;
}
