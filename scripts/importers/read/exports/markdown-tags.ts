/** Tags of Hexo, Jekyll and Hugo, and links of Obsidian, as plain Markdown. Code stays as it is, and so does what is not known. */

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
    const longest = Math.max(2, ...[...code.matchAll(/^ {0,3}(`{3,})/gm)].map((match) => match[1]?.length ?? 0));
    const fence = "`".repeat(longest + 1);
    return `\n${fence}${language ?? ""}\n${code.replace(/^\n+|\s+$/g, "")}\n${fence}\n`;
  };
  const language = (words: string) => /(?:^|\blang:|\s)([\w+#-]+)/.exec(words.replace(/\b(?!lang:)\w+:\S+/g, ""))?.[1];
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/^[ \t]*<!--\s*more\s*-->[ \t]*$/gim, "")
    .replace(/^[ \t]*\{%-?\s*(?:end)?raw\s*-?%\}[ \t]*\n?/gm, "")
    .replace(
      /\{%-?\s*(?:highlight|codeblock|code)\b([^%]*?)-?%\}([\s\S]*?)\{%-?\s*end(?:highlight|codeblock|code)\s*-?%\}/g,
      (_, words: string, code: string) => fenced(language(words), code),
    )
    .replace(
      /\{\{<\s*highlight\b([^>]*?)>\}\}([\s\S]*?)\{\{<\s*\/\s*highlight\s*>\}\}/g,
      (_, words: string, code: string) => fenced(language(words), code),
    );
}

function tags(line: string): string {
  return line
    .replace(/\{%-?\s*asset_img\s+([^%]+?)\s*-?%\}/g, (_, words: string) => assetImage(words))
    .replace(
      /\{%-?\s*asset_(?:link|path)\s+(\S+)\s*([^%]*?)\s*-?%\}/g,
      (_, file: string, words: string) => `[${unquoted(words) || file}](${destination(file)})`,
    )
    .replace(/\{%-?\s*link\s+(\S+)\s+(\S+)[^%]*-?%\}/g, "[$1]($2)")
    .replace(
      /\{%-?\s*post_link\s+(\S+)\s*([^%]*?)\s*-?%\}/g,
      (_, slug: string, words: string) => unquoted(words) || slug,
    )
    .replace(/\{\{[<%]\s*figure\b([^>%]*?)\/?[>%]\}\}/g, (tag: string, words: string) => figure(words) ?? tag)
    .replace(/\{\{[<%]\s*(?:rel)?ref\s+"?([^"\s>%]+)"?\s*[>%]\}\}/g, "$1")
    .replace(/\{\{-?\s*site\.(?:baseurl|url)\s*-?\}\}/g, "")
    .replace(
      /!\[\[([^\]|\n]+)(?:\|([^\]\n]*))?\]\]/g,
      (_, file: string, words = "") => `![${/^\d+(?:x\d+)?$/.test(words) ? "" : words}](${destination(file)})`,
    )
    .replace(/\[\[([^\]|\n]+)(?:\|([^\]\n]*))?\]\]/g, (_, page: string, words?: string) => words ?? page);
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

const unquoted = (words: string) => words.replace(/^(["'])(.*)\1$/, "$2");

/** Addresses with spaces or brackets are written between angle brackets. */
const destination = (address: string) => (/[\s()]/.test(address) ? `<${address.trim()}>` : address);
