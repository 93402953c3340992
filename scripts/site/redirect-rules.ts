/** Old addresses as hosts and servers read them. Each has a page too, which serves wherever there is no rule for it. */
import { type Redirect, redirectTarget, redirectUrl } from "./redirect.ts";
import { siteRedirects } from "./redirects.ts";
import { type Site, underBase } from "./site.ts";

/**
 * Rules that Cloudflare Pages takes, and characters of a rule. It leaves out those after them, and Netlify needs none, since
 * a page comes before a rule.
 *
 * @see https://developers.cloudflare.com/pages/configuration/redirects/
 */
const MOST_RULES = 2000;
const LONGEST_RULE = 1000;

/** An old address without a query, and where it leads. */
interface Rule {
  /** Path on the host, decoded. */
  readonly from: string;
  /** The same, percent-encoded. */
  readonly encoded: string;
  /** Final address, percent-encoded. */
  readonly to: string;
}

/** Old addresses that nothing but their path tells apart; the pages of the others choose by the query. */
function rulesOf(site: Site): Rule[] {
  const redirects = siteRedirects(site);
  const asked = new Set(redirects.filter(({ query }) => query !== "").map(pathOf));
  const { base } = site.props;
  return redirects
    .filter((redirect) => redirect.query === "" && !asked.has(pathOf(redirect)))
    .map((redirect) => ({
      from: underBase(base, redirect.path),
      encoded: underBase(base, redirectUrl(redirect)),
      to: redirectTarget(site, redirect),
    }));
}

function pathOf({ path }: Redirect): string {
  return path.replace(/\/$/, "");
}

/** `_redirects`, as Cloudflare Pages reads it. */
export function redirectsFile(site: Site): string {
  const rules = rulesOf(site).map(({ encoded, to }) => `${encoded} ${to} 301\n`);
  const taken = rules.filter((rule) => rule.length <= LONGEST_RULE).slice(0, MOST_RULES);
  const left = rules.length - taken.length;
  return `${left > 0 ? `# ${left} more old addresses have pages alone.\n` : ""}${taken.join("")}`;
}

/**
 * A file that a `map` of nginx includes, by the decoded path. It becomes part of the server's settings, so only what is
 * harmless there as it is gets in.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_map_module.html
 */
export function nginxMap(site: Site): string {
  return rulesOf(site)
    .filter(({ from, to }) => isPlain(from) && isPlainAddress(to))
    .map(({ from, to }) => `"${from}" "${to}";\n`)
    .join("");
}

/**
 * A text map for mod_rewrite, by the decoded path, which white space ends.
 *
 * @see https://httpd.apache.org/docs/2.4/rewrite/rewritemap.html#txt
 */
export function apacheMap(site: Site): string {
  return rulesOf(site)
    .filter(({ from, to }) => isPlain(from) && !/\s/.test(from) && isPlainAddress(to))
    .map(({ from, to }) => `${from} ${to}\n`)
    .join("");
}

/** Nothing that ends a quoted text, names a variable, or is no character to be seen. */
function isPlain(path: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  return path.startsWith("/") && !/["'\\$\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(path);
}

function isPlainAddress(to: string): boolean {
  return /^(?:\/|https?:\/\/)[\w\-.~%!*()+,;:@&=/?#[\]]*$/.test(to);
}
