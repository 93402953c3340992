import type { WorkerSettings } from "./settings.ts";

/** A page on the device. */
export interface Kept {
  /** Path on the host. */
  readonly path: string;
  /** As HTML, out of the page itself. */
  readonly title: string;
}

/** The page in place of one that is neither on the device nor to be had: it lists those that are. */
export function keptPage({ lang, styles, strings }: WorkerSettings, kept: readonly Kept[]): Response {
  const items = kept.map(({ path, title }) => `<li><a href="${escaped(path)}">${title || escaped(path)}</a></li>`);
  const html = `<!DOCTYPE html>
<html lang="${escaped(lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(strings.title)}</title>
${styles.map((path) => `<link rel="stylesheet" href="${escaped(path)}">`).join("\n")}
</head>
<body>
<main>
<h1>${escaped(strings.title)}</h1>
<p>${escaped(strings.text)}</p>
<h2>${escaped(strings.kept)}</h2>
<ul>
${items.join("\n")}
</ul>
</main>
</body>
</html>
`;
  return new Response(html, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
