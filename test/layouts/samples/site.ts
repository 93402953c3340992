import type { PictureProps, SiteProps } from "../../../layouts/props.ts";
import type { Timestamp } from "../../../scripts/core/timestamp.ts";

/** A site that uses everything a site can have. */
export const site: SiteProps = {
  title: "店頭文存",
  description: "零售與電商的討論，一篇一篇留下來。",
  lang: "zh-Hant",
  base: "/some/path/",
  url: "https://archive.example/some/path/",
  nav: [
    { href: "/some/path/retail/", text: "零售" },
    { href: "/some/path/about/", text: "關於" },
  ],
  footer: [
    { href: "/some/path/about/", text: "關於本站" },
    { href: "mailto:desk@archive.example", text: "來信" },
  ],
  registration: { href: "https://registry.example/", text: "備案 12345678 號" },
  copyright: "© 店頭文存",
  assets: {
    css: "/some/path/assets/main-1a2b3c4d.css",
    sheets: {
      lists: "/some/path/assets/lists-1a2b3c4d.css",
      markup: "/some/path/assets/markup-1a2b3c4d.css",
      dialogs: "/some/path/assets/dialogs-1a2b3c4d.css",
    },
    js: "/some/path/assets/page-5e6f7a8b.js",
    lists: "/some/path/assets/lists-0a1b2c3d.js",
    remoteImages: "/some/path/assets/remote-images-0a1b2c3d.js",
    media: "/some/path/assets/media-0a1b2c3d.js",
    searchBox: "/some/path/assets/search-box-0a1b2c3d.js",
    settings: "/some/path/assets/settings-0a1b2c3d.js",
    settingsPanel: "/some/path/assets/panel-0a1b2c3d.js",
    searchPage: "/some/path/assets/main-4e5f6a7b.js",
    searchModules: ["/some/path/assets/part-8c9d0e1f.js"],
    icon: "/some/path/assets/icon-9c0d1e2f.svg",
    appIcons: [{ size: 180, href: "/some/path/assets/icon-180-0000.png" }],
  },
  search: true,
  feed: "/some/path/feed.xml",
};

/** The same in English, without anything that is optional. */
export const plainSite: SiteProps = {
  title: "Shopfront Papers",
  lang: "en",
  base: "/",
  url: "https://archive.example/",
  nav: [],
  footer: [],
  assets: {
    css: "/main.css",
    sheets: { lists: "/lists.css", markup: "/markup.css", dialogs: "/dialogs.css" },
    js: "/page.js",
    lists: "/lists.js",
    remoteImages: "/remote-images.js",
    media: "/media.js",
    searchBox: "/search-box.js",
    settings: "/settings-0a1b2c3d.js",
    settingsPanel: "/panel-0a1b2c3d.js",
    searchPage: "/search.js",
    searchModules: [],
    icon: "/icon.svg",
    appIcons: [],
  },
  search: false,
};

/** A day, or a minute of it in China where an hour is given. */
export function at(year: number, month: number, day: number, hour?: number, minute = 0): Timestamp {
  const two = (n: number) => String(n).padStart(2, "0");
  const date = `${year}-${two(month)}-${two(day)}`;
  if (hour === undefined) return { iso: date, epoch: Date.UTC(year, month - 1, day), year, month, day };
  const iso = `${date}T${two(hour)}:${two(minute)}:00+08:00`;
  return { iso, epoch: Date.UTC(year, month - 1, day, hour - 8, minute), year, month, day, hour, minute };
}

export function pictureOf(name: string, width = 1200, height = 800): PictureProps {
  return {
    src: `/some/path/i/${name}-640.jpg`,
    width,
    height,
    sources: [
      { type: "image/avif", srcset: `/some/path/i/${name}-640.avif 640w, /some/path/i/${name}-1200.avif 1200w` },
      { type: "image/webp", srcset: `/some/path/i/${name}-640.webp 640w, /some/path/i/${name}-1200.webp 1200w` },
    ],
    sizes: "(min-width: 48rem) 646px, 100vw",
    original: `/some/path/retail/2016/traffic/${name}.jpg`,
  };
}

/** Links of breadcrumbs. */
export const home = { href: "/some/path/", text: "店頭文存" };
export const board = { href: "/some/path/retail/", text: "零售" };
