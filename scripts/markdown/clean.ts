import { sanitize } from "hast-util-sanitize";
import { allowList } from "./allow-list.ts";
import { type Markup, markup } from "./markup.ts";
import { parseHtml, TooMuchHtml } from "./parse-html.ts";
import type { PostNote } from "./post.ts";
import { safeLinks } from "./shape/links.ts";
import type { Child, Root } from "./tree.ts";

/** Rounds after which HTML that still changes is given up; real posts need one or two. */
const ROUNDS = 6;

/**
 * Makes a tree with raw HTML safe: parses it, leaves what the allow-list allows, and repeats that with the result
 * until it stays the same. So what was checked is what browsers see: no mutation between the two is left to find.
 * HTML that does not settle, or is too much to parse, is shown as the text that it is.
 *
 * @param notes what there is to say of the HTML
 */
export function cleanTree(tree: Root, notes: PostNote[] = []): Root {
  const found: PostNote[] = [];
  try {
    let source = markup(tree);
    for (let round = 0; round < ROUNDS; round++) {
      const clean = cleanOnce(source, found);
      const written = markup(clean);
      if (written.html === source.html) {
        notes.push(...found);
        return clean;
      }
      source = written;
    }
  } catch (error) {
    if (!(error instanceof TooMuchHtml)) throw error;
  }
  return asText(tree);
}

function cleanOnce(source: Markup, notes: PostNote[]): Root {
  const clean = sanitize(parseHtml(source, notes), allowList);
  const root: Root = clean.type === "root" ? clean : { type: "root", children: [clean as Child] };
  // Here too, and not only when the post is shaped: elements that a link separated may not be inside one another.
  safeLinks(root, notes);
  return root;
}

/** The tree with raw HTML as text. Recursion is bounded by the depth of the tree. */
function asText(tree: Root): Root {
  const convert = (children: readonly Child[]): Child[] =>
    children.map((child) => {
      if (child.type === "raw") return { type: "text", value: child.value };
      return child.type === "element" ? { ...child, children: convert(child.children) } : child;
    });
  return { type: "root", children: convert(tree.children as Child[]) };
}
