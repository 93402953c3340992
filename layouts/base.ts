import { type HeadOptions, head } from "./head.ts";
import { type Html, html } from "./html.ts";
import { directionOf, stringsFor } from "./i18n/pick.ts";
import { breadcrumb } from "./parts/breadcrumb.ts";
import { lines } from "./parts/lines.ts";
import { siteFooter } from "./parts/site-footer.ts";
import { siteHeader } from "./parts/site-header.ts";
import type { PageProps } from "./props/page.ts";
import { sheetsOf } from "./sheets.ts";

export interface BaseOptions extends HeadOptions {
  /** Name of the kind of page, a class on `<body>`; the style sheets go by it. */
  readonly kind: string;
  /** Content of `<main>`. */
  readonly main: Html;
}

/** A whole document: head, header, breadcrumb, main, footer. */
export function base(p: PageProps, options: BaseOptions): Html {
  const strings = stringsFor(p.lang);
  const direction = directionOf(p.lang);
  return html`<!DOCTYPE html>
<html lang="${p.lang}"${direction === "rtl" && html` dir="rtl"`}>
<head>
${head(p, options, sheetsOf(options.kind, options.main))}
</head>
<body class="page-${options.kind}">
<a class="skip" href="#main">${strings.page.skip}</a>
${lines(siteHeader(p), breadcrumb(p))}
<main id="main"${options.reading && html` data-reading="${JSON.stringify(strings.reading)}"`}${p.media && html` data-media="${JSON.stringify(strings.media.script)}"`}${p.remoteImages?.ask && html` data-remote="${JSON.stringify(strings.remote.script)}"`}>
${options.main}
</main>
${siteFooter(p)}
</body>
</html>
`;
}
