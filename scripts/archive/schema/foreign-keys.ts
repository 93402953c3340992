/** Keys of Hexo, Jekyll, Hugo, Obsidian and other tools, and what they become here. */
import { plainOrQuoted } from "../../core/formats/yaml-write.ts";
import { type Becoming, type ForeignKey, foldKey } from "../../core/schema/foreign.ts";
import { valueForm } from "../../core/schema/value-form.ts";

/** Other names of our keys. */
const NAMES: Readonly<Record<string, string>> = {
  title: "標題 标题 題目 题目 headline name",
  date: "日期 時間 时间 created created_at create_time createTime date_created pubDate publishDate publish_date published_at published_time post_date",
  updated:
    "更新 更新日期 modified lastmod last_modified last_modified_at lastUpdated last_updated updated_at update_time updateTime date_modified dateModified modified_at upDate",
  author: "作者 authors byline creator writer",
  tags: "標籤 标签 分類 分类 tag categories category keywords keyword topics topic labels 關鍵詞 关键词 關鍵字 关键字",
  lang: "語言 语言 language locale",
  summary: "摘要 簡介 简介 description desc excerpt abstract intro digest subtitle lead",
  license: "licence 許可 许可",
  rights: "版權 版权",
  source_url: "source original original_url canonical canonical_url canonicalUrl source_link reprint_url 來源 来源",
  source_site: "source_name site_name",
  aliases: "alias redirect_from redirect_froms redirects",
  attachments: "附件 files downloads",
  draft: "草稿",
};

const ADDRESS = "the address is the path in the content folder; an old one of a thread goes into aliases";
const COVER = "the first picture of the text is shown in lists";
const LOOK = "all pages look alike";
const LISTS = "lists are in the order of date";
const SEARCH = "the site writes this for search engines itself";
const FEATURES = "it is always there, if the text needs it";

/** Keys without a meaning here, by what is instead. */
const NONE: Readonly<Record<string, string>> = {
  [LOOK]:
    "layout template templateKey templateEngineOverride type kind theme style css cssclass cssclasses class classes body_class header footer sidebar aside icon color colour background markup outputs headless fullWidth disableNunjucks eleventyComputed eleventyNavigation eleventyExcludeFromCollections collection collections pagination",
  [LISTS]: "weight order sort top sticky pin pinned featured nav_order navigation menu menus parent",
  "a tag makes a series: write it in tags, and in series of archive.yaml": "series",
  [COVER]:
    "cover coverImage cover_image image images img photo photos banner banner_img index_img thumbnail thumb thumbnailImage top_img featured_image featuredImage hero og_image ogImage gallery",
  [FEATURES]:
    "toc table_of_contents tableOfContents showToc math mathjax mathjax2 katex latex mermaid copy_code copyright copyright_info reward share sharing related readingTime reading_time wordcount lightgallery music",
  [SEARCH]: "noindex robots sitemap seo seo_title seoTitle search hidden_from_search changefreq priority og twitter",
  "the whole thread is shown": "excerpt_separator excerptSeparator more readmore read_more",
  "nothing here reads it":
    "guid uuid uid hash author_email email author_url avatar link_title linkTitle isCJKLanguage resources cascade params extra render_with_liquid dg-publish dg-home post_id cid viewCount views likes",
};

/** Keys that keep a text from readers; without them it would be published. */
const PRIVATE = "password encrypt encrypted hidden unlisted private visibility expiryDate expires access";

/** A value that says yes. */
const YES = /^(true|yes|on|1)$/i;
const NO = /^(false|no|off|0)$/i;

/** An address of the post on its old site. Patterns such as `/:year/:title/` say nothing of it. */
function oldAddress(words: string): Becoming | undefined {
  const path = words.replace(/^https?:\/\/[^/]+/i, "");
  if (/[:{}\s\\<>"#]|(^|\/)\.{1,2}(\/|$)/.test(path) || !/[/.]/.test(path)) return undefined;
  return { key: "aliases", text: `[${plainOrQuoted(path.startsWith("/") ? path : `/${path}`)}]` };
}

const PUBLIC = "every thread is published that has no draft: true";

const SPECIAL: Readonly<Record<string, ForeignKey>> = {
  published: {
    becomes: (words) => (NO.test(words) ? { key: "draft", text: "true" } : dated(words)),
    none: PUBLIC,
    harmless: YES,
  },
  publish: {
    becomes: (words) => (NO.test(words) ? { key: "draft", text: "true" } : undefined),
    none: PUBLIC,
    harmless: YES,
  },
  status: {
    becomes: (words) => (/^(draft|private|pending)$/i.test(words) ? { key: "draft", text: "true" } : undefined),
    none: PUBLIC,
    harmless: /^(publish|published|public|final|done)$/i,
  },
  permalink: { becomes: oldAddress, none: ADDRESS },
  url: { becomes: oldAddress, none: ADDRESS },
  path: { becomes: oldAddress, none: ADDRESS },
  abbrlink: { none: ADDRESS },
  slug: { none: "the name of the thread's folder is the end of its address" },
  comment: {
    becomes: (words) => (NO.test(words) ? { key: "comments", text: "false" } : undefined),
    none: "comments are there unless comments: false turns them off",
  },
};

function dated(words: string): Becoming | undefined {
  const date = valueForm("date", words);
  return date && { key: "date", text: date.text };
}

/** By name, as `foldKey` folds it. */
export const FOREIGN_KEYS = table();

function table(): ReadonlyMap<string, ForeignKey> {
  const keys = new Map<string, ForeignKey>();
  for (const [to, names] of Object.entries(NAMES)) for (const name of names.split(" ")) keys.set(foldKey(name), { to });
  for (const [none, names] of Object.entries(NONE))
    for (const name of names.split(" ")) keys.set(foldKey(name), { none });
  for (const name of PRIVATE.split(" "))
    keys.set(foldKey(name), { none: "all of a thread is public", harmless: /^(false|no|off|0|null|~)?$/i });
  for (const [name, key] of Object.entries(SPECIAL)) keys.set(foldKey(name), key);
  return keys;
}
