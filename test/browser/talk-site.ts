import fs from "node:fs";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll } from "vitest";
import { smallArchive, thread } from "../support/archive.ts";
import { build } from "../support/build.ts";
import { type FolderServer, openBrowser, serveFolder } from "./browser.ts";

/** Path that the site is served under. */
export const BASE = "/some/path/";

/** A published archive with a long discussion, a long text and a thread of traditional characters. */
interface TalkSite {
  readonly browser: Browser;
  /** Its folder. */
  readonly folder: string;
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** @param path below the base; @returns its address */
  at(path: string): string;
}

/** Publishes and serves it for the tests of a file. @returns what is there once they run */
export function useTalkSite(): TalkSite {
  let browser: Browser;
  let folder: string;
  let server: FolderServer;
  beforeAll(async () => {
    browser = await openBrowser();
    folder = await publish();
    server = await serveFolder(folder, { base: BASE });
  });
  afterAll(() => server.close());
  return {
    get browser() {
      return browser;
    },
    get folder() {
      return folder;
    },
    get origin() {
      return server.origin;
    },
    at: (path) => `${server.origin}${BASE}${path}`,
  };
}

/** @returns the published folder */
async function publish(): Promise<string> {
  const noise = { type: "gaussian", mean: 120, sigma: 30 } as const;
  const picture = await sharp({ create: { width: 900, height: 600, channels: 3, background: "#b04030", noise } })
    .jpeg()
    .toBuffer();
  const replies = Array.from(
    { length: 10 },
    (_, i) =>
      `<!-- floor {"n":${i + 2},"author":"${i % 2 ? "店小二" : "客官"}","date":"2016-02-0${(i % 9) + 1}"} -->\n\n第 ${i + 2} 樓的話${i === 6 ? "，只有八樓說過" : ""}。\n`,
  );
  replies.push(
    '<!-- floor {"n":12,"author":"路人","date":"2016-03-01"} -->\n\n> 第 8 樓的話，\n> 只有八樓說過。\n\n我也這麼想。\n',
  );
  const content = smallArchive({
    "tea/2016/talk/index.md": thread(
      { title: "長談", date: "2016-02-01", author: "店小二", aliases: '["/thread-7.html", "/viewthread.php?tid=7"]' },
      '看 [十樓](#floor-10)、[舊址](/thread-7.html)、[附件](data.csv)、[不在的](gone.md)。\n\n![門口](door.jpg "門口的照片")\n\n## 甲\n\n字\n\n## 乙\n\n字\n\n## 丙\n\n字',
    ),
    "tea/2016/talk/replies.md": replies.join("\n"),
    "tea/2016/talk/door.jpg": picture,
    "tea/2016/talk/data.csv": "a,b\n1,2\n",
    "tea/2016/code/index.md": thread(
      { title: "長文", date: "2016-03-01" },
      `## 甲\n\n字[^1]\n\n[^1]: 註解的話。\n\n\`\`\`js\nconst a = 1;\n\`\`\`\n\n| ${"很寬的一欄 | ".repeat(20)}\n| ${"- | ".repeat(20)}\n| ${"字 | ".repeat(20)}\n\n${"字\n\n".repeat(40)}## 乙\n\n${"字\n\n".repeat(40)}## 丙\n\n${"字\n\n".repeat(40)}`,
    ),
    "tea/2016/script/index.md": thread(
      { title: "頭髮與發財", date: "2016-03-02", author: "鄭發" },
      '頭髮後面的皇后，裡面有 `程式碼裡`。\n\n<blockquote lang="zh-Hant">引言裡的話</blockquote>',
    ),
    "pages/about.md": "---\ntitle: 關於\n---\n看[長談](/tea/2016/talk/#floor-11)。\n",
  });
  const { site } = await build(content, { baseUrl: `https://host.example${BASE}` });
  return fs.realpathSync(site);
}

/** Everything that a page asks for, with what was refused or failed. */
export function watched(page: Page): { requests: string[]; faults: string[] } {
  const seen = { requests: [] as string[], faults: [] as string[] };
  page.on("response", (r) => {
    seen.requests.push(r.url());
    if (r.status() >= 400) seen.faults.push(`${r.status()} ${r.url()}`);
  });
  page.on("requestfailed", (r) => seen.faults.push(`failed ${r.url()}`));
  page.on("console", (m) => m.type() === "error" && seen.faults.push(m.text()));
  page.on("pageerror", (e) => seen.faults.push(String(e)));
  return seen;
}
