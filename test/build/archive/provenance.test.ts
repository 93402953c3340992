import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { smallArchive, thread } from "../../support/archive.ts";
import { build } from "../../support/build.ts";

test("a thread names where it is from, says nothing twice and shows nothing empty", async () => {
  const summary = "週末的客流比平日多兩成，但是結帳的人沒有變多。";
  const capture = {
    source: { file: "a.html", site: "茶友論壇", url: "https://forum.example/1" },
    captured_at: "2017-05-06",
    rejected_title: "提示信息",
    repairs: [
      {
        kind: "lost-byte",
        count: 2,
        changes: [{ where: "floor 1, line 9", before: "武\uFFFD", after: "武火", certainty: "inferred" }],
      },
    ],
  };
  const built = await build(
    smallArchive({
      "tea/full/index.md": thread({ title: "有來源", date: "2016-01-02", summary }, `摘要：${summary}\n\n字`),
      "tea/full/capture.json": JSON.stringify(capture),
      "tea/bare/index.md": thread({ title: "只有紀錄", summary: "另一句話" }, "字"),
      "tea/bare/capture.json": JSON.stringify({ adapter: "text", source: { file: "a.txt" } }),
      "tea/alone/index.md": thread({ title: "沒有回覆", author: "店小二" }, "字"),
      "tea/answered/index.md": thread({ title: "有回覆", author: "店小二" }, "字"),
      "tea/answered/replies.md": '<!-- floor {"n":2,"author":"客官"} -->\n\n是\n',
    }),
  );
  const page = (name: string) => fs.readFileSync(path.join(built.site, "tea", name, "index.html"), "utf8");
  const full = page("full");
  expect(full).toContain('<a href="https://forum.example/1">茶友論壇</a>');
  expect(full).toMatch(/擷取於 <time datetime="2017-05-06">/);
  expect(full).not.toContain('<p class="summary">');
  expect(full).toContain('<a href="/tea/full/capture/">完整紀錄</a>');
  const record = page("full/capture");
  expect(record).toContain("<del>提示信息</del>");
  expect(record).toContain("<del>武\uFFFD</del>");
  expect(record).toMatch(/<ins>武火<\/ins><\/td><td>推測<\/td>/);
  expect(record).toContain("另有 1 處沒有逐一列出。");
  expect(record).toContain('content="noindex"');

  expect(page("bare")).toContain('<p class="summary">另一句話</p>');
  expect(page("bare")).not.toContain("來源");
  expect(fs.existsSync(path.join(built.site, "tea/bare/capture"))).toBe(false);
  expect(page("alone")).not.toContain('class="seal"');
  expect(page("answered")).toContain('class="seal"');
});
