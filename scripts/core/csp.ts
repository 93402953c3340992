/** The content security policy, one for `<meta>` and for the `_headers` file: a browser obeys both. */

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
  const directives = { "default-src": ["'none'"], ...extras, "base-uri": ["'none'"], "form-action": ["'none'"] };
  return Object.entries(directives)
    .map(([directive, sources]) => [directive, ...sources].join(" "))
    .join("; ");
}

const POLICY: PolicyExtras = {
  "default-src": ["'none'"],
  "script-src": ["'self'", "'wasm-unsafe-eval'"],
  "style-src": ["'self'"],
  "img-src": ["'self'", "data:"],
  "media-src": ["'self'"],
  "font-src": ["'self'"],
  "connect-src": ["'self'"],
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
  return [...directives]
    .map((directive) => {
      const added = opened.flatMap((more) => more[directive] ?? []);
      // 'none' means "nothing" only if it is the only source.
      const kept = (POLICY[directive] ?? []).filter((source) => added.length === 0 || source !== "'none'");
      return [directive, ...new Set([...kept, ...added])].join(" ");
    })
    .join("; ");
}
