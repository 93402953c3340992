import fs from "node:fs";
import { expect, test } from "vitest";
import { smallArchive, tree } from "../../support/archive.ts";
import { build, tryBuild } from "../../support/build.ts";

const SETTINGS = "title: x\nlang: zh-Hant\nurl: https://archive.example/some/path/\n";
const OFFERED = ["LICENSE.txt", "pagefind-component-ui.css", "pagefind-component-ui.js", "pagefind.js"];

test("/pagefind/ is there unless the settings turn it off, and pages of other sites may read it", async () => {
  const offered = await build(smallArchive({ "archive.yaml": SETTINGS }));
  expect(fs.readdirSync(`${offered.site}/pagefind`).sort()).toEqual(OFFERED);
  const rules = fs.readFileSync(`${offered.site}/_headers`, "utf8").split(/^(?=\/)/m);
  const open = rules.filter((rule) => rule.includes("Access-Control-Allow-Origin: *"));
  expect(open.map((rule) => rule.split("\n")[0])).toEqual(["/some/path/pagefind/*", "/some/path/search/index/*"]);

  const off = smallArchive({ "archive.yaml": `${SETTINGS}search: { pagefind: false }\n` });
  const plain = await build(off, { out: offered.site, cache: offered.cache });
  const [before, after] = [tree(fs.realpathSync(offered.site)), await fresh(off)];
  expect([...after.keys()].filter((name) => name.startsWith("pagefind/"))).toEqual([]);
  expect(after.get("_headers")).not.toContain("Access-Control");
  expect(before).toEqual(after);
  expect(plain.site).toBe(offered.site);
});

async function fresh(content: string): Promise<Map<string, string>> {
  return tree(fs.realpathSync((await build(content)).site));
}

test("no board or page takes its address, and a mistake in its setting is named", async () => {
  for (const files of [{ "pagefind/board.yaml": "title: x\n" }, { "pages/pagefind.md": "---\ntitle: x\n---\n" }]) {
    expect(await tryBuild(smallArchive(files))).toMatchObject({
      problems: [{ message: expect.stringContaining('the site itself needs the name "pagefind"') }],
    });
  }
  expect(await tryBuild(smallArchive({ "archive.yaml": `${SETTINGS}search: { pagefnd: false }\n` }))).toMatchObject({
    problems: [{ file: expect.stringContaining("archive.yaml"), line: 4 }],
  });
});
