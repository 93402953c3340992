import { contentSecurityPolicy, type PolicyExtras, scriptPolicy } from "../../scripts/core/csp.ts";
import { type Html, html } from "../html.ts";

/**
 * The content security policies of a page.
 *
 * @param base path of the site
 * @param search whether the page has the search box
 * @param extras what it opens beyond that
 */
export function policies(base: string, search: boolean, extras?: PolicyExtras): Html {
  return html`<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(search, extras)}">
<meta http-equiv="Content-Security-Policy" content="${scriptPolicy(base, extras)}">`;
}
