import { base } from "../base.ts";
import { type Html, html } from "../html.ts";
import { stringsFor } from "../i18n/pick.ts";
import type { PageKind } from "../page-kind.ts";
import { anchor } from "../parts/link.ts";
import type { SearchProps } from "../props/search.ts";

/**
 * The search page: a form that works without a script, elements that the script fills, and links for readers without
 * JavaScript. `#search-results` is a surface for tests and scripts: its items are the results, `data-total` their number, and
 * `aria-busy` is `false` only when the list is complete.
 */
export default {
  data: {
    pagination: { data: "stale.search", size: 1, alias: "entry" },
    permalink: ({ entry }) => entry.path,
  },
  render: ({ entry }) => searchPage(entry.props),
} satisfies PageKind<SearchProps>;

function searchPage(p: SearchProps): Html {
  const s = stringsFor(p.lang).search;
  const modules = p.site.assets.searchModules.map((href) => html`<link rel="modulepreload" href="${href}">\n`);
  const main = html`<link rel="preload" as="fetch" href="${p.index}" crossorigin="anonymous">
${modules}<script type="module" src="${p.site.assets.searchPage}"></script>
<div id="search" class="search" data-index="${p.index}" data-strings="${JSON.stringify(s.script)}">
<h1>${p.title}</h1>
<form class="search-form" role="search" action="${p.site.base}search/" method="get">
<label for="search-query" class="visually-hidden">${s.hint}</label>
<input id="search-query" type="search" name="q" placeholder="${s.hint}" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search" aria-controls="search-results">
<button type="submit">${s.button}</button>
</form>
<noscript>
<p>${s.withoutScript}</p>
${placesToLook(p)}
</noscript>
<ul id="search-chosen" class="search-chosen" hidden></ul>
<div class="search-tools">
<p id="search-status" class="search-status" role="status" aria-live="polite"></p>
<label class="search-sort">${s.script.sort} <select id="search-sort" autocomplete="off">
<option value="relevance">${s.script.byRelevance}</option>
<option value="newest">${s.script.byNewest}</option>
<option value="oldest">${s.script.byOldest}</option>
<option value="replies">${s.script.byReplies}</option>
</select></label>
</div>
<div id="search-notes" class="search-notes" aria-live="polite"></div>
<details id="search-facets" class="search-facets"><summary>${s.script.narrow}</summary><div></div></details>
<h2 class="visually-hidden">${s.results}</h2>
<ol id="search-results" class="search-results rows" data-total="0" aria-busy="true"></ol>
<button id="search-more" class="search-more" type="button" hidden>${s.script.more}</button>
<div id="search-start" class="search-start" hidden>
<section id="search-recent" hidden></section>
<section>
<h2>${stringsFor(p.lang).lists.boards}</h2>
${placesToLook(p)}
</section>
</div>
<details id="search-help" class="search-help"><summary>${s.help}</summary>
<dl>
${s.examples.map(([query, meaning]) => html`<dt><a href="${p.site.base}search/?q=${encodeURIComponent(query)}"><code>${query}</code></a></dt><dd>${meaning}</dd>\n`)}</dl>
</details>
</div>`;
  return base(p, { kind: "search", main });
}

function placesToLook(p: SearchProps): Html {
  const { number } = stringsFor(p.lang).format;
  const boards = p.boards.map(
    (board) => html`<li>${anchor(board, p.lang)} <span class="count">${number(board.count)}</span></li>\n`,
  );
  const lists = p.lists.map((list) => html`<li>${anchor(list, p.lang)}</li>\n`);
  return html`<ul class="search-places">
${boards}${lists}</ul>`;
}
