/** The content security policies: two in the `<meta>` of a page, one in the `_headers` file. A browser obeys them all. */

/** Sources that a page needs beyond the policy, by directive: `{ "script-src": ["https://giscus.app"] }`. */
export type PolicyExtras = Readonly<Record<string, readonly string[]>>;

/** What one page opens, and what another does. */
export function joinExtras(...all: readonly PolicyExtras[]): PolicyExtras {
  const joined: Record<string, string[]> = {};
  for (const extras of all) {
    for (const [directive, sources] of Object.entries(extras)) {
      joined[directive] = [...new Set([...(joined[directive] ?? []), ...sources])];
    }
  }
  return joined;
}

/** The policy of a page that holds nothing of ours, and needs no more than this. */
export function barePolicy(extras: PolicyExtras): string {
  return policyText({ "default-src": ["'none'"], ...extras, "base-uri": ["'none'"], "form-action": ["'none'"] });
}

const POLICY: PolicyExtras = {
  "default-src": ["'none'"],
  "script-src": ["'self'"],
  "style-src": ["'self'"],
  "img-src": ["'self'", "data:"],
  "media-src": ["'self'"],
  "font-src": ["'self'"],
  "connect-src": ["'self'"],
  "manifest-src": ["'self'"],
  "worker-src": ["'self'"],
  "base-uri": ["'none'"],
  "form-action": ["'none'"],
};

/** What players need if attachments are in storage. @param storage its origin */
export function mediaExtras(storage: string | undefined): PolicyExtras {
  return storage === undefined ? {} : { "media-src": [storage] };
}

/** Without this the search box would need JavaScript: `form-action 'none'` blocks GET forms too. */
const SEARCH_BOX: PolicyExtras = { "form-action": ["'self'"] };

/**
 * The policy as one line.
 *
 * @param search whether the pages carry the search box, a form of our own
 * @param extras what one page opens beyond that, such as a comments provider
 */
export function contentSecurityPolicy(search: boolean, extras: PolicyExtras = {}): string {
  const opened = search ? [SEARCH_BOX, extras] : [extras];
  const directives = new Set([...Object.keys(POLICY), ...Object.keys(extras)]);
  return policyText(
    Object.fromEntries(
      [...directives].map((directive) => {
        const added = opened.flatMap((more) => more[directive] ?? []);
        // 'none' means "nothing" only if it is the only source.
        const kept = (POLICY[directive] ?? []).filter((source) => added.length === 0 || source !== "'none'");
        return [directive, [...new Set([...kept, ...added])]];
      }),
    ),
  );
}

/** Folders and a file that hold scripts. The site keeps them for itself, so no attachment is there. */
const SCRIPTS = ["assets/", "pagefind/", "sw.js"];

/**
 * The policy that takes scripts and workers from our own places alone. `'self'` lets in attachments too, and a source in
 * the same list can only add to it; two policies both have to let a script in. This one leaves the host to the other, so
 * copies of a site on other hosts keep their scripts.
 *
 * `http:` stands for https as well (CSP 3, "scheme-part matches"). WebKit leaves out `*:*` if it has no scheme.
 *
 * @param base path of the site, with a slash at both ends
 * @param extras as for the other policy
 */
export function scriptPolicy(base: string, extras: PolicyExtras = {}): string {
  // What ends a source or a policy is encoded in a path.
  const root = `http://*:*${base.replace(/[;,]/g, encodeURIComponent)}`;
  const folders = SCRIPTS.map((place) => root + place);
  const narrowed = (directive: string) => [...folders, ...(extras[directive] ?? [])];
  return policyText({
    "script-src": narrowed("script-src"),
    // Without it workers obey `script-src`.
    ...(extras["worker-src"] && { "worker-src": narrowed("worker-src") }),
  });
}

function policyText(directives: PolicyExtras): string {
  return Object.entries(directives)
    .map(([directive, sources]) => [directive, ...sources].join(" "))
    .join("; ");
}
