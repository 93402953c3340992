/** phpBB 2, and its style subSilver in phpBB 3. */
import { forum } from "./forum.ts";
import { phpbbAddresses, phpbbFiles, phpbbMarkup } from "./phpbb.ts";
import { found, foundAll } from "./take.ts";

export const phpbb2 = forum({
  name: "phpbb-2",
  signs:
    ".forumline .postbody, .forumline .postdetails, .tablebg .postbody, .postauthor, " +
    'table.forumline th[class^="th"], .tablebg .topictitle, #wrapcentre .tablebg',
  software: [found(".copyright", /phpBB\S*(?: \d[\d.]*)?/), () => "phpBB 2"],
  title: ["a.maintitle", "#pageheader h2 a", ".titles", ".maintitle", "h1"],
  boards: 'span.nav a[href*="viewforum"], .breadcrumbs a',
  paging: {
    current: [
      found(".nav, .gensmall, td.nav", /(?:Page|Seite|Página|Pagina|Strona|Страница|Side|Sida|第)\D{0,3}(\d+\D+\d+)/),
    ],
  },
  addresses: phpbbAddresses,
  self: ["a.maintitle @href", "#pageheader h2 a @href", "a.titles @href"],
  now: found(".gensmall, #datebar", /(?:It is currently|The time now is|Current time)\s*(.+)$/),
  withoutPosts: "a page of phpBB that has no posts: a list of topics, a message, or a form",
  post: {
    each: "tr:has(> td > .name > a[name]), tr:has(> td > .name):has(.postbody), table.tablebg:has(.postauthor)",
    id: [".name a[name] @name", 'a[name^="p"] @name'],
    author: [".name b", ".name", ".postauthor"],
    date: foundAll(
      ".postdetails, .gensmall",
      /(?:^|:)\s{0,3}([^:]{0,40}\d{4}[^:]{0,40}\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?)/i,
    ),
    body: ["td:has(> .postbody)", ".postbody"],
    files: [
      ...phpbbFiles,
      {
        each: ".attachtable:has(a), .attachrow:has(a)",
        url: "a @href",
        name: [found("td", /^(\S+\.\w{2,5})$/), "a"],
        size: found("td", /[\d.]{1,12} [KM]?B/),
        downloads: found("td", /(\d{1,9}) (?:Time|mal|fois)/),
      },
    ],
    markup: {
      ...phpbbMarkup,
      drop: `${phpbbMarkup.drop}, td > .gensmall, .error, .attachtable, br + table.tablebg:has(.row3)`,
      underscores: true,
    },
  },
});
