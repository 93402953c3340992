import { chmodSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { main as check } from "../../../scripts/check.ts";
import { offerChanges } from "../../../scripts/cli/changes.ts";
import { smallArchive, temporaryFolder, write } from "../../support/archive.ts";
import { heardInTest } from "../../support/command.ts";
import { png } from "../../support/png.ts";

const said = heardInTest();

test("check --fix shows the changes, writes them with --yes alone, and checks again", async () => {
  const bad = "\ufeff---\r\ntitle：[公告] 開店\r\ntags: 甲, 乙 # 註\r\nlayout: post\r\n---\r\n![圖](Pic.PNG)\r\n";
  const good = '---\r\ntitle: "[公告] 開店"\r\ntags: [甲, 乙] # 註\r\n# layout: post\r\n---\r\n![圖](pic.png)\r\n';
  const dir = smallArchive({
    "tea/x/index.md": bad,
    "tea/x/pic.png": png(3, 2, 1),
    "tea/y/index.md": "---\ntitel: y\n---\n",
  });
  const file = path.join(dir, "tea/x/index.md");
  chmodSync(file, 0o640);
  const argv = ["--content", dir, "--cache", temporaryFolder(), "--fix"];
  expect(await check(argv)).toBe(1);
  expect(said.stdout).toContain(`--- ${dir}/tea/x/index.md\n+++ ${dir}/tea/x/index.md\n`);
  expect(said.stdout).toContain("-\\u{feff}---\n-title：[公告] 開店\n-tags: 甲, 乙 # 註\n-layout: post\n");
  expect(said.stdout).toContain('+title: "[公告] 開店"\n+tags: [甲, 乙] # 註\n+# layout: post\n');
  expect(said.stderr).toBe("nothing was written; --yes writes the changes\n");
  expect(readFileSync(file, "utf8")).toBe(bad);

  expect(await check([...argv, "--yes"])).toBe(1);
  expect(readFileSync(file, "utf8")).toBe(good);
  expect(statSync(file).mode & 0o777).toBe(0o640);
  expect(said.stderr).toContain(`1 file written\n${dir}/tea/y/index.md:2:1 the key "titel" is not known`);

  write(dir, { "tea/y": undefined });
  expect(await check([...argv, "--yes"])).toBe(0);
  expect(said.stderr).toMatch(/nothing here can be mended for certain\n1 board, 3 threads.*: no problems\n$/);
  expect(await check(["--content", dir, "--yes"])).toBe(2);
});

test("check says how much --fix can do", async () => {
  const dir = smallArchive({ "tea/x/index.md": "---\ntitle: [a] b\ntags: green tea\n---\n" });
  expect(await check(["--content", dir, "--cache", temporaryFolder()])).toBe(1);
  expect(said.stderr).toContain("2 problems in 1 file\n`npx stele check --fix` mends 1 of them\n");
});

test.each([
  ["y", true],
  ["", false],
  ["n", false],
])("the answer %j of the person at the terminal decides", async (answer, writes) => {
  const dir = smallArchive();
  const change = { file: "archive.yaml", before: Buffer.from("a: \x1b[2J\n"), after: Buffer.from("a: b\n") };
  write(dir, { "archive.yaml": change.before });
  let [shown, asked] = ["", ""];
  const terminal = {
    output: { isTTY: true, write: (text: string) => (shown += text) },
    ask: async (question: string) => {
      asked = question;
      return answer;
    },
  };
  expect(await offerChanges([change], dir, { yes: false, terminal })).toBe(writes);
  expect(asked).toBe("Write these changes to 1 file? (y/N) ");
  expect(readFileSync(path.join(dir, "archive.yaml"))).toEqual(writes ? change.after : change.before);
  expect(shown).toContain("\x1b[31m-a: \\u{1b}[2J\x1b[0m\n\x1b[32m+a: b\x1b[0m\n");
});
