/** Tags of Hexo, Jekyll and Hugo, and links of Obsidian, as plain Markdown. Code stays as it is, and so does what is not known. */
import { largest } from "../../largest.ts";

const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** @param text Markdown of a post, without its front matter */
export function plainMarkdown(text: string): string {
  const lines = blocks(text).split("\n");
  let fence: string | undefined;
  return lines
    .map((line) => {
      const mark = FENCE.exec(line)?.[1];
      if (fence !== undefined) {
        if (mark?.startsWith(fence) && line.trim() === mark) fence = undefined;
        return line;
      }
      fence = mark;
      return mark === undefined ? tags(line) : line;
    })
    .join("\n");
}

/** Tags around code become fences. */
function blocks(text: string): string {
  const fenced = (language: string | undefined, code: string) => {
    const runs = [...code.matchAll(/^ {0,3}(`{3,})/gm)].map((match) => match[1]?.length ?? 0);
    const fence = "`".repeat(largest(runs, 2) + 1);
    return `\n${fence}${language ?? ""}\n${code.replace(/^\n+/, "").trimEnd()}\n${fence}\n`;
  };
  const language = (words: string) => /(?:^|\blang:|\s)([\w+#-]+)/.exec(words.replace(/\b(?!lang:)\w+:\S+/g, ""))?.[1];
  const plain = text
    .replace(/\r\n?/g, "\n")
    .replace(/^[ \t]*<!--\s*more\s*-->[ \t]*$/gim, "")
    .replace(/^[ \t]*\{%-?\s*(?:end)?raw\s*-?%\}[ \t]*\n?/gm, "");
  return codeTags(plain, (words, code) => fenced(language(words), code));
}

/** A tag that begins or ends code, and its words. */
const CODE_TAG = /\{(?:%-?|\{<)\s{0,9}(end|\/\s?)?(?:highlight|codeblock|code)\b([^%>]{0,1000})(?:%|>\})\}/g;

/** @param write what becomes of code between two tags; a tag without an end stays as it is */
function codeTags(text: string, write: (words: string, code: string) => string): string {
  const parts: string[] = [];
  let open: { readonly start: number; readonly end: number; readonly words: string } | undefined;
  let from = 0;
  for (const { index, 0: tag, 1: closes, 2: words = "" } of text.matchAll(CODE_TAG)) {
    if (closes === undefined) open ??= { start: index, end: index + tag.length, words: words.replace(/-$/, "") };
    else if (open) {
      parts.push(text.slice(from, open.start), write(open.words, text.slice(open.end, index)));
      from = index + tag.length;
      open = undefined;
    }
  }
  return parts.join("") + text.slice(from);
}

/** A tag of Hexo or Jekyll that is not about code. */
const TAG = /\{%-?\s{0,9}(asset_img|asset_link|asset_path|post_url|post_link|link)\s([^%\n]{0,1000})%\}/g;

function tagText(name: string, written: string): string {
  const words = written.trim().replace(/-$/, "").trim();
  const [first = ""] = words.split(/\s/, 1);
  const rest = words.slice(first.length).trim();
  if (name === "asset_img") return assetImage(words);
  if (name === "post_url") return postFile(first);
  if (name === "post_link") return `[${unquoted(rest) || first}](${postFile(first)})`;
  if (name === "link") return `[${first}](${rest.split(/\s/, 1)[0]})`;
  return `[${unquoted(rest) || first}](${destination(first)})`;
}

function tags(line: string): string {
  return line
    .replace(TAG, (_, name: string, words: string) => tagText(name, words))
    .replace(/\{\{[<%]\s{0,9}figure\b([^>%{]{0,1000})[>%]\}\}/g, (tag: string, words: string) => figure(words) ?? tag)
    .replace(/\{\{[<%]\s{0,9}(?:rel)?ref\s{1,9}"?([^"\s>%]{1,500})"?\s{0,9}[>%]\}\}/g, "$1")
    .replace(/\{\{-?\s{0,9}site\.(?:baseurl|url)\s{0,9}-?\}\}/g, "")
    .replace(
      /!\[\[([^\][|\n]+)(?:\|([^\][\n]*))?\]\]/g,
      (_, file: string, words = "") => `![${/^\d+(?:x\d+)?$/.test(words) ? "" : words}](${destination(file)})`,
    )
    .replace(
      /\[\[([^\][|\n]+)(?:\|([^\][\n]*))?\]\]/g,
      (_, page: string, words?: string) => `[${words ?? page}](${postFile(page.replace(/#.*$/, ""))})`,
    );
}

/** `asset_img [class] file [width] [height] ["title" ["alt"]]` */
function assetImage(words: string): string {
  const parts = [...words.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => ({
    text: a ?? b ?? c ?? "",
    quoted: c === undefined,
  }));
  const file =
    parts.find(({ text, quoted }) => !quoted && /\.\w+$/.test(text)) ??
    parts.find(({ text }) => /\.\w+$/.test(text)) ??
    parts[0];
  const after = parts
    .slice(parts.indexOf(file as (typeof parts)[number]) + 1)
    .filter(({ text }) => !/^\d+$/.test(text));
  const [title = "", alt = title] = after.map(({ text }) => text);
  return `![${alt}](${destination(file?.text ?? "")}${title === "" ? "" : ` ${JSON.stringify(title)}`})`;
}

/** Hugo's own shortcode. */
function figure(words: string): string | undefined {
  const value = (name: string) =>
    new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|(\\S+))`)
      .exec(words)
      ?.slice(1)
      .find((one) => one !== undefined);
  const src = value("src");
  const caption = value("caption") ?? value("title");
  if (src === undefined) return undefined;
  return `![${value("alt") ?? caption ?? ""}](${destination(src)}${caption === undefined ? "" : ` ${JSON.stringify(caption)}`})`;
}

/** The file of a post that is named without its ending. */
const postFile = (name: string) => destination(/\.(?:md|markdown|html?)$/i.test(name) ? name : `${name}.md`);

const unquoted = (words: string) => words.replace(/^(["'])(.*)\1$/, "$2");

/** Addresses with spaces or brackets are written between angle brackets. */
const destination = (address: string) => (/[\s()]/.test(address) ? `<${address.trim()}>` : address);
