import fs from "node:fs";
import path from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { buildSync } from "esbuild";
import { describe, expect, test } from "vitest";
import type { Problem } from "../../../scripts/core/problems.ts";
import { smallArchive, thread } from "../../support/archive.ts";
import { build, tryBuild } from "../../support/build.ts";

const archive = (comments: string) => `title: 小文存\nurl: https://archive.example/\ncomments: ${comments}\n`;
const GISCUS = "{ provider: giscus, repo: a/b, repo_id: R_1, category: General, category_id: DIC_1 }";

async function problemsOf(comments: string, files: Record<string, string> = {}): Promise<readonly Problem[]> {
  const built = await tryBuild(smallArchive({ "archive.yaml": archive(comments), ...files }));
  return "problems" in built ? built.problems : [];
}

describe("a mistake in the settings", () => {
  test.each([
    [
      "giscus",
      "comments has the wrong form",
      'write comments: { provider: link, href: "https://forum.example/search?q={key}" }',
    ],
    ["{ provider: gisqus }", 'comments.provider "gisqus" is not known', "write provider: giscus"],
    [
      "{ repo: a/b }",
      "comments.provider is missing",
      /^write one of giscus, utterances, waline, artalk, twikoo, isso, /,
    ],
    [
      "{ provider: utterances, repo: b }",
      'comments.repo: "b" is not a repository',
      "write its owner and its name, such as someone/archive",
    ],
    ["{ provider: isso, servr: https://x.example }", 'the key "servr" is not known', "write server"],
    [
      "{ provider: isso, server: https://x.example/ }",
      'comments.server: "https://x.example/" ends in a slash',
      "write https://x.example",
    ],
    [
      "{ provider: isso, server: x.example }",
      'comments.server: "x.example" is not an absolute web address',
      "write it in full, https://x.example",
    ],
    [
      "{ provider: isso, server: https://x.example;script-src }",
      /is more than the address of a server/,
      "write it like https://talk.example/isso",
    ],
    [
      "{ provider: disqus, shortname: a.b }",
      'comments.shortname: "a.b" is no shortname',
      /letters, digits and hyphens only/,
    ],
    [
      "{ provider: mastodon, server: https://x.example, load: hover }",
      "comments.load is not known",
      "write one of click, scroll",
    ],
    ["{ provider: link, href: forum }", 'comments.href: "forum" is not an address', /^write it in full/],
  ])("%s is named, with what to write instead", async (comments, message, fix) => {
    const problems = await problemsOf(comments);
    expect(problems[0]).toMatchObject({
      file: "archive.yaml",
      line: 3,
      message: typeof message === "string" ? message : expect.stringMatching(message),
      fix: typeof fix === "string" ? fix : expect.stringMatching(fix),
    });
  });

  test("of a thread's id is named: one that another thread has, and one that the provider cannot know", async () => {
    const first = { "tea/2016/first/index.md": thread({ title: "一", id: "/tea/2016/second/" }, "字") };
    expect(await problemsOf(GISCUS, first)).toMatchObject([
      {
        file: "tea/2016/first/index.md",
        message: "id: /tea/2016/second/ is what the comments of tea/2016/second are kept under",
      },
    ]);
    const toot = { "tea/2016/first/index.md": thread({ title: "一", id: "https://other.example/@a/1" }, "字") };
    expect(await problemsOf("{ provider: mastodon, server: https://social.example }", toot)).toMatchObject([
      { message: "id: mastodon knows no discussion https://other.example/@a/1" },
    ]);
  });

  test("that this site serve a client that is not installed stops the build with the command that installs it", async () => {
    const waline = archive("{ provider: waline, server: https://talk.example }");
    await expect(build(smallArchive({ "archive.yaml": waline }))).rejects.toThrow("run npm install @waline/client");
  });
});

describe("the comments part", () => {
  test("adds less than 1.5 kB to a thread's page before consent, compressed", async () => {
    const talk = (front: Record<string, string>) =>
      thread({ title: "長談", date: "2016-02-01", ...front }, "一段話。\n\n".repeat(60));
    const { site } = await build(
      smallArchive({
        "archive.yaml": archive(GISCUS),
        "tea/2016/talk/index.md": talk({}),
        "tea/2016/hush/index.md": talk({ comments: "false" }),
      }),
    );
    const page = (name: string) => gzipSync(fs.readFileSync(path.join(site, "tea/2016", name, "index.html"))).length;
    const assets = path.join(site, "assets");
    const gate = fs.readdirSync(assets).find((name) => /^comments-\w+\.js$/.test(name)) ?? "";
    const css = path.resolve(import.meta.dirname, "../../../assets/css/comments.css");
    const style = buildSync({ entryPoints: [css], minify: true, write: false }).outputFiles[0]?.contents ?? "";
    const bytes = {
      page: page("talk") - page("hush"),
      script: gzipSync(fs.readFileSync(path.join(assets, gate))).length,
      style: brotliCompressSync(style).length,
    };
    console.info("bytes before consent, compressed:", JSON.stringify(bytes));
    expect(bytes.page + bytes.script + bytes.style).toBeLessThan(1500);
  });
});
