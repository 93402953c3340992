import { defaultTreeAdapter, html as names, type DefaultTreeAdapterTypes as Parse5, Parser, Token } from "parse5";
import { isHtmlName, isMarkup } from "./element-names.ts";
import type { Markup } from "./markup.ts";

type TreeMap = Parse5.DefaultTreeAdapterMap;

/** Characters of a hidden comment from which on somebody may miss them. */
const MUCH = 200;

/** A comment that hides words of the author. */
export interface HiddenComment {
  /** Offset of its `<!--`. */
  readonly start: number;
  readonly characters: number;
  /** Whether it has no end of its own, but the next comment's. */
  readonly runsOn: boolean;
}

interface Parsed {
  readonly fragment: Parse5.DocumentFragment;
  readonly hidden: readonly HiddenComment[];
}

/**
 * Elements of which the parser would drop the content or the tags, or take no markup in them, as other elements that it
 * knows: no browser would show all of them.
 */
const READ_AS: ReadonlyMap<string, number> = new Map([
  ["frame", names.TAG_ID.EMBED],
  ...["iframe", "noembed", "noframes", "optgroup", "option", "select", "title"].map((name): [string, number] => [
    name,
    names.TAG_ID.UNKNOWN,
  ]),
]);

/**
 * Parses as browsers do, with one difference: what is no HTML is the text that it is. So are tags with names that HTML
 * does not have, and elements that would swallow the rest of the post because they do not end.
 */
export class PostParser extends Parser<TreeMap> {
  readonly #hidden: HiddenComment[] = [];
  #source: Pick<Markup, "html" | "raw"> = { html: "", raw: [] };
  /** Piece of the author's HTML that the parser is at, or comes to next. */
  #piece = 0;
  #ends: ReadonlyMap<string, number> = new Map();
  /** Elements with names of the author's own that are open. */
  readonly #own = new Map<string, number>();

  /** Parses as inside a `<div>`. */
  static parseInDiv(source: Markup, treeAdapter: typeof defaultTreeAdapter): Parsed {
    const context = defaultTreeAdapter.createElement("div", names.NS.HTML, []);
    const options = { treeAdapter, sourceCodeLocationInfo: true, scriptingEnabled: false };
    const parser = PostParser.getFragmentParser(context, options) as PostParser;
    parser.#source = source;
    parser.#ends = endTags(source);
    parser.tokenizer.write(source.html, true);
    return { fragment: parser.getFragment(), hidden: parser.#hidden };
  }

  override onStartTag(token: Token.TagToken): void {
    if (!this.currentNotInHTML && this.#isAuthors(token) && !this.#isMarkup(token)) this.#showTag(token);
    else {
      this.#readAs(token);
      super.onStartTag(token);
    }
  }

  #isMarkup(token: Token.TagToken): boolean {
    const { tagName } = token;
    const { startOffset = 0, endOffset = 0 } = token.location ?? {};
    const context = {
      closed: (this.#ends.get(tagName) ?? -1) >= endOffset,
      hasAttributes: token.attrs.length > 0,
      source: this.#source.html.slice(startOffset, endOffset),
      before: this.#source.html.charAt(startOffset - 1),
    };
    const is = isMarkup(tagName, context);
    if (is && !isHtmlName(tagName)) this.#own.set(tagName, (this.#own.get(tagName) ?? 0) + 1);
    return is;
  }

  override onEndTag(token: Token.TagToken): void {
    const { tagName } = token;
    const open = this.#own.get(tagName) ?? 0;
    if (!this.currentNotInHTML && this.#isAuthors(token) && !isHtmlName(tagName) && open === 0) this.#showTag(token);
    else {
      if (open > 0) this.#own.set(tagName, open - 1);
      this.#readAs(token);
      super.onEndTag(token);
    }
  }

  override onComment(token: Token.CommentToken): void {
    const { startOffset = 0, endOffset = 0 } = token.location ?? {};
    const written = this.#source.html.slice(startOffset, endOffset);
    if (written.startsWith("<!--")) {
      const characters = token.data.replace(/\s/g, "").length;
      const runsOn = token.data.includes("<!--");
      if (characters >= MUCH || runsOn) this.#hidden.push({ start: startOffset, characters, runsOn });
      return;
    }
    // What Word writes around its own things. Other tags that begin so are code that somebody quotes.
    if (/^<(?:\?xml|!\[(?:if|endif))/i.test(written)) return;
    this.#showTag(token);
  }

  /** Whether a tag is in HTML of the author, and not in what was written of Markdown. Tags come in their order. */
  #isAuthors({ location }: Token.TagToken): boolean {
    const { raw } = this.#source;
    const start = location?.startOffset ?? 0;
    while (start >= (raw[this.#piece]?.end ?? Number.POSITIVE_INFINITY)) this.#piece += 1;
    return start >= (raw[this.#piece]?.start ?? Number.POSITIVE_INFINITY);
  }

  #readAs(token: Token.TagToken): void {
    if (!this.currentNotInHTML) token.tagID = READ_AS.get(token.tagName) ?? token.tagID;
  }

  #showTag(token: Token.TagToken | Token.CommentToken): void {
    const { location } = token;
    if (!location) return;
    const chars = this.#source.html.slice(location.startOffset, location.endOffset).replaceAll("\0", "\uFFFD");
    this.onCharacter({ type: Token.TokenType.CHARACTER, chars, location });
  }
}

/** Offset of the last end tag of each name, in lower case, in the HTML of the author. */
function endTags({ html, raw }: Markup): Map<string, number> {
  const ends = new Map<string, number>();
  for (const { start, end } of raw) {
    for (const { index, 1: name = "" } of html.slice(start, end).matchAll(/<\/([a-z][^\s/>]*)/gi))
      ends.set(name.toLowerCase(), start + index);
  }
  return ends;
}
