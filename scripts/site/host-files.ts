import { contentSecurityPolicy, joinExtras, mediaExtras, type PolicyExtras } from "../core/csp.ts";
import { fingerprint } from "../core/fingerprint.ts";
import { editorPolicy } from "./admin/policy.ts";
import { headerExtras } from "./comments.ts";
import type { Output } from "./output.ts";
import { sharedFolders } from "./pagefind-files.ts";
import { apacheMap, nginxMap, redirectsFile } from "./redirect-rules.ts";
import { remoteExtras } from "./remote-images.ts";
import type { Site } from "./site.ts";

/** What a browser may ask of the reader's device, and no page of an archive needs. */
const UNUSED =
  "accelerometer camera display-capture geolocation gyroscope magnetometer microphone midi payment usb".split(" ");

/** Pages of a publisher's own may run Pagefind's client. Our pages need no WebAssembly, and their own policies refuse it. */
const OWN_PAGES: PolicyExtras = { "script-src": ["'wasm-unsafe-eval'"] };

/**
 * The policy of the only attachments that browsers open as documents with scripts. It is complete: Cloudflare sends a
 * file the policies of all rules that match, Netlify the one of the last.
 */
const DRAWING = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'";

/** Who may frame the site: nobody, if no embed needs a page of our own around it. */
function framing({ provider }: Site): string {
  return provider?.provider.frame ? "'self'" : "'none'";
}

/** Maps of old addresses for servers of one's own; absent if there are none. Their settings name them. */
const NGINX_MAP = "_redirects.nginx";
const APACHE_MAP = "_redirects.apache";

/** Files that hosts read: headers and redirects (Netlify's and Cloudflare's format, and maps for nginx and Apache), robots, and GitHub's switch. */
export function hostFiles(site: Site): Output[] {
  const { base, url } = site.props;
  const { admin } = site.archive.settings;
  // Each policy only narrows the others. So the header allows the needs of every page, and each page's own policies, in
  // its head, close the rest.
  const extras = [headerExtras(site), mediaExtras(site.props.storage), remoteExtras(site), OWN_PAGES];
  if (admin) extras.push(editorPolicy(admin));
  const headers = `${base}*
  Content-Security-Policy: frame-ancestors ${framing(site)}; ${contentSecurityPolicy(site.props.search, joinExtras(...extras))}
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: ${UNUSED.map((feature) => `${feature}=()`).join(", ")}
  Cross-Origin-Opener-Policy: same-origin-allow-popups
${base}*.svg
  Content-Security-Policy: ${DRAWING}
${base}assets/*
  Cache-Control: public, max-age=31536000, immutable
${base}images/*
  Cache-Control: public, max-age=31536000, immutable
${sharedFolders(site.archive)
  .map((folder) => `${base}${folder}/*\n  Access-Control-Allow-Origin: *\n`)
  .join("")}${admin ? `${base}admin/*\n  X-Robots-Tag: noindex\n` : ""}`;
  const [nginx, apache] = [nginxMap(site), apacheMap(site)];
  return [
    text("_headers", headers),
    text("_redirects", redirectsFile(site)),
    ...(nginx === "" ? [] : [text(NGINX_MAP, nginx)]),
    ...(apache === "" ? [] : [text(APACHE_MAP, apache)]),
    text("robots.txt", `User-agent: *\nAllow: /\n${url === undefined ? "" : `\nSitemap: ${url}sitemap.xml\n`}`),
    // Without it GitHub Pages runs Jekyll over the site and leaves out files that begin with an underscore.
    text(".nojekyll", ""),
  ];
}

function text(path: string, content: string): Output {
  return { kind: "text", path, key: fingerprint([path, content]), text: () => content };
}
