/** Pictures and other files of a post: found where its tool keeps them, and put beside the text. */
import path from "node:path";
import { readMarkdownFile } from "../../archive/read/documents.ts";
import { foldCase } from "../../archive/schema/names.ts";
import { threadSchema } from "../../archive/schema/thread.ts";
import { firstFree } from "../../core/first-free.ts";
import { decodedPart } from "../../core/percent.ts";
import { imagePlaces, replaceAddresses } from "../../fetch/places.ts";
import { parsePost } from "../../markdown/parse.ts";
import type { SourceFolder } from "./source-folder.ts";

/** A post with its files. */
export interface WithFiles {
  /** The `index.md`, with addresses that lead to the files beside it. */
  readonly text: string;
  /** Files of the source, by their path in the thread's folder. */
  readonly files: ReadonlyMap<string, string>;
  /** Addresses of pictures that are nowhere; the text has links in their places. */
  readonly missing: readonly string[];
}

/**
 * Finds the files that a post shows or links to, and those in a folder of its own. Other addresses stay as they are.
 *
 * @param text of the `index.md`
 * @param post path of the post in the source
 */
export function withFiles(text: string, post: string, source: Pick<SourceFolder, "files" | "roots">): WithFiles {
  const shown = withoutWikiEmbeds(text, (name) => findByName(name, source.files));
  const files = new Map<string, string>(ownFiles(post, source.files));
  const names = new Map<string, string>();
  const missing: string[] = [];
  for (const address of addressesOf(shown)) {
    const found = findFile(address, post, source);
    if (found === undefined) {
      missing.push(address);
      continue;
    }
    const name = nameBeside(address, found, files);
    files.set(name, found);
    if (name !== decoded(address)) names.set(address, addressOf(name));
  }
  const { text: linked, addresses } = withLinks(rewritten(shown, names), missing);
  return { text: linked, files, missing: addresses };
}

/** Addresses that may name a file of the source, as the parser reads them. */
function addressesOf(text: string): string[] {
  const read = readMarkdownFile(Buffer.from(text), "index.md", threadSchema);
  if (Array.isArray(read)) return [];
  const addresses = parsePost(read.body).parts.flatMap((part) => {
    if (typeof part === "string" || part.kind === "word") return [];
    return [part.kind === "image" ? part.src.trim() : part.href];
  });
  return [...new Set(addresses)].filter((address) => !/^([a-z][a-z\d+.-]*:|\/\/|#|$)/i.test(address));
}

/** The file in a post's own folder: Hugo's `post/index.md` beside its files, or Hexo's folder `post` beside `post.md`. */
function ownFiles(post: string, files: ReadonlySet<string>): [string, string][] {
  const stem = post.replace(/\.[^./]*$/, "");
  const own = path.posix.basename(stem).toLowerCase() === "index" ? path.posix.dirname(post) : stem;
  if (own === ".") return [];
  return [...files].filter((file) => file.startsWith(`${own}/`)).map((file) => [file.slice(own.length + 1), file]);
}

/** @returns the path of the file in the source that an address leads to */
function findFile(address: string, post: string, { files, roots }: Pick<SourceFolder, "files" | "roots">) {
  const way = decoded(address);
  const stem = post.replace(/\.[^./]*$/, "");
  const starts = way.startsWith("/") ? roots : [path.posix.dirname(post), stem, ...roots];
  return starts.map((start) => path.posix.join(start, way)).find((file) => files.has(file));
}

/** An address without query and fragment, as the name of a file. */
function decoded(address: string): string {
  return decodedPart(address.replace(/[?#].*$/, "").replace(/^\.\//, ""));
}

/** The name of a file as an address that ends nowhere too early, in Markdown and in HTML. */
function addressOf(name: string): string {
  return name.replace(/[\s%?#()<>"'\\&`]/g, (character) => {
    return `%${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, "0")}`;
  });
}

/** Where a file goes: it stays at its address if that is below the text; else its name, with a number if that is taken. */
function nameBeside(address: string, found: string, taken: ReadonlyMap<string, string>): string {
  const way = path.posix.normalize(decoded(address));
  if (!way.startsWith("/") && !way.startsWith("../") && (taken.get(way) ?? found) === found) return way;
  const same = [...taken].find(([, file]) => file === found)?.[0];
  if (same !== undefined) return same;
  const { name, ext } = path.posix.parse(found);
  const used = new Set([...taken.keys()].map(foldCase));
  return firstFree(
    (addition) => `${name}${addition}${ext}`,
    (candidate) => !used.has(foldCase(candidate)),
  );
}

/** Puts other addresses of images into a text. */
function rewritten(text: string, names: ReadonlyMap<string, string>): string {
  let now = text;
  for (const [address, name] of names)
    now = replaceAddresses(now, "index.md", new Map([[address, name]]), signOf(address)).text;
  return now;
}

/** Makes links of images that have one of these addresses: an image that is missing keeps a thread from being published. */
function withLinks(text: string, addresses: readonly string[]): { text: string; addresses: string[] } {
  let now = text;
  const linked: string[] = [];
  for (const address of addresses) {
    const places = imagePlaces(now, "index.md", signOf(address)).filter((place) => place.address === address);
    for (const { start } of places.toReversed()) {
      const mark = now.lastIndexOf("![", start);
      if (!/^!\[[^\]]*\]\(\s*<?$/.test(now.slice(mark, start)) || now[mark - 1] === "[") continue;
      now = now.slice(0, mark) + now.slice(mark + 1);
      linked.push(address);
    }
  }
  return { text: now, addresses: [...new Set(linked)] };
}

/** The beginning of an address, as `imagePlaces` wants it. */
function signOf(address: string): string {
  return /^(\.{1,2}\/|\/[^/]*\/?|[^/]+\/)/.exec(address)?.[0] ?? address;
}

/** Obsidian's `![[picture.png|words]]` → an image of Markdown; what is in code stays. */
function withoutWikiEmbeds(text: string, find: (name: string) => string | undefined): string {
  let fence: string | undefined;
  return text
    .split("\n")
    .map((line) => {
      const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
      if (mark !== undefined && (fence === undefined || line.trim().startsWith(fence))) {
        fence = fence === undefined ? mark : undefined;
        return line;
      }
      if (fence !== undefined) return line;
      return line.replace(
        /(`+)[^`]*\1|!\[\[([^\]|#]+)(?:\|([^\]]*))?\]\]/g,
        (whole, code, name: string, words = "") => {
          const file = code === undefined ? find(name.trim()) : undefined;
          if (file === undefined) return whole;
          const alt = /^\d+(x\d+)?$/.test(words) ? "" : words;
          return `![${alt || path.posix.parse(file).name}](</${file}>)`;
        },
      );
    })
    .join("\n");
}

/** Obsidian names a file by its name alone, wherever it is. */
function findByName(name: string, files: ReadonlySet<string>): string | undefined {
  if (files.has(name)) return name;
  const found = [...files].filter((file) => file.endsWith(`/${name}`));
  return found.length === 1 ? found[0] : undefined;
}
