import type { Token } from "markdown-it";
import { cleanAddress, isSafeLink } from "./address.ts";
import { isHtmlName, isOwnName } from "./element-names.ts";
import type { PostNote } from "./post.ts";
import {
  type Child,
  type Element,
  element,
  type Knowledge,
  MAX_DEPTH,
  type Parents,
  type Root,
  setKnowledge,
} from "./tree.ts";

/** A tree made of tokens. `raw` tells whether it holds HTML of the author; `notes` is what the tokens say of the text. */
export interface TokenTree {
  readonly root: Root;
  readonly raw: boolean;
  readonly notes: PostNote[];
}

/**
 * Builds the tree of a post from the tokens of markdown-it. What is deeper than `MAX_DEPTH` loses its markup and
 * keeps its text.
 *
 * @param firstLine line of the file on which the source begins
 */
export function treeFromTokens(tokens: readonly Token[], firstLine: number): TokenTree {
  const builder = new Builder(firstLine);
  for (const token of tokens) builder.block(token);
  return { root: builder.root, raw: builder.raw, notes: builder.notes };
}

class Builder {
  readonly root: Root = { type: "root", children: [] };
  raw = false;
  readonly notes: PostNote[] = [];
  private readonly open: Parents[] = [this.root];
  /** Elements open beyond the greatest depth, which are not in the tree. */
  private tooDeep = 0;
  private bracketed = false;
  private line: number;
  private readonly firstLine: number;

  constructor(firstLine: number) {
    this.firstLine = firstLine;
    this.line = firstLine;
  }

  block(token: Token): void {
    if (token.map) this.line = this.firstLine + token.map[0];
    switch (token.type) {
      case "inline":
        for (const child of token.children ?? []) this.inline(child);
        return;
      case "fence":
      case "code_block":
        this.add(setKnowledge(element("pre", {}, [codeElement(token)]), { line: this.line }));
        return;
      case "html_block":
        this.addRaw(token.content);
        return;
      case "notes_open":
        this.push(setKnowledge(element("section"), { note: { is: "notes" } }));
        this.push(element("ol"));
        return;
      case "notes_close":
        this.pop();
        this.pop();
        return;
      case "note_open":
        this.push(setKnowledge(element("li"), { note: { is: "note", note: Number(token.meta?.note) } }));
        return;
      case "note_close":
        this.addWaysBack(Number(token.meta?.number), Number(token.meta?.marks));
        this.pop();
        return;
      default:
        if (!token.hidden) this.tag(token);
    }
  }

  private inline(token: Token): void {
    switch (token.type) {
      case "text":
        this.text(token.content);
        return;
      case "softbreak":
        this.line += 1;
        this.text(token.content);
        return;
      case "hardbreak":
        this.line += 1;
        this.add(element("br"));
        return;
      case "code_inline":
        this.add(element("code", {}, [{ type: "text", value: token.content }]));
        return;
      case "formula":
        this.add(formulaElement(token, this.line));
        this.line += token.content.split("\n").length - 1;
        return;
      case "foreign":
        this.notes.push({ ...(token.meta?.note as PostNote), line: this.line });
        return;
      case "html_inline":
        this.addRaw(token.content);
        this.line += token.content.split("\n").length - 1;
        return;
      case "image": {
        const image = element("img", { ...attributesOf(token), alt: altOf(token.children ?? []) });
        this.add(setKnowledge(image, { line: this.line }));
        return;
      }
      case "footnote_ref": {
        const note = Number(token.meta?.note);
        const mark = Number(token.meta?.mark);
        const anchor = element("a", {}, [{ type: "text", value: `[${note}]` }]);
        this.add(element("sup", {}, [setKnowledge(anchor, { note: { is: "mark", note, mark } })]));
        return;
      }
      default:
        if (token.markup === "autolink" && this.isBracketed(token)) this.text(token.nesting > 0 ? "<" : ">");
        else this.tag(token);
    }
  }

