import { highlight } from "../highlight/highlight.ts";
import type { PostNote } from "../post.ts";
import { type Element, isElement } from "../tree.ts";

/** Languages of diagrams that other programs draw from their code. */
const DIAGRAMS: ReadonlySet<string> = new Set(["mermaid", "plantuml", "puml", "flowchart", "sequence"]);

/** Code in colours, if its language is known. The code of a diagram is shown as it is. */
export function codeBlock(pre: Element, notes: PostNote[]): Element {
  const code = pre.children[0];
  if (!code || !isElement(code, "code")) return pre;
  const language = languageOf(code);
  const text = code.children[0];
  if (language === undefined || code.children.length !== 1 || text?.type !== "text") return pre;
  if (DIAGRAMS.has(language.toLowerCase())) {
    notes.push({
      kind: "foreign-diagram",
      message: `A diagram of ${language} is shown as its code`,
      fix: "draw it with that program and add the picture, ![text](FILE)",
      ...lineOf(pre),
    });
  } else code.children = highlight(text.value, language) ?? code.children;
  return pre;
}

/** The language that a class names, `language-js`, without what some programs write behind it, `js{1,3}`. */
export function languageOf(code: Element): string | undefined {
  return /^language-([^\s{(:,;]+)/.exec(String(code.properties.class ?? ""))?.[1];
}

/** The line of an element, as a note has it. */
export function lineOf(element: Element): { line?: number } {
  const line = element.data?.knowledge?.line;
  return line === undefined ? {} : { line };
}
