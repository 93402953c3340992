/** Names of elements of HTML, today's and old ones that browsers or exports still know. Names of SVG and MathML count inside `<svg>` and `<math>` only. */
const HTML: ReadonlySet<string> = new Set(
  `a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br
  button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed
  fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image
  img input ins isindex kbd keygen label legend li link listing main map mark marquee math menu menuitem meta meter nav
  nobr noembed noframes noscript object ol optgroup option output p param picture plaintext portal pre progress q rb rp rt
  rtc ruby s samp script search section select slot small source span strike strong style sub summary sup svg table tbody
  td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp`.split(/\s+/),
);

/** Elements that do nothing without an attribute or an end tag: alone, they are a word that somebody put in brackets. */
const EMPTY_ALONE: ReadonlySet<string> = new Set(
  `a abbr applet area base bgsound button canvas data datalist dialog dir embed form frame image img input isindex
  keygen label link map menuitem meta meter object output param picture plaintext portal progress select slot source svg
  math template time title track`.split(/\s+/),
);

/** Elements that hide or take over all that follows, up to their end tag or the end of the page. */
const SWALLOWING: ReadonlySet<string> = new Set("script style template textarea xmp plaintext".split(" "));

/** What is known of the tag beside its name. */
export interface TagContext {
  /** Whether the author's HTML has an end tag of this name further down. */
  readonly closed: boolean;
  readonly hasAttributes: boolean;
  /** The tag as written. */
  readonly source: string;
  /** The character before it, empty at the start. */
  readonly before: string;
}

/** True for the name of an element of HTML. @param name lower case */
export function isHtmlName(name: string): boolean {
  return HTML.has(name);
}

/** True for a name of somebody's own elements, `my-widget` or Word's `o:p`, which are markup if they have an end. */
export function isOwnName(name: string): boolean {
  return /^[a-z][^:]*-|^[a-z][a-z0-9]{0,3}:[a-z]+$/.test(name);
}

/**
 * Whether a start tag is markup. What is not is text: `List<String>`, `<package>`, `<your name>`. Elements that would
 * swallow the rest of the post are markup only if they end.
 *
 * @param name lower case
 */
export function isMarkup(name: string, { closed, hasAttributes, source, before }: TagContext): boolean {
  if (!HTML.has(name)) return closed && isOwnName(name);
  if (closed) return true;
  if (SWALLOWING.has(name)) return false;
  if (!hasAttributes && EMPTY_ALONE.has(name)) return false;
  // `List<B>`: no old HTML has a tag in capitals within a word that nothing closes, but for <P>, <BR> and their like.
  return !(/^<[ABIQSU]>$/.test(source) && /[A-Za-z0-9_]/.test(before));
}