  /** Whether what looks like an address in angle brackets, `<std::string>`, is text. */
  private isBracketed(token: Token): boolean {
    const href = token.attrGet("href");
    // The token that ends it names no address.
    if (href !== null) this.bracketed = !isSafeLink(cleanAddress(String(href)));
    return this.bracketed;
  }

  /** Opens, closes or adds the element that a token names. */
  private tag(token: Token): void {
    if (token.nesting < 0) this.pop();
    else {
      const made = element(token.tag, attributesOf(token));
      const known = token.type === "link_open" ? { line: this.line } : (token.meta?.knowledge as Knowledge | undefined);
      if (known) setKnowledge(made, known);
      if (token.nesting > 0) this.push(made);
      else this.add(made);
    }
  }

  private push(made: Element): void {
    if (this.open.length > MAX_DEPTH) {
      this.tooDeep += 1;
      return;
    }
    this.add(made);
    this.open.push(made);
  }

  private pop(): void {
    if (this.tooDeep > 0) this.tooDeep -= 1;
    else this.open.pop();
  }

  private add(node: Child): void {
    this.open.at(-1)?.children.push(node);
  }

  private text(value: string): void {
    const last = this.open.at(-1)?.children.at(-1);
    if (last?.type === "text") last.value += value;
    else if (value !== "") this.add({ type: "text", value });
  }

  private addRaw(value: string): void {
    this.raw = true;
    this.add({ type: "raw", value, data: { line: this.line } });
  }

  /** Puts the arrows that lead back to the text at the end of a note, in its last paragraph if it ends with a text. */
  private addWaysBack(note: number, marks: number): void {
    const item = this.open.at(-1);
    const last = item?.children.at(-1);
    const endsWithText = last?.type === "element" && last.tagName === "p" && !last.children.every(isImage);
    const place = endsWithText ? last : item;
    for (let mark = 1; mark <= marks; mark++) {
      const anchor = element("a", {}, [{ type: "text", value: "↩\uFE0E" }]);
      place?.children.push({ type: "text", value: " " }, setKnowledge(anchor, { note: { is: "back", note, mark } }));
    }
  }
}

function isImage(node: Child): boolean {
  return node.type === "element" && node.tagName === "img";
}

/** Attributes of a token; the alignment of a cell, which markdown-it writes as a style, as `align`. */
function attributesOf(token: Token): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [name, value] of token.attrs ?? []) {
    if (name === "style") attributes.align = String(value).replace("text-align:", "");
    else attributes[name] = String(value);
  }
  return attributes;
}

function codeElement(token: Token): Element {
  const language = /^\s*(\S+)/.exec(token.info)?.[1];
  const properties: Record<string, string> = language === undefined ? {} : { class: `language-${language}` };
  return element("code", properties, token.content === "" ? [] : [{ type: "text", value: token.content }]);
}

/** A formula in a line, as code in the language `math`. */
function formulaElement(token: Token, line: number): Element {
  const made = element("code", { class: "language-math" }, [{ type: "text", value: token.content }]);
  return setKnowledge(made, { line, ...(token.meta as Pick<Knowledge, "formula">) });
}

/** Plain text of the tokens between the brackets of an image. */
function altOf(tokens: readonly Token[]): string {
  let text = "";
  for (const token of tokens) {
    if (token.type === "hardbreak" || token.content === "\n") text += " ";
    else if (token.type === "image") text += altOf(token.children ?? []);
    else if (token.type !== "html_inline" || !isHtmlTag(token.content)) text += token.content;
  }
  return text;
}

/** True for a tag or comment of HTML; false for words in angle brackets, such as `<T>`. */
function isHtmlTag(tag: string): boolean {
  const name = /^<\/?([a-z][^\s/>]*)/i.exec(tag)?.[1]?.toLowerCase();
  return name === undefined || isHtmlName(name) || isOwnName(name);
}
