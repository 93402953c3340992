import { html } from "../../../layouts/html.ts";
import { policies } from "../../../layouts/parts/policies.ts";
import type { SiteProps } from "../../../layouts/props.ts";
import type { PolicyExtras } from "../../core/csp.ts";

/**
 * The page of the editor. It is no page of the archive: it has nothing of its frame, and search engines pass it over.
 *
 * @param script final address of the editor's script
 */
export function editorPage(site: SiteProps, script: string, policy: PolicyExtras): string {
  return html`<!DOCTYPE html>
<html lang="${site.lang}">
<head>
<meta charset="utf-8">
${policies(site.base, false, policy)}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="same-origin">
<title>${site.title}</title>
<link rel="icon" href="${site.assets.icon}" type="image/svg+xml">
<link rel="cms-config-url" type="application/json" href="config.json">
<script type="module" src="${script}"></script>
</head>
<body></body>
</html>
`.toString();
}
