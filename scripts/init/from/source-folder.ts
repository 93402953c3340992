/** A folder of Markdown of another tool: which of its files are posts, and where its pictures are. */
import fs from "node:fs";
import path from "node:path";
import type { LeftOut } from "./left-out.ts";

/** How a tool lays out its folder. */
interface Layout {
  readonly tool: string;
  /** A file or folder that only this tool has; one of them is enough. */
  readonly signs: readonly string[];
  /** Folders with texts. */
  readonly texts: readonly string[];
  /** Folders that an address beginning with a slash starts from. */
  readonly roots: readonly string[];
}

/** Names of files with Markdown. */
export const MARKDOWN = /\.(md|markdown|mdown|mkd)$/i;

/** Fits every folder. */
const PLAIN = { tool: "plain", texts: ["."], roots: [".", "static", "public"] };

/** The first one that fits is taken. */
const LAYOUTS: readonly Layout[] = [
  { tool: "Hexo", signs: ["source/_posts"], texts: ["source"], roots: ["source"] },
  { tool: "Jekyll", signs: ["_posts"], texts: ["_posts", "_drafts"], roots: ["."] },
  {
    tool: "Hugo",
    signs: ["hugo.toml", "hugo.yaml", "hugo.json", "archetypes", "config/_default", "config.toml"],
    texts: ["content"],
    roots: ["static", "assets"],
  },
];

/** Files that belong to a repository, and not to what is written in it. */
const OF_REPOSITORY = /^(readme|license|licence|changelog|contributing|code_of_conduct|security)(\.[a-z-]+)?$/i;

/** What was found in a folder. Paths are below it, with forward slashes. */
export interface SourceFolder {
  readonly folder: string;
  readonly tool: string;
  /** Markdown files, in order. */
  readonly texts: readonly string[];
  /** All other files that may belong to one of them. */
  readonly files: ReadonlySet<string>;
  readonly roots: readonly string[];
  readonly left: readonly LeftOut[];
}

/** Looks through a folder of Markdown. Links are not followed, and what begins with a dot is not looked at. */
export function sourceFolder(folder: string): SourceFolder {
  const layout = LAYOUTS.find(({ signs, texts }) => {
    return (
      signs.some((sign) => fs.existsSync(path.join(folder, sign))) && fs.existsSync(path.join(folder, texts[0] ?? ""))
    );
  });
  const { tool, texts: textFolders, roots } = layout ?? PLAIN;
  const left: LeftOut[] = [];
  const files = new Set<string>();
  const texts: string[] = [];
  walk(folder, "", (name, entry) => {
    if (!entry.isFile()) return left.push({ path: name, reason: "it is a link, and links are not followed" });
    if (!MARKDOWN.test(name)) return files.add(name);
    const inTexts = textFolders.some((one) => one === "." || name.startsWith(`${one}/`));
    const stem = path.posix.basename(name).replace(/\.[^.]*$/, "");
    if (!name.includes("/") && OF_REPOSITORY.test(stem))
      left.push({ path: name, reason: "it is about the repository" });
    else if (!inTexts)
      left.push({ path: name, reason: `it is not in ${textFolders.join(" or ")}, where ${tool} has its posts` });
    else if (tool === "Hugo" && stem === "_index")
      left.push({ path: name, reason: "it is the page of a section; here boards make their lists" });
    else texts.push(name);
    return undefined;
  });
  return { folder, tool, texts: texts.sort(), files, roots, left };
}

function walk(folder: string, below: string, see: (name: string, entry: fs.Dirent) => unknown): void {
  for (const entry of fs.readdirSync(path.join(folder, below), { withFileTypes: true })) {
    if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
    const name = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) walk(folder, name, see);
    else see(name, entry);
  }
}
