import { barePolicy, type PolicyExtras } from "../scripts/core/csp.ts";
import { type Html, html } from "./html.ts";

/**
 * The empty page that an embed is built in whose script must not run in a thread's own page. It holds nothing but a
 * policy.
 */
export function framePage(policy: PolicyExtras): Html {
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${barePolicy(policy)}">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>Comments</title>
</head>
<body></body>
</html>
`;
}
