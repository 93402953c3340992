/** Plain text of a post → Markdown with holes. */
import type { BlockContent, Paragraph, PhrasingContent, Root } from "mdast";
import { type PostText, withoutMarks } from "./post-text.ts";
import { finishTree, type PageAddresses } from "./to-markdown.ts";

/** An empty line begins a paragraph, and `>` at the beginning of a line is a quotation, as in mail. */
export function textToMarkdown(text: string, page: PageAddresses): PostText {
  const lines = withoutMarks(text).replace(/\r\n?/g, "\n").split("\n");
  return finishTree({ type: "root", children: blocksOf(lines) } satisfies Root, page);
}

function blocksOf(lines: readonly string[]): BlockContent[] {
  const blocks: BlockContent[] = [];
  let at = 0;
  while (at < lines.length) {
    const quoted = isQuoted(lines[at]);
    let end = at + 1;
    while (end < lines.length && isQuoted(lines[end]) === quoted) end += 1;
    const run = lines.slice(at, end);
    if (quoted) blocks.push({ type: "blockquote", children: blocksOf(run.map((line) => line.replace(/^> ?/, ""))) });
    else blocks.push(paragraphOf(run));
    at = end;
  }
  return blocks.filter((block) => block.type !== "paragraph" || block.children.length > 0);
}

/** Lines with breaks between; empty ones become paragraphs later. */
function paragraphOf(lines: readonly string[]): Paragraph {
  const children = lines.flatMap((value, index): PhrasingContent[] => {
    const text: PhrasingContent[] = value === "" ? [] : [{ type: "text", value }];
    return index === 0 ? text : [{ type: "break" }, ...text];
  });
  return { type: "paragraph", children };
}

function isQuoted(line: string | undefined): boolean {
  return /^>/.test(line ?? "");
}
