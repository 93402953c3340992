/** Options of Pagefind's JS API, https://pagefind.app/docs/search-config/. */

/** Options as a page gives them: plain JavaScript, so that anything may be there. */
export type GivenOptions = Readonly<Record<string, unknown>>;

/** Options of one index. */
export interface Settings {
  /** Absolute address of the folder of `pagefind.js`, with a slash at its end. */
  readonly bundle: string;
  /** Beginning of all addresses of results: a path, or an absolute address. */
  readonly baseUrl: string;
  /** In words, of which an ideograph is a third. */
  readonly excerptLength: number;
  /** Query parameter with the words that a thread's page marks. */
  readonly highlightParam?: string;
  readonly indexWeight: number;
  /** Filters that every thread of this index has beside its own. */
  readonly mergeFilter: Readonly<Record<string, readonly string[]>>;
}

/** Options that are known and change nothing here. */
const WITHOUT_EFFECT = ["exactDiacritics", "language", "metaCacheTag", "noWorker", "primary", "ranking"];
const WITH_EFFECT = ["baseUrl", "excerptLength", "highlightParam", "indexWeight", "mergeFilter"];
/** Read once, when an index is opened. */
const AT_FIRST = ["basePath", "bundlePath"];

const EXCERPT_LENGTH = 30;

/**
 * The settings of an index that is opened.
 *
 * @param folder absolute address of the folder of `pagefind.js`, unless the options name another
 */
export function openSettings(folder: string, given: GivenOptions): Settings {
  const named = text(given.bundlePath) ?? text(given.basePath);
  const bundle = named === undefined ? folder : new URL(named.replace(/\/*$/, "/"), pageAddress() ?? folder).href;
  const settings = { bundle, baseUrl: siteOf(bundle), excerptLength: EXCERPT_LENGTH, indexWeight: 1, mergeFilter: {} };
  return changeSettings(settings, given);
}

/** The same settings with these options. Warns of options that Pagefind does not know, as Pagefind does. */
export function changeSettings(settings: Settings, given: GivenOptions): Settings {
  for (const name of Object.keys(given)) {
    if ([...WITH_EFFECT, ...WITHOUT_EFFECT, ...AT_FIRST].includes(name)) continue;
    console.warn(`Unknown Pagefind option ${name}. Allowed options: ${[...WITH_EFFECT, ...AT_FIRST].join(", ")}`);
  }
  const { baseUrl, excerptLength, highlightParam, indexWeight, mergeFilter } = given;
  const base = text(baseUrl);
  const parameter = text(highlightParam);
  return {
    ...settings,
    ...(base !== undefined && { baseUrl: /^(\/|https?:\/\/)/.test(base) ? base : `/${base}` }),
    ...(typeof excerptLength === "number" && excerptLength > 0 && { excerptLength }),
    ...(parameter !== undefined && { highlightParam: parameter }),
    ...(typeof indexWeight === "number" && { indexWeight }),
    ...(typeof mergeFilter === "object" && mergeFilter !== null && { mergeFilter: valuesOf(mergeFilter) }),
  };
}

/**
 * Address of a site path for a page that shows results: below the base URL, with the words to be marked.
 *
 * @param raw site path, `/retail/x/#floor-2`
 * @param terms words for the thread's page to mark, a parameter for each as Pagefind does it
 */
export function resultUrl(raw: string, { baseUrl, highlightParam }: Settings, terms: readonly string[]): string {
  const url = /^(https?:)?\/\//.test(raw)
    ? raw
    : `${baseUrl}/${raw}`.replace(/\/+/g, "/").replace(/^(https?:\/)/, "$1/");
  if (highlightParam === undefined || terms.length === 0) return url;
  const absolute = new URL(url, NOWHERE);
  for (const term of terms) absolute.searchParams.append(highlightParam, term);
  return absolute.origin === NOWHERE ? absolute.href.slice(NOWHERE.length) : absolute.href;
}

/** Reserved by RFC 2606: in place of the page's own origin while a path is worked on. */
const NOWHERE = "https://page.invalid";

/** The site that a bundle belongs to: a path on the page's own origin, else an absolute address. */
function siteOf(bundle: string): string {
  const site = new URL("../", bundle);
  const page = pageAddress();
  return page !== undefined && site.origin === new URL(page).origin ? site.pathname : site.href;
}

function pageAddress(): string | undefined {
  return typeof document === "undefined" ? undefined : document.baseURI;
}

function valuesOf(filter: object): Record<string, string[]> {
  const entries = Object.entries(filter).map(([name, value]): [string, string[]] => [name, [value].flat().map(String)]);
  return Object.fromEntries(entries);
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
