import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { loadArchive } from "../../../scripts/archive/load.ts";
import { smallArchive, thread } from "../../support/archive.ts";
import { build } from "../../support/build.ts";
import { png } from "../../support/png.ts";

const GITHUB = `- [x] 付錢

> [!WARNING]
> 小心 $x^2$

\`\`\`js
const a = 1;
\`\`\`

![圖](my pic.png)
`;
const FOREIGN = "看 [[別頁]]\n\n{% asset_img a.png %}\n";

test("markup of GitHub is on the page in its language, and a note names that of other programs", async () => {
  const content = smallArchive({
    "tea/2016/marked/index.md": thread({ title: "標記", date: "2016-05-06" }, GITHUB),
    "tea/2016/marked/my pic.png": png(40, 30, 1),
    "tea/2016/english/index.md": thread(
      { title: "Marked", date: "2016-05-07", lang: "en" },
      GITHUB.replace(/!\[.*/, ""),
    ),
    "tea/2016/foreign/index.md": thread({ title: "別家", date: "2016-05-08" }, FOREIGN),
  });
  const built = await build(content);
  const page = (url: string) => fs.readFileSync(path.join(built.site, url, "index.html"), "utf8");
  const chinese = page("tea/2016/marked");
  expect(chinese).toContain('<li class="task done"><span class="visually-hidden">已完成： </span>付錢</li>');
  expect(chinese).toContain('<p class="alert-title">警告</p><p>小心 <math alttext="x^2">');
  expect(chinese).toContain('<span class="hl-keyword">const</span>');
  expect(chinese).toMatch(/<img [^>]*alt="圖"/);
  expect(page("tea/2016/english")).toContain('<p class="alert-title">Warning</p>');
  expect(page("tea/2016/foreign")).toContain("<p>看 [[別頁]]</p>");

  expect(built.notes).toBe(2);
  const { notes } = await loadArchive(content, { drafts: false });
  expect(notes).toMatchObject([
    { level: "note", kind: "foreign-wiki-link", file: "tea/2016/foreign/index.md", line: 5 },
    { level: "note", kind: "foreign-template-tag", file: "tea/2016/foreign/index.md", line: 7 },
  ]);
});
