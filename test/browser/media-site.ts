import fs from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { photograph } from "../attachments/pictures.ts";
import { smallArchive, thread } from "../support/archive.ts";
import { build } from "../support/build.ts";
import { type FolderServer, serveFolder } from "./browser.ts";

/** Site path of a thread with pictures and files. */
export const PAGE = "/tea/2016/first/";
/** Rows of its table, far more than are shown. */
const ROWS = 40_000;

const BODY = [
  '![東門](east.jpg "東門的客流計數器")',
  "文字 ![行內](inline.jpg) 文字",
  '![](west.jpg "西門，沒有替代文字")',
  "![遠方](https://img.example/far.png)",
  "![資料](rows.csv)",
];

/** Publishes an archive with a picture, a table or a text in every place, and serves it with the policy of its `_headers`. */
export async function mediaSite(): Promise<FolderServer> {
  const picture = (width: number, height: number) => photograph(width, height).jpeg().toBuffer();
  const rows = Array.from({ length: ROWS }, (_, i) => `${i},"甲, 乙 ""丙""",x`);
  const files = {
    "index.md": thread(
      { title: "第一帖", date: "2016-01-02", attachments: "[{ file: spare.jpg, title: 備用 }]" },
      BODY.join("\n\n"),
    ),
    "east.jpg": await picture(2400, 1500),
    "inline.jpg": await picture(700, 500),
    "west.jpg": await picture(600, 900),
    "spare.jpg": await picture(900, 600),
    "rows.csv": ["編號,名稱,值", "1,<img src=x onerror=document.title='ran'>,2", ...rows].join("\n"),
    // 這是舊的文字 in Big5, and 第一行 in GB18030.
    "big5.txt": Buffer.from("b36fac4fc2c2aabaa4e5a672", "hex"),
    "gb.csv": Buffer.from("b5dad2bbd0d02cd5e2cac7b5c4", "hex"),
    "wide.txt": Buffer.from("\ufeff寬", "utf16le"),
    "broken.txt": Buffer.from([0, 255, 0, 254]),
    "talk.mp3": Buffer.from(`ID3${"\0".repeat(60)}`),
  };
  const content = smallArchive(
    Object.fromEntries(Object.entries(files).map(([name, file]) => [`tea/2016/first/${name}`, file])),
  );
  const { site } = await build(content);
  const folder = fs.realpathSync(site);
  const headers = fs.readFileSync(path.join(folder, "_headers"), "utf8");
  const policy = /Content-Security-Policy: (.*)/.exec(headers)?.[1] ?? "";
  return serveFolder(folder, { headers: { "content-security-policy": policy } });
}

/** Puts one finger or two on the middle of the screen and moves them. */
export async function touch(page: Page, from: [x: number, y: number][], to: [x: number, y: number][]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const points = (part: number) =>
    from.map(([x, y], id) => {
      const [endX = x, endY = y] = to[id] ?? [];
      return { id, x: x + (endX - x) * part, y: y + (endY - y) * part };
    });
  await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: points(0) });
  for (let step = 1; step <= 10; step++)
    await session.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: points(step / 10) });
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}
