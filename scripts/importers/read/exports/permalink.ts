/**
 * Addresses that Jekyll and Hexo gave to posts, by the pattern in the settings of the site.
 * Sources: jekyllrb.com/docs/permalinks and hexo.io/docs/permalinks.
 */
import fs from "node:fs";
import path from "node:path";
import { parse as parseYaml } from "yaml";
import { isObject, type Json, textOf } from "./fields.ts";

/** How a site made the addresses of its posts. */
export interface SiteAddresses {
  readonly tool: "Jekyll" | "Hexo";
  /** `/:year/:month/:day/:title/` */
  readonly pattern: string;
  /** Path of the site: `/` or `/blog`. */
  readonly root: string;
  /** Whether names of files begin with the date. */
  readonly isDated: boolean;
}

/** What the address of a post is made of. */
export interface PostFacts {
  /** Path of its file, with forward slashes. */
  readonly file: string;
  /** In the on-disk form. */
  readonly date?: string | undefined;
  /** The name that its front matter gives in place of that of the file. */
  readonly slug?: string | undefined;
  readonly categories: readonly string[];
}

/** Jekyll's names of patterns. */
const STYLES: Readonly<Record<string, string>> = {
  date: "/:categories/:year/:month/:day/:title:output_ext",
  pretty: "/:categories/:year/:month/:day/:title/",
  ordinal: "/:categories/:year/:y_day/:title:output_ext",
  none: "/:categories/:title:output_ext",
};
const HEXO = ":year/:month/:day/:title/";

/** @returns what the settings in a folder say; undefined if it is no folder of a site */
export function siteAddresses(folder: string): SiteAddresses | undefined {
  const file = [path.join(folder, "_config.yml"), path.join(folder, "_config.yaml")].find((one) => fs.existsSync(one));
  const settings = file === undefined ? undefined : settingsIn(file);
  if (settings === undefined) return undefined;
  const permalink = textOf(settings.permalink);
  if (fs.existsSync(path.join(folder, "source")))
    return {
      ...{ tool: "Hexo", pattern: permalink ?? HEXO, root: textOf(settings.root) ?? "/" },
      isDated: /^:year-:month-:day-/.test(textOf(settings.new_post_name) ?? ""),
    };
  const pattern = STYLES[permalink ?? "date"] ?? permalink ?? "";
  return { tool: "Jekyll", pattern, root: textOf(settings.baseurl) ?? "/", isDated: true };
}

function settingsIn(file: string): Json | undefined {
  try {
    const read: unknown = parseYaml(fs.readFileSync(file, "utf8"), { schema: "core", maxAliasCount: 100 });
    return isObject(read) ? read : {};
  } catch {
    // A site whose settings cannot be read had no addresses that are known.
    return undefined;
  }
}

/** @returns the path of a post at its site; undefined if the pattern wants what the post does not say */
export function postAddress({ tool, pattern, root, isDated }: SiteAddresses, post: PostFacts): string | undefined {
  const [, above = "", below = ""] = /^(?:source\/)?(.*?)(?:^|\/)?_(?:posts|drafts)\/(.*)$/.exec(post.file) ?? [];
  const stem = (below || path.posix.basename(post.file)).replace(/\.[^./]*$/, "").replace(/\/index$/, "");
  const base = path.posix.basename(stem);
  const [, named, rest] = isDated ? (/^(\d{4}-\d\d-\d\d)-(.+)$/.exec(base) ?? []) : [];
  const date = post.date ?? named;
  const name = rest ?? base;
  const categories = [...new Set([...above.split("/"), ...post.categories].filter((one) => one !== ""))];
  const values: Record<string, string | undefined> = {
    ...datesOf(date),
    ...(tool === "Jekyll"
      ? {
          ...{ title: slugOf(post.slug ?? name), slug: slugOf(post.slug ?? name).toLowerCase(), output_ext: ".html" },
          categories: categories.map((one) => one.toLowerCase()).join("/"),
        }
      : {
          ...{ title: post.slug ?? path.posix.join(path.posix.dirname(stem), name), name },
          category: categories.length === 0 ? undefined : categories.map((one) => one.replace(/\s+/g, "-")).join("/"),
        }),
  };
  let isKnown = date !== undefined || !/:(?:year|month|day|i_|short_|y_)/.test(pattern);
  const filled = pattern.replace(/:([a-z_]+?)(?=:|[^a-z_]|$)/g, (_, key: string) => {
    isKnown &&= values[key] !== undefined;
    return values[key] ?? "";
  });
  return isKnown ? `/${root}/${filled}`.replace(/\/{2,}/g, "/") : undefined;
}

/** Parts of a date as patterns write them. */
function datesOf(date: string | undefined): Record<string, string | undefined> {
  const [, year = "", month = "", day = "", hour, minute, second] =
    /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?/.exec(date ?? "") ?? [];
  if (year === "") return {};
  const days = (Date.UTC(Number(year), Number(month) - 1, Number(day)) - Date.UTC(Number(year), 0, 0)) / 86_400_000;
  return {
    ...{ year, month, day, hour, minute, second },
    ...{ short_year: year.slice(2), i_month: String(Number(month)), i_day: String(Number(day)) },
    y_day: String(days).padStart(3, "0"),
  };
}

/** Jekyll's `pretty` names. */
function slugOf(name: string): string {
  return name.replace(/[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu, "-").replace(/^-|-$/g, "");
}
