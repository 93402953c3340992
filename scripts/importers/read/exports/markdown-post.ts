/** A post of Hexo, Jekyll, Hugo or Obsidian: Markdown, with front matter in YAML or TOML, or below a heading. */
import fs from "node:fs";
import path from "node:path";
import { parse as parseToml } from "smol-toml";
import { parse as parseYaml } from "yaml";
import { isInside } from "../../../core/paths.ts";
import { decodePage } from "../../decode/decode.ts";
import { defined } from "../../defined.ts";
import type { CapturedThread, Item } from "../../model.ts";
import { type Input, inputFile, type Reader } from "../input.ts";
import { type PageAddress, SavedResources } from "../resources.ts";
import { isObject, type Json, textOf } from "./fields.ts";
import { plainMarkdown } from "./markdown-tags.ts";
import { postAddress, type SiteAddresses, siteAddresses } from "./permalink.ts";

const FRONT = /^\ufeff?(---|\+\+\+)[ \t]*\n([\s\S]*?\n)?\1[ \t]*(?:\n|$)/;
const HEADING = /^\ufeff?\s*#[ \t]+(\S[^\n]*)\n/;
/** Folders of a site's source in which addresses from the root are found. */
const ROOTS = ["", "source", "static", "assets", "public"];

export const markdownPost: Reader = {
  most: 16 << 20,
  reads: ({ kind, head }) => {
    if (kind !== "text") return false;
    const start = head.toString("utf8").replace(/\r\n?/g, "\n");
    return (
      /^\ufeff?(?:---[ \t]*\n(?:[\s\S]*\n)?[\w-]+[ \t]*:|\+\+\+[ \t]*\n(?:[\s\S]*\n)?[\w-]+[ \t]*=)/.test(start) ||
      HEADING.test(start)
    );
  },
  *items(input: Input): Iterable<Item> {
    const bytes = input.read();
    const { text, encoding, changes, flags } = decodePage(bytes);
    const { data, rest } = frontOf(text);
    if (typeof data === "string") {
      yield { is: "nothing", file: input.name, reason: `the front matter cannot be read: ${data}`, failed: true };
      return;
    }
    const thread = threadOf(data, rest, input.name, addressAt(input, data));
    const resources = new SavedResources(input, foldersOf(input));
    yield {
      ...{ is: "thread", input: inputFile(input.name, bytes), resources, encoding, changes },
      thread: { ...thread, flags },
    };
  },
};

/** @returns keys and text of a post; in place of the keys why they cannot be read */
function frontOf(text: string): { data: Json | string; rest: string } {
  const front = FRONT.exec(text);
  return { data: front ? dataOf(front[1] ?? "", front[2] ?? "") : {}, rest: text.slice(front?.[0].length ?? 0) };
}

/** @returns the keys, or why they cannot be read */
function dataOf(fence: string, source: string): Json | string {
  try {
    const data: unknown =
      fence === "+++" ? parseToml(source) : parseYaml(source, { schema: "core", maxAliasCount: 100 });
    return isObject(data) ? data : {};
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "";
  }
}

/** What was found in folders: the posts of a site share its settings. A process reads the inputs of one import. */
const sites = new Map<string, SiteAddresses | undefined>();

function siteIn(folder: string): SiteAddresses | undefined {
  if (!sites.has(folder)) sites.set(folder, siteAddresses(folder));
  return sites.get(folder);
}

/** The address that the site around a post gave it, if its settings are there. */
function addressAt({ path: file, root }: Input, data: Json): string | undefined {
  for (const folder of foldersAbove(file, root)) {
    const site = siteIn(folder);
    if (site) return addressIn(site, path.relative(folder, file).replaceAll(path.sep, "/"), data);
  }
  return undefined;
}

