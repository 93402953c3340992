import { type Html, html } from "./html.ts";
import { lines } from "./parts/lines.ts";
import type { AssetLinks } from "./props/page.ts";

/** A style sheet that not every page needs; `assets/css/sheets/` has what is in each. */
export type Sheet = keyof AssetLinks["sheets"];

/** All of them, in the order in which they are linked after the sheet of every page. */
const ALL = ["lists", "markup", "dialogs"] as const satisfies readonly Sheet[];

/** What each kind of page needs. A kind that is not here, of an archive's own, may show anything and has all. */
const BY_KIND: Readonly<Record<string, readonly Sheet[]>> = {
  capture: ["lists"],
  history: ["lists"],
  home: ["lists"],
  index: ["lists"],
  listing: ["lists"],
  moved: [],
  "not-found": [],
  search: ["dialogs"],
  text: [],
  thread: [],
  tombstone: [],
};

/** What of a sheet may be on a page of any kind, as it is in HTML: what few texts have, and rows in a part of an archive's own. */
const MARKS: Readonly<Partial<Record<Sheet, RegExp>>> = {
  lists: / class="row"/,
  markup: / class="(?:alert|formula|hl-|remote|task|wide)|<math[ >]/,
};

/**
 * The sheets that a page needs.
 *
 * @param kind name of its kind
 * @param main its content
 */
export function sheetsOf(kind: string, main: Html): readonly Sheet[] {
  const own = BY_KIND[kind];
  return own ? ALL.filter((sheet) => own.includes(sheet) || MARKS[sheet]?.test(main)) : ALL;
}

/**
 * Links to the style sheets of a page. The one of dialogs is named on every page, so that a script can have it: browsers
 * load a sheet that is disabled once it no longer is.
 */
export function sheetLinks({ css, sheets, extraCss }: AssetLinks, needed: readonly Sheet[]): Html {
  const link = (href: string) => html`<link rel="stylesheet" href="${href}">`;
  return lines(
    link(css),
    ...needed.map((sheet) => link(sheets[sheet])),
    !needed.includes("dialogs") && html`<link rel="stylesheet" id="dialogs" href="${sheets.dialogs}" disabled>`,
    extraCss !== undefined && link(extraCss),
  );
}
