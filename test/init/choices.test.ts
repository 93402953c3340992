import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { askChoices, chosen } from "../../scripts/init/choices.ts";
import { asMarkdown, packageName } from "../../scripts/init/frame-files.ts";
import { askAt } from "../../scripts/init/questions.ts";

const CHOICES = { folder: "/x/my_archive", title: "題", lang: "zh-Hant", host: "github" };

test.each([
  [{ lang: "fr" }, /en, ja, ko, zh-Hans or zh-Hant, and not "fr"/],
  [{ lang: "zh-Hanx" }, /and not "zh-Hanx"; the nearest is zh-Hans/],
  [{ lang: "cn" }, /"cn" is not a language tag; write zh-Hans/],
  [{ lang: "../x" }, /not a language tag/],
  [{ host: "githb" }, /^there is no host "githb"; the nearest is github\. The hosts are github, gitlab, .* or none$/],
  [{ host: "constructor" }, /no host "constructor"/],
  [{ title: "a\nb" }, /^the title has a line break; write it on one line$/],
  [{ title: "a\u0007b" }, /control character U\+0007/],
  [{ title: " \u3000 " }, /empty/],
])("what cannot be is refused with what can: %j", (wrong, words) => {
  expect(chosen({ ...CHOICES, ...wrong })).toEqual({ refused: expect.stringMatching(words) });
});

test.each([
  ["zh_hant", "zh-Hant"],
  ["ZH-HANS", "zh-Hans"],
  ["zh-tw", "zh-TW"],
  ["ja-JP", "ja-JP"],
])("the language %s is taken as %s", (lang, taken) => {
  expect(chosen({ ...CHOICES, lang })).toMatchObject({ lang: taken });
});

test("an archive without a title has that of its folder", () => {
  const { title: _, ...rest } = CHOICES;
  expect(chosen(rest)).toMatchObject({ title: "my archive" });
  expect(chosen({ ...rest, folder: "/" })).toMatchObject({ title: "Archive" });
});

test("a package has a name that npm takes, and not Stele's own", () => {
  expect(["My Archive!", "舊文存", ".x_", "stele", "a/b"].map(packageName)).toEqual([
    "my-archive",
    "archive",
    "x",
    "archive",
    "a-b",
  ]);
  expect(packageName("x".repeat(300))).toHaveLength(100);
});

test("a title in the README is text, whatever it looks like", () => {
  expect(asMarkdown("*a* <b> [c](d) `e` #f a:b:")).toBe("\\*a\\* \\<b\\> \\[c\\](d) \\`e\\` \\#f a\\:b\\:");
});

/** A terminal at which a person types these lines. */
function typing(...lines: string[]) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let shown = "";
  output.on("data", (piece: Buffer) => {
    shown += piece;
    // A person answers what is asked.
    if (/: $/.test(shown) && lines.length > 0) input.write(`${lines.shift()}\n`);
    else if (/: $/.test(shown)) input.end();
  });
  const asker = askAt({ input, output });
  return { asker, shown: () => shown };
}

test("questions have answers for a person who only presses return", async () => {
  const { asker, shown } = typing("", "", "", "", "");
  expect(await askChoices(asker)).toMatchObject({
    folder: "archive",
    title: "archive",
    host: "github",
    from: undefined,
  });
  expect(shown()).toContain("Folder (archive): ");
  asker.close();
});

test("an answer that will not do is asked for again, with the reason", async () => {
  const { asker, shown } = typing("文存", "../blog", "我的\u0007", "我的", "zh-hant", "githb", "gitlab");
  expect(await askChoices(asker)).toEqual({
    folder: "文存",
    title: "我的",
    lang: "zh-Hant",
    host: "gitlab",
    from: "../blog",
  });
  expect(shown()).toMatch(/control character U\+0007[\s\S]*the nearest is github/);
  asker.close();
});

test("a person who leaves makes nothing", async () => {
  const { asker } = typing("x");
  await expect(askChoices(asker)).rejects.toThrow("nothing was made");
});
