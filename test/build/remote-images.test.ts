import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { loadArchive } from "../../scripts/archive/load.ts";
import { smallArchive, temporaryFolder, thread, write } from "../support/archive.ts";
import { type Built, build, tryBuild } from "../support/build.ts";
import { htmlFaults } from "../support/site.ts";

const PICTURES = [
  '![東門的計數器](https://img.example/a/1.png?x=1&y=2 "圖片說明")',
  "行內 ![小圖](http://old.example:8080/2.gif) 與 ![](//img.example/3.png)",
  "[![有連結](https://img.example/4.png)](https://elsewhere.example/)",
  '<img src="https://img.example/5.png" width="300" height="200" alt="定寬">',
  // Names that would be more than a host in a policy.
  "![一](https://x;script-src/6.png) ![二](https://user:word@secret.example/7.png) ![三](https://[2606:4700::1]/8.png)",
].join("\n\n");

const cache = path.join(temporaryFolder(), "cache");
const content = smallArchive({
  "tea/2016/first/index.md": thread({ title: "第一帖", date: "2016-01-02" }, PICTURES),
  "tea/2016/first/replies.md": '<!-- floor {"n":2} -->\n![樓](https://floor.example/9.png)\n',
});

function settings(remote: string): void {
  const images = remote === "" ? "" : `images: { remote: ${remote} }\n`;
  write(content, { "archive.yaml": `title: 小文存\nlang: zh-Hant\nurl: https://archive.example/\n${images}` });
}

const page = (site: string, name: string) => fs.readFileSync(path.join(fs.realpathSync(site), name), "utf8");
const main = (site: string) => /<main[\s\S]*<\/main>/.exec(page(site, "tea/2016/first/index.html"))?.[0] ?? "";
const imageSources = (text: string) => / img-src ([^;]*)/.exec(text.replaceAll("&#39;", "'"))?.[1]?.split(" ").slice(2);

describe("by default", () => {
  let built: Built;
  beforeAll(async () => {
    settings("");
    built = await build(content, { cache });
  });

  test("pictures on other hosts are notes, with their lines", async () => {
    const { notes } = await loadArchive(content, { drafts: false });
    expect(built.notes).toBe(notes.length);
    const remote = notes.filter(({ kind }) => kind === "image-remote");
    expect(remote.map(({ kind, file, line }) => `${kind} ${file}:${line}`)).toEqual([
      ...[5, 7, 7, 9, 11, 13, 13, 13].map((line) => `image-remote tea/2016/first/index.md:${line}`),
      "image-remote tea/2016/first/replies.md:2",
    ]);
  });

  test("a page loads none of them, and keeps their words and addresses", () => {
    const html = main(built.site);
    expect(html).not.toContain("<img");
    for (const words of ["東門的計數器", "圖片說明", "小圖", "有連結", "定寬", "一", "二", "三", "樓"])
      expect(html).toContain(words);
    const links = [...html.matchAll(/<a href="([^"]*)" rel="nofollow ugc noopener noreferrer">[^<]* 上的圖片<\/a>/g)];
    expect(links.map(([, address]) => address)).toEqual([
      "https://img.example/a/1.png?x=1&amp;y=2",
      "http://old.example:8080/2.gif",
      "https://img.example/3.png",
      "https://img.example/4.png",
      "https://img.example/5.png",
      "https://x;script-src/6.png",
      "https://user:word@secret.example/7.png",
      "https://[2606:4700::1]/8.png",
      "https://floor.example/9.png",
    ]);
    expect(html).toContain('<svg viewBox="0 0 300 200" width="300" aria-hidden="true">');
    expect(html).toMatch(/<a href="https:\/\/elsewhere\.example\/"[^>]*>有連結<\/a> <span class="remote"/);
  });

  test("only its policy opens for its hosts, and the header for all of them", () => {
    const hosts = ["https://img.example", "http://old.example:8080", "https://floor.example"];
    expect(imageSources(page(built.site, "tea/2016/first/index.html"))).toEqual(hosts);
    expect(imageSources(page(built.site, "tea/2016/second/index.html"))).toEqual([]);
    expect(imageSources(page(built.site, "_headers"))).toEqual(hosts.toSorted());
    expect(main(built.site).match(/data-host="[^"]*"/g)).toHaveLength(6);
  });

  test("the HTML is valid", async () => {
    expect(await htmlFaults(built.site, ["tea/2016/first/index.html"])).toEqual([]);
  });
});

test("link: pages link to them, and no policy is opened", async () => {
  settings("link");
  const { site } = await build(content, { cache });
  expect(main(site)).toContain(
    '<p>行內 小圖 <a href="http://old.example:8080/2.gif" rel="nofollow ugc noopener noreferrer">old.example:8080 上的圖片</a>',
  );
  expect(main(site)).not.toMatch(/<img|class="remote"|data-remote/);
  for (const file of ["tea/2016/first/index.html", "_headers"]) expect(imageSources(page(site, file))).toEqual([]);
});

test("load: pages load them, without a referrer, from the hosts that a policy can name", async () => {
  settings("load");
  const { site } = await build(content, { cache });
  const loaded = [...main(site).matchAll(/<img src="([^"]*)"[^>]* referrerpolicy="no-referrer">/g)];
  expect(loaded.map(([, address]) => address)).toEqual([
    "https://img.example/a/1.png?x=1&amp;y=2",
    "http://old.example:8080/2.gif",
    "https://img.example/3.png",
    "https://img.example/4.png",
    "https://img.example/5.png",
    "https://floor.example/9.png",
  ]);
  expect(main(site)).not.toContain("data-remote");
  expect(imageSources(page(site, "tea/2016/first/index.html"))).toHaveLength(3);
});

test("refuse: they are errors, with file, line and what to do", async () => {
  settings("refuse");
  const result = await tryBuild(content, { cache });
  expect("problems" in result && result.problems[0]).toMatchObject({
    file: "tea/2016/first/index.md",
    line: 5,
    message: "the image https://img.example/a/1.png?x=1&y=2 is on another site, which would see every reader",
    fix: "run npx stele fetch, or save the picture beside the text and write its name",
  });
  settings("yes");
  const wrong = await tryBuild(content, { cache });
  expect("problems" in wrong && wrong.problems[0]).toMatchObject({ file: "archive.yaml", line: 4 });
});

test("a header that would grow too long names no hosts", async () => {
  const pictures = Array.from({ length: 60 }, (_, n) => `![](https://host-number-${n}.example/a.png)`).join("\n");
  const many = smallArchive({ "tea/2016/first/index.md": thread({ title: "帖", date: "2016-01-02" }, pictures) });
  const { site } = await build(many, { cache });
  expect(imageSources(page(site, "_headers"))).toEqual(["http:", "https:"]);
  expect(imageSources(page(site, "tea/2016/first/index.html"))).toHaveLength(60);
});
