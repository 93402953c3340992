import fs from "node:fs";
import path from "node:path";
import { type ConfigData, FileSystemConfigLoader, HtmlValidate } from "html-validate";
import { describe, expect, test } from "vitest";
import { stringsFor } from "../../../layouts/i18n/pick.ts";
import { FRAME, TestRepository, undated } from "../../history/repository.ts";
import { tree } from "../../support/archive.ts";
import { build } from "../../support/build.ts";

const config: ConfigData = { root: true, extends: ["html-validate:recommended"] };
const validator = new HtmlValidate(new FileSystemConfigLoader(config));

async function valid(html: string): Promise<string[]> {
  const report = await validator.validateString(html);
  return report.results.flatMap((result) => result.messages.map((m) => `${m.line}: ${m.ruleId}: ${m.message}`));
}

function read(site: string, page: string): string | undefined {
  const file = path.join(site, page, "index.html");
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : undefined;
}

/** The history page of `tea/one` after commits of its text. */
async function historyOf(repository: TestRepository): Promise<string> {
  const { site } = await build(repository.content);
  const page = read(site, "tea/one/history") ?? "";
  expect(await valid(page)).toEqual([]);
  return page;
}

describe("the history of a thread", () => {
  test("is a page that the thread links to, with each change, who made it, when and why", async () => {
    const repository = new TestRepository();
    repository.commit(
      { ...FRAME, "tea/one/index.md": undated("數了四個星期。"), "tea/still/index.md": undated("不動") },
      { message: "開張", date: "2016-01-02T10:00:00+0800", author: "店小二" },
    );
    repository.commit(
      { "tea/one/index.md": undated("數了六個星期。"), "tea/one/replies.md": undefined, "tea/one/表 格.csv": "1\n" },
      { message: "改數字\n\n核對過。", date: "2016-02-03T09:30:00+0800", author: "小王" },
    );
    const { site } = await build(repository.content, { baseUrl: "https://host.example/some/path/" });
    const page = read(site, "tea/one/history") ?? "";
    expect(await valid(page)).toEqual([]);
    expect(read(site, "tea/one")).toContain('href="/some/path/tea/one/history/"');
    expect(page).toContain('href="/some/path/tea/one/"');
    expect(page).toContain("數了<del>四</del><ins>六</ins>個星期。");
    for (const words of ["改數字", "核對過。", "小王", "2016年2月3日 09:30", "表 格.csv", "開張", "店小二"]) {
      expect(page).toContain(words);
    }
    expect(page.indexOf("改數字")).toBeLessThan(page.indexOf("開張"));
    expect(page).toContain('content="noindex"');
    expect(read(site, "tea/still/history")).toBeUndefined();
    expect(read(site, "tea/still")).not.toContain("history");
  });

  test("shows markup in names, messages, file names and texts as text", async () => {
    const repository = new TestRepository();
    const evil = '"><script>alert(1)</script><b onmouseover=alert(2)>b</b>{{ 7*7 }}';
    const files = { "tea/one/index.md": undated("一"), "tea/one/a&b'c.csv": "1\n" };
    repository.commit({ ...FRAME, ...files }, { message: evil, author: evil });
    repository.commit({ "tea/one/index.md": undated(evil), "tea/one/a&b'c.csv": "2\n" }, { message: `x\n\n${evil}` });
    const page = await historyOf(repository);
    expect(page).not.toMatch(/<script>alert|<b on/);
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(page).toContain("{{ 7*7 }}");
    expect(page).toContain("a&amp;b&#39;c.csv");
  });

  test("names people, never their addresses", async () => {
    const repository = new TestRepository();
    const message = "改\n\nCo-authored-by: 掌櫃 <boss@mail.example>\nSigned-off-by: boss@mail.example";
    repository.commit({ ...FRAME, "tea/one/index.md": undated("一") }, { author: "clerk@mail.example" });
    repository.commit({ "tea/one/index.md": undated("二") }, { message });
    const page = await historyOf(repository);
    expect(page).not.toContain("mail.example");
    expect(page).toContain("<bdi>clerk</bdi>");
    expect(page).toContain("Co-authored-by: 掌櫃");
  });

  test("stands without a message and a name", async () => {
    const repository = new TestRepository();
    repository.commit({ ...FRAME, "tea/one/index.md": undated("一") }, { message: "" });
    repository.commit({ "tea/one/index.md": undated("二") }, { message: "", author: "@" });
    const page = await historyOf(repository);
    expect(page).toContain("沒有說明");
  });

  test("lists the newest fifty changes and counts the others; a huge one is cut and says so", async () => {
    const repository = new TestRepository();
    const huge = (word: string) => Array.from({ length: 3000 }, (_, n) => `${word}${n * 7919}`).join("\n\n");
    const versions = Array.from({ length: 51 }, (_, n) => {
      return { files: { ...FRAME, "tea/one/index.md": undated(`第${n}版`) }, message: `第${n}次` };
    });
    repository.commits([...versions, { files: { "tea/one/index.md": undated(huge("行")) }, message: "巨大" }]);
    const page = await historyOf(repository);
    expect(page.match(/<li class="revision"/g)).toHaveLength(50);
    expect(page).toContain("更早的 2 次修訂沒有列出");
    expect(page).not.toContain("第1次");
    expect(page).toContain("其餘不在此列出");
    expect(page.length).toBeLessThan(100_000);
  });

  test("is not shown where the archive wants none, nor of a thread that was withdrawn", async () => {
    const repository = new TestRepository();
    repository.commit({ ...FRAME, "tea/one/index.md": undated("秘密") });
    repository.commit({ "tea/one/index.md": undated("二") });
    repository.commit({ "tea/one/index.md": undated("二", { withdrawn: "應作者要求" }) });
    const withdrawn = await build(repository.content);
    expect([...tree(fs.realpathSync(withdrawn.site)).values()].join("")).not.toContain("秘密");
    repository.commit({
      "tea/one/index.md": undated("三"),
      "archive.yaml": `${FRAME["archive.yaml"]}history: false\n`,
    });
    const { site } = await build(repository.content);
    expect(read(site, "tea/one/history")).toBeUndefined();
    expect(read(site, "tea/one")).not.toContain("/history/");
  });

  test("from the cache is the one that would be made from nothing, and only stale pages are made", async () => {
    const repository = new TestRepository();
    const two = { "tea/two/index.md": undated("甲", { date: "2016-01-01" }) };
    repository.commit({ ...FRAME, "tea/one/index.md": undated("一", { date: "2015-01-01" }), ...two });
    repository.commit({ "tea/one/index.md": undated("二", { date: "2015-01-01" }) });
    const { site, cache } = await build(repository.content);
    repository.commit({ "tea/two/index.md": undated("乙", { date: "2016-01-01" }) }, { date: "2021-01-01T00:00:00Z" });
    const warm = await build(repository.content, { out: site, cache });
    const cold = await build(repository.content);
    expect(tree(fs.realpathSync(warm.site))).toEqual(tree(fs.realpathSync(cold.site)));
    expect(warm.pages.built).toBeLessThan(cold.pages.built);
    const again = await build(repository.content, { out: site, cache });
    expect(again.pages.built).toBe(0);
  });

  test("leaves out a version that is larger than a text may be: no commit can mend it", async () => {
    const repository = new TestRepository();
    repository.commit({ ...FRAME, "tea/one/index.md": Buffer.alloc(33 * 2 ** 20, "- 一\n"), "tea/one/a.csv": "1\n" });
    repository.commit({ "tea/one/index.md": undated("數了四個星期。") }, { message: "改短" });
    repository.commit({ "tea/one/index.md": undated("數了六個星期。") }, { message: "再改" });
    const { diffLarge } = stringsFor("zh-Hant").history;
    const page = await historyOf(repository);
    expect(page.split(diffLarge)).toHaveLength(3);
    expect(page).toContain("數了<del>四</del><ins>六</ins>個星期。");
  });

  test("takes its name from the thread's folder, and from nowhere else", async () => {
    const repository = new TestRepository();
    const files = { "tea/history/history/index.md": undated("一"), "tea/one/index.md": undated("一") };
    repository.commit({ ...FRAME, ...files });
    repository.commit({ "tea/history/history/index.md": undated("二") });
    const { site } = await build(repository.content);
    expect(read(site, "tea/history/history/history")).toContain("<ins>二</ins>");
    repository.commit({ "tea/one/History/a.csv": "1\n" });
    await expect(build(repository.content)).rejects.toThrow("the site itself needs the name");
    repository.commit({ "tea/one/History": undefined, "tea/one/history": "1\n" });
    await expect(build(repository.content)).rejects.toThrow("the site itself needs the name");
  });
});
