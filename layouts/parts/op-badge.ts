import { type Html, html } from "../html.ts";
import type { Strings } from "../i18n/strings.ts";
import { part } from "../part.ts";

/** Marks the opening poster. */
export const opBadge = part("op-badge", badge);

function badge(s: Strings): Html {
  return html`<span class="seal">${s.thread.op}</span>`;
}
