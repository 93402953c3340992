/** Tree of Markdown → text with holes. */
import type { Emphasis, Heading, Nodes, Paragraph, Parents, Strong, Table } from "mdast";
import { type ConstructName, type Handle, type Info, type State, toMarkdown } from "mdast-util-to-markdown";
import { toString as plainText } from "mdast-util-to-string";
import { FLOOR_LINE } from "../../archive/read/replies.ts";
import { largest } from "../largest.ts";
import { escapeText, formsFormula, harmlessIn } from "./escape.ts";
import { Holes, type PostText } from "./post-text.ts";

/** Name of a construct that CommonMark does not have. */
const CELL = "tableCell" as ConstructName;
/** Such a line counts wherever it is: see `splitReplies`. */
const ANY_FLOOR_LINE = new RegExp(FLOOR_LINE, "im");

/**
 * Writes a tree as our own renderer reads it.
 *
 * @param tree flow content; addresses in it are those of the holes
 */
export function writeMarkdown(tree: Nodes): PostText {
  const holes = new Holes();
  const text = toMarkdown(tree, {
    bullet: "-",
    rule: "-",
    fences: true,
    listItemIndent: "one",
    handlers: handlers(holes),
  });
  return holes.cut(text.trim());
}

function handlers(holes: Holes): Record<string, Handle> {
  /** Signs that form nothing in the block that is being written. */
  let harmless: ReadonlySet<string> = new Set();

  const block = (node: Paragraph | Heading | Table, write: () => string): string => {
    harmless = harmlessIn(plainText(node), marksOf(node));
    const text = write();
    const whole = (node.type === "heading" ? "# " : "") + holes.expand(text);
    if (!/\$|\\\[/.test(whole) || !formsFormula(whole)) return text;
    harmless = new Set([...harmless].filter((sign) => sign !== "$" && sign !== "["));
    return write();
  };
  const written = (value: string, state: State, { before, after }: Pick<Info, "before" | "after">): string => {
    const inTable = state.stack.includes(CELL);
    const inLabel = state.stack.includes("label");
    return escapeText(value, { before: inTable ? " " : before, after, inLabel, inTable, harmless });
  };
  const handle: Record<string, Handle> = {
    text: (node, _, state, info) => written(node.value, state, info),
    paragraph(node: Paragraph, _: Parents | undefined, state: State, info: Info) {
      const exit = state.enter("paragraph");
      const leave = state.enter("phrasing");
      const value = block(node, () => state.containerPhrasing(node, info));
      leave();
      exit();
      return value;
    },
    heading(node: Heading, _: Parents | undefined, state: State, info: Info) {
      const exit = state.enter("headingAtx");
      const leave = state.enter("phrasing");
      const start = `${"#".repeat(node.depth)} `;
      const value = block(node, () => state.containerPhrasing(node, { ...info, before: start, after: "\n" }));
      leave();
      exit();
      return start + value.replace(/(?<!#)(\\?#+)(\s*)$/, (run) => (run.startsWith("\\") ? run : `\\${run}`));
    },
    strong: (node, _, state, info) => attention("**", "strong", node, state, info),
    emphasis: (node, _, state, info) => attention("*", "em", node, state, info),
    delete: (node, _, state, info) => attention("~~", "del", node, state, info),
    table(node: Table, _: Parents | undefined, state: State, info: Info) {
      return block(node, () => tableText(node, state, info));
    },
    inlineCode(node, _, state) {
      const value = node.value.replace(/(?<!\s)\s*\n\s*/g, " ");
      let fence = "`";
      while (new RegExp(`(^|[^\`])${fence}([^\`]|$)`).test(value)) fence += "`";
      const space = /^`|`$|^ .* $/.test(value) ? " " : "";
      const inner = state.stack.includes(CELL) ? value.replaceAll("|", "\\|") : value;
      return `${fence}${space}${inner}${space}${fence}`;
    },
    break: (_, __, state) => (state.stack.includes(CELL) ? "<br>" : "\\\n"),
    link(node, _, state, info) {
      if (isBare(node)) return holes.add({ link: node.url });
      const exit = state.enter("link");
      const leave = state.enter("label");
      const label = state.containerPhrasing(node, { ...info, before: "[", after: "]" });
      leave();
      exit();
      return holes.add({ link: node.url, label: holes.cut(withoutAddresses(label)) });
    },
    image(node, _, state, info) {
      const exit = state.enter("image");
      const leave = state.enter("label");
      const alt = written(node.alt ?? "", state, { ...info, before: "[", after: "]" });
      leave();
      const inTitle = state.enter("titleQuote");
      const title = node.title ? ` "${state.safe(node.title, { ...info, before: '"', after: '"' })}"` : "";
      inTitle();
      exit();
      return `![${alt}](${holes.add({ image: node.url })}${title})`;
    },
    code(node, _, __, ___) {
      const value = node.value.replace(/(?<!\n)\n+$/, "");
      if (ANY_FLOOR_LINE.test(value)) return `<pre><code>${escapeHtml(value)}</code></pre>`;
      const runs = [...value.matchAll(/^[ \t]*(`{3,})/gm)].map((run) => run[1]?.length ?? 0);
      const fence = "`".repeat(largest(runs, 2) + 1);
      const lang = /^[\w+#.-]{1,40}$/.test(node.lang ?? "") ? node.lang : "";
      return `${fence}${lang}\n${value}\n${fence}`;
    },
  };
  (handle.link as { peek?: unknown }).peek = (node: Parameters<typeof isBare>[0]) => (isBare(node) ? "<" : "[");
  (handle.image as { peek?: unknown }).peek = () => "!";
  for (const [name, sign] of [
    ["strong", "*"],
    ["emphasis", "*"],
    ["delete", "~"],
  ] as const)
    (handle[name] as { peek?: unknown }).peek = () => sign;
  return handle;
}

const ALIGNED: Readonly<Record<string, string>> = { left: ":--", center: ":-:", right: "--:" };

/** A table as GitHub has it; its first row is the head. */
function tableText({ children, align }: Table, state: State, info: Info): string {
  const exit = state.enter(CELL);
  const leave = state.enter("phrasing");
  const rows = children.map((row) =>
    row.children.map((cell) => state.containerPhrasing(cell, { ...info, before: " ", after: " " })),
  );
  leave();
  exit();
  const columns = largest(rows.map((row) => row.length));
  const marks = Array.from({ length: columns }, (_, at) => ALIGNED[align?.[at] ?? ""] ?? "---");
  const line = (cells: readonly string[]) =>
    `| ${Array.from({ length: columns }, (_, at) => cells[at] ?? "").join(" | ")} |`;
  const [head = [], ...body] = rows;
  return [head, marks, ...body].map(line).join("\n");
}

/** Bold and the like: with signs if these work between their neighbours, else as HTML. */
function attention(sign: string, tag: string, node: Strong | Emphasis, state: State, info: Info): string {
  const all = state.containerPhrasing(node, { ...info, before: sign.charAt(0), after: sign.charAt(0) });
  const words = all.trim();
  const [start, end] = [all.slice(0, all.length - all.trimStart().length), all.slice(all.trimEnd().length)];
  if (words === "") return all;
  // A backslash before a space is one; before a sign it would hide that.
  const inner = /(?<!\\)(?:\\\\)*\\$/.test(words) ? `${words}\\` : words;
  const beside = (text: string) => text === "" || /\s/.test(text) || isCjk(text);
  const [first = "", last = ""] = [[...inner][0], [...inner].at(-1)];
  const [before, after] = [start === "" ? info.before.slice(-1) : " ", end === "" ? info.after.charAt(0) : " "];
  const opens = isWord(first) || beside(before) || isCjk(first);
  const closes = isWord(last) || beside(after) || isCjk(last);
  const alone = before !== sign.charAt(0) && after !== sign.charAt(0);
  const clear = !new RegExp(`(?<!\\\\)[${sign.charAt(0)}]`).test(inner);
  return opens && closes && alone && clear
    ? `${start}${sign}${inner}${sign}${end}`
    : `${start}<${tag}>${inner}</${tag}>${end}`;
}

/** Whether a sign beside a character opens and closes whatever is on its other side. A hole is as punctuation is. */
function isWord(character: string): boolean {
  return /[^\s\p{P}\p{S}\ufdd0]/u.test(character);
}

function isCjk(character: string): boolean {
  return /[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\uac00-\ud7af]/.test(character);
}

/** Signs that are written in a block for what is in it. */
function marksOf(node: Parents): ReadonlySet<string> {
  const marks = new Set<string>();
  const visit = (parent: Parents): void => {
    for (const child of parent.children) {
      if (child.type === "strong" || child.type === "emphasis") marks.add("*");
      if (child.type === "inlineCode") marks.add("`");
      if ("children" in child) visit(child);
    }
  };
  visit(node);
  return marks;
}

/** Words of a link. An address among them that has brackets could go on behind the bracket of the link. */
function withoutAddresses(label: string): string {
  return label.includes("\\") ? label.replaceAll("://", "\\://") : label;
}

/** Whether a link says its own address and nothing else. */
function isBare(node: Extract<Nodes, { type: "link" }>): boolean {
  const [only, more] = node.children;
  return (
    only?.type === "text" &&
    more === undefined &&
    only.value === node.url &&
    // The text of an address in angle brackets is shown decoded.
    /^https?:\/\/[\x21-\x24\x26-\x3b\x3d\x3f-\x7e]+$/i.test(node.url)
  );
}

/** Text as HTML shows it. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
