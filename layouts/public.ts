/** What layouts of an archive's own import as `stele/layouts`. */
export { base } from "./base.ts";
export { type Hole, type Html, html, raw } from "./html.ts";
export { stringsFor } from "./i18n/pick.ts";
export type { PageKind } from "./page-kind.ts";
export { PAGE_KINDS, renderPage } from "./pages/index.ts";
export type * from "./props.ts";
