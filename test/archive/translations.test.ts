import { expect, test } from "vitest";
import { loadArchive } from "../../scripts/archive/load.ts";
import { placeOf } from "../../scripts/archive/model/translations.ts";
import { formatProblems } from "../../scripts/cli/report.ts";
import { type Files, smallArchive, thread } from "../support/archive.ts";

const titled = (lang: string, translations: string, more: Readonly<Record<string, string>> = {}) =>
  thread({ title: "T", lang, translations, ...more }, "text");

async function load(files: Files) {
  return loadArchive(smallArchive(files), { drafts: false });
}

async function told(files: Files): Promise<string> {
  const { problems, notes } = await load(files);
  const shown = notes.filter(({ kind }) => kind?.startsWith("translation"));
  return formatProblems([...problems, ...shown], { content: "content" });
}

async function groupsOf(files: Files): Promise<Record<string, string[]>> {
  const { translations, problems } = await load(files);
  expect(problems).toEqual([]);
  return Object.fromEntries(
    [...translations].map(([{ path }, texts]) => [path, texts.map((text) => `${text.lang} ${placeOf(text)}`)]),
  );
}

test("one thread that names its translations is enough for all of them", async () => {
  const texts = ["en /tea/en/", "ja https://elsewhere.example/ja", "ko /tea/ko/", "zh-Hant /tea/2016/first/"];
  const files = {
    "tea/en/index.md": thread({ title: "T", lang: "en" }, "text"),
    "tea/ko/index.md": titled("ko", '{ zh-Hant: ../2016/first/index.md, ja: "https://elsewhere.example/ja" }'),
    "tea/2016/first/index.md": titled("zh-Hant", "{ en: /tea/en/ }"),
  };
  expect(await groupsOf(files)).toEqual({ "tea/en": texts, "tea/ko": texts, "tea/2016/first": texts });
});

test("an old address of a translation leads to it", async () => {
  const files = {
    "tea/en/index.md": thread({ title: "T", lang: "en", aliases: "[/old.html]" }, "text"),
    "tea/2016/first/index.md": titled("zh-Hant", "{ en: /old.html }"),
  };
  expect((await groupsOf(files))["tea/en"]).toEqual(["en /tea/en/", "zh-Hant /tea/2016/first/"]);
});

test("tags, paths and languages that cannot be are told with file, line and what to write", async () => {
  const files = {
    "tea/en/index.md": thread({ title: "T", lang: "en" }, "text"),
    "tea/form/index.md": titled("zh-Hant", "\n  zh_hans: /tea/en/\n  en: mailto:x@example.org\n  ja: /tea/en/#floor-2"),
    "tea/list/index.md": titled("zh-Hant", "[/tea/en/]"),
    "tea/number/index.md": titled("zh-Hant", "{ en: 3 }"),
    "tea/lead/index.md": titled(
      "ja",
      [
        "",
        "en-GB: /tea/en/",
        "ja: /tea/2016/first/",
        "ko: /tea/2016/frist/",
        "fr: /tea/",
        "de: https://archive.example/tea/en/",
        "it: .",
      ].join("\n  "),
    ),
  };
  await expect(await told(files)).toMatchFileSnapshot("../golden/archive/translations.txt");
});

test("threads that name two texts in one language disagree", async () => {
  const files = {
    "tea/a/index.md": titled("zh-Hant", "{ en: /tea/en/ }"),
    "tea/b/index.md": titled("zh-Hant", "{ en: /tea/en/ }"),
    "tea/en/index.md": titled("en", '{ ja: "https://elsewhere.example/1" }'),
    "tea/ko/index.md": titled("ko", '{ ja: "https://elsewhere.example/2", en: /tea/en/ }'),
  };
  expect(await told(files)).toBe(
    `content/tea/b/index.md:4:21 the threads disagree: they name two texts in zh-Hant, /tea/b/ and /tea/a/
    → keep one of the two, in all threads that are translations of each other

content/tea/ko/index.md:4:56 the threads disagree: they name two texts in ja, https://elsewhere.example/2 and https://elsewhere.example/1
    → keep one of the two, in all threads that are translations of each other

2 problems in 2 files
`,
  );
});

test("what is a draft or withdrawn is named by nobody, and noted", async () => {
  const files = {
    "tea/en/index.md": thread({ title: "T", lang: "en", draft: "true" }, "text"),
    "tea/ja/index.md": titled("ja", "{ zh-Hant: /tea/2016/first/ }", { withdrawn: "gone" }),
    "tea/2016/first/index.md": titled("zh-Hant", "{ en: /tea/en/, ja: /tea/ja/ }"),
  };
  expect(await groupsOf(files)).toEqual({});
  expect(await told(files)).toContain("the translation /tea/en/ is a draft, so no page names it yet");
  expect(await told(files)).toContain("the translation /tea/ja/ is withdrawn, so no page names it");
  const drafts = await loadArchive(smallArchive(files), { drafts: true });
  expect(drafts.translations.size).toBe(2);
});
