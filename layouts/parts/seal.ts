import { type Html, html } from "../html.ts";
import type { Strings } from "../i18n/strings.ts";

/** The mark of whoever opened the thread. */
export function seal(s: Strings): Html {
  return html`<span class="seal">${s.op}</span>`;
}