function addressIn(site: SiteAddresses, file: string, data: Json): string | undefined {
  // An address of its own takes the place of the site's pattern.
  if (!/(?:^|\/)_posts\//.test(file) || addressOf(textOf(data.permalink)) !== undefined) return undefined;
  const categories = wordsOf(data.categories ?? data.category);
  return postAddress(site, { file, date: dateOf(data.date), slug: textOf(data.slug), categories });
}

/** @returns the address of a post at its site. @param file its path in the site's folder */
export function addressOfPost(site: SiteAddresses, file: string, bytes: Buffer): string | undefined {
  const { data } = frontOf(decodePage(bytes).text);
  return typeof data === "string" ? undefined : addressIn(site, file, data);
}

/**
 * @param name of the file below the folder that was given
 * @param address of the post at its site
 */
function threadOf(data: Json, text: string, name: string, address: string | undefined): CapturedThread {
  const heading = HEADING.exec(text);
  const headed = heading?.[1] === undefined ? undefined : withoutClosing(heading[1]);
  const stem = nameOf(name);
  const dated = /^(\d{4}-\d\d-\d\d)-(.+)$/.exec(stem);
  const title = textOf(data.title) ?? headed ?? dated?.[2] ?? stem;
  // The heading of a post without a title is its title, and need not be there twice.
  const repeats = heading !== null && headed === title;
  const [category, ...categories] = wordsOf(data.categories ?? data.category);
  const body = plainMarkdown(repeats ? text.slice(heading[0].length) : text);
  const addresses = [address, data.permalink, data.url, ...[data.aliases, data.redirect_from].flatMap(listOf)];
  return defined({
    ...{
      title,
      adapter: "markdown",
      floors: [
        defined({
          n: 1,
          author: authorOf(data),
          date: dateOf(data.date) ?? dated?.[1],
          body: { kind: "markdown" as const, text: body },
        }),
      ],
    },
    opens: true,
    boards: category === undefined ? undefined : [category],
    tags: [...wordsOf(data.tags ?? data.tag ?? data.keywords), ...categories],
    ...{ lang: textOf(data.lang ?? data.language), summary: textOf(data.description ?? data.summary ?? data.excerpt) },
    aliases: addresses.flatMap((one) => addressOf(textOf(one)) ?? []),
    draft: data.draft === true || data.published === false || /(?:^|\/)_drafts\//.test(name) || undefined,
  });
}

/** A heading may end in signs that stand apart; those of `C#` are its own (CommonMark 0.31, 4.2). */
export function withoutClosing(heading: string): string {
  return heading
    .trimEnd()
    .replace(/(?<=[ \t])#+$/, "")
    .trimEnd();
}

/** A list, or one value in place of a list of one. */
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/** Name of a post by its file; a post in a folder of its own is `index.md` there. */
function nameOf(file: string): string {
  const stem = path.basename(file).replace(/\.\w+$/, "");
  const folder = path.dirname(file);
  return /^_?index$/i.test(stem) && folder !== "." ? path.basename(folder) : stem;
}

/** An old address from the root of its site; nothing for a pattern such as `:title`. */
function addressOf(written: string | undefined): string | undefined {
  if (written === undefined || /(?:^|\/):/.test(written.replace(/^https?:\/\//, ""))) return undefined;
  return /^(?:\/|https?:)/.test(written) ? written : `/${written}`;
}

function authorOf(data: Json): string | undefined {
  const author = data.author ?? (Array.isArray(data.authors) ? data.authors[0] : data.authors);
  return isObject(author) ? textOf(author.name) : textOf(author);
}

/** Words of a list, of lists in a list, or of one text with commas. */
function wordsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  return (textOf(value) ?? "").split(/[,，、]/).flatMap((word) => textOf(word) ?? []);
}

/** `2016-11-30 10:12:00 +0800` and the like in the on-disk form. TOML has dates of its own. */
function dateOf(value: unknown): string | undefined {
  const text = value instanceof Date ? value.toISOString() : (textOf(value) ?? "");
  const found =
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ](\d{1,2}:\d\d)(:\d\d)?(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?/.exec(text);
  if (!found) return undefined;
  const [, year, month = "", day = "", time, seconds = ":00", zone = ""] = found;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return time === undefined
    ? date
    : `${date}T${time.padStart(5, "0")}${seconds}${zone.replace(/^([+-]\d\d)(\d\d)$/, "$1:$2")}`;
}

/** The folder of the post's name, as Hexo has it, and the roots of the site, wherever above the post these are. */
function foldersOf({ path: file, root }: Input): PageAddress {
  const own = path.join(path.dirname(file), path.basename(file, path.extname(file)));
  const above = foldersAbove(file, root).flatMap((folder) => ROOTS.map((name) => path.join(folder, name)));
  return { folders: [own], roots: above.filter((place) => fs.existsSync(place)) };
}

/** The folders that a file is in, the nearest first, up to the one that was given. */
function foldersAbove(file: string, root: string): string[] {
  const folders: string[] = [];
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    folders.push(folder);
    if (folder === root || !isInside(folder, root)) return folders;
  }
}
