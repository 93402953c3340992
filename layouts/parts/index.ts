import { attachments } from "./attachments.ts";
import { breadcrumb } from "./breadcrumb.ts";
import { byline } from "./byline.ts";
import { comments } from "./comments.ts";
import { archivedComments } from "./comments-archived.ts";
import { figure } from "./figure.ts";
import { floor } from "./floor.ts";
import { floorPager } from "./floor-pager.ts";
import { languages } from "./languages.ts";
import { listPager } from "./list-pager.ts";
import { listView } from "./list-view.ts";
import { opBadge } from "./op-badge.ts";
import { periodTable } from "./period-table.ts";
import { readOn } from "./read-on.ts";
import { seriesNames, seriesParts } from "./series.ts";
import { siteFooter } from "./site-footer.ts";
import { siteHeader } from "./site-header.ts";
import { threadMeta } from "./thread-meta.ts";
import { threadRow } from "./thread-row.ts";
import { toc } from "./toc.ts";

/** Every part that an archive may replace, by the name of its file. */
export const PARTS = {
  attachments,
  breadcrumb,
  byline,
  comments,
  "comments-archived": archivedComments,
  figure,
  floor,
  "floor-pager": floorPager,
  languages,
  "list-pager": listPager,
  "list-view": listView,
  "op-badge": opBadge,
  "period-table": periodTable,
  "read-on": readOn,
  "series-names": seriesNames,
  "series-parts": seriesParts,
  "site-footer": siteFooter,
  "site-header": siteHeader,
  "thread-meta": threadMeta,
  "thread-row": threadRow,
  toc,
} as const;

/** A part, as a function from its props to HTML. */
export type PartLayout<N extends keyof typeof PARTS> = (typeof PARTS)[N];
