import { html, raw } from "../../layouts/html.ts";
import { stringsFor } from "../../layouts/i18n/pick.ts";
import { fingerprint } from "../core/fingerprint.ts";
import type { TextOutput } from "./output.ts";
import type { Site } from "./site.ts";

/** The longest names that OpenSearch 1.1 allows, in characters. */
const SHORT_NAME = 16;
const LONG_NAME = 48;

/**
 * What lets a browser search the archive from its address bar (OpenSearch 1.1, draft 6, "OpenSearch description
 * document"). It names the search page by its whole address, so there is none if the site's own is not known.
 */
export function openSearch({ props }: Pick<Site, "props">): TextOutput[] {
  const { base, lang, title, url, assets } = props;
  if (!props.search || url === undefined) return [];
  const strings = stringsFor(lang).search;
  const isDrawing = assets.icon.endsWith(".svg");
  const text =
    html`${raw('<?xml version="1.0" encoding="utf-8"?>\n')}<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>${shortened(title, SHORT_NAME)}</ShortName>
<LongName>${shortened(title, LONG_NAME)}</LongName>
<Description>${strings.hint}</Description>
<Language>${lang}</Language>
<InputEncoding>UTF-8</InputEncoding>
<Image${isDrawing && html` type="image/svg+xml"`}>${new URL(assets.icon, url).href}</Image>
<Url type="text/html" method="get" template="${url}search/?q={searchTerms}"/>
<Url type="application/opensearchdescription+xml" rel="self" template="${url}opensearch.xml"/>
</OpenSearchDescription>
`.toString();
  return [{ kind: "text", path: "opensearch.xml", key: fingerprint(["opensearch", base, text]), text: () => text }];
}

function shortened(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : characters.slice(0, most).join("").trim();
}
