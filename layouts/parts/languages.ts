import { type Html, html } from "../html.ts";
import { languageName } from "../i18n/language-names.ts";
import { stringsFor } from "../i18n/pick.ts";
import { part } from "../part.ts";
import type { ThreadProps } from "../props/thread.ts";
import { anchor } from "./link.ts";

/** The other languages that a thread is there in, each by its own name; nothing if there is none. */
export const languages = part("languages", otherLanguages);

function otherLanguages({ languages: all = [], lang }: ThreadProps): Html {
  const others = all.filter((one) => one.lang !== lang);
  if (others.length === 0) return html``;
  const s = stringsFor(lang);
  const names = others.map((one) => languageName(one.lang));
  const links = others.map((one, i) => {
    const name = names[i] ?? one.lang;
    const isShared = names.filter((other) => other === name).length > 1;
    const text = isShared ? `${name} (${one.lang})` : name;
    return html`${i > 0 && s.thread.comma}${anchor({ ...one, text }, lang, { hreflang: one.lang })}`;
  });
  return html`<p class="meta languages">${s.thread.alsoIn}${s.lists.colon}${links}</p>`;
}
