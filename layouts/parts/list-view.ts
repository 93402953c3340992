import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import { part } from "../part.ts";

/**
 * The choice between rows with summaries and titles alone, one line each. The style sheet obeys it without a script; a
 * script remembers it.
 */
export const listView = part("list-view", view);

function view(titles: boolean, lang: string): Html {
  const s = stringsFor(lang);
  const option = (name: string, text: string, chosen: boolean) =>
    html`<label><input type="radio" name="view" value="${name}"${chosen && html` checked`}>${text}</label>`;
  return html`<fieldset class="view">
<legend class="visually-hidden">${s.lists.view}</legend>
${option("rows", s.lists.viewRows, !titles)}
${option("titles", s.lists.viewTitles, titles)}
</fieldset>`;
}
