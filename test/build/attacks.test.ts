import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { publishedName } from "../../scripts/core/published-name.ts";
import { thread } from "../support/archive.ts";
import { attack, POST, RUN } from "./attack.ts";

describe("code in front matter", () => {
  const fences = ["---js", "---javascript", "---JS", "--- js", "---Javascript", "---jsLegacy", "---json", "---coffee"];
  for (const fence of fences) {
    test(`"${fence}" never runs, and is refused`, async () => {
      const { refused } = await attack({ [POST]: `${fence}\n{ title: (${RUN}, "x") }\n---\n字\n` });
      expect(refused).toBe(true);
    });
  }

  test("a module import never runs", async () => {
    const { refused } = await attack({ [POST]: `---js\nimport fs from "node:fs";\nexport default {};\n---\n字\n` });
    expect(refused).toBe(true);
  });

  const keys: Record<string, string> = {
    templateEngineOverride: "njk,md",
    permalink: "../../x.html",
    permalinkBypassOutputDir: "true",
    eleventyComputed: '{ permalink: "../x.html", title: "{{ 7*7 }}" }',
    layout: "evil",
    pagination: "{ data: collections.all, size: 1 }",
    ["__proto__"]: "{ polluted: true }",
    constructor: "x",
    title: "!!js/function 'function () {}'",
  };
  for (const [key, value] of Object.entries(keys)) {
    test(`${key}: ${value} is refused`, async () => {
      const { refused } = await attack({
        [POST]: `---\n${key === "title" ? "" : "title: x\n"}${key}: ${value}\n---\n字\n`,
      });
      expect(refused).toBe(true);
      expect("polluted" in {}).toBe(false);
    });
  }
});

describe("template syntax in the text", () => {
  const texts = [
    '{% include "../../secret.txt" %}',
    "{{ collections.all | dump }}",
    "{{ 7 * 7 }} {{ constructor.constructor('return process')() }}",
    "{% if true %} 沒有結束",
    "{% highlight js %}",
    "{%- raw -%} {{{ x }}} <%= 7+7 %> #{7+7}",
  ];
  for (const text of texts) {
    test(`${text} is text`, async () => {
      const { refused, html } = await attack({ [POST]: thread({ title: "詞" }, text) });
      expect(refused).toBe(false);
      const shown = html
        .replaceAll("&quot;", '"')
        .replaceAll("&#39;", "'")
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">");
      expect(shown).toContain(text);
    });
  }

  test("stays text in titles, tags and authors as well", async () => {
    const { html } = await attack({
      [POST]: thread(
        { title: '"{{ 7*7 }}{% x %}"', author: '"{{ a }}"', tags: '["__proto__", "{{ t }}", "constructor"]' },
        "字",
      ),
    });
    for (const text of ["{{ 7*7 }}{% x %}", "{{ a }}", "__proto__", "{{ t }}", "constructor"])
      expect(html).toContain(text);
  });
});

describe("files that other tools would run", () => {
  const names = ["x.11ty.js", "a.11tydata.js", "x.njk", "x.liquid", "evil.11tydata.json", "index.11tydata.js"];
  for (const name of names) {
    test(`${name} is an attachment, byte for byte`, async () => {
      const code = `module.exports = () => { ${RUN} }; // {{ 7*7 }}`;
      const { files } = await attack({ [POST]: thread({ title: "x" }, "字"), [`tea/2016/evil/${name}`]: code });
      expect(files).toContain(`tea/2016/evil/${publishedName(name)}`);
    });
  }

  test("data and include folders are no threads, so they are refused", async () => {
    for (const name of ["_data/x.js", "_includes/evil.njk", "tea/tea.11tydata.js", "x.njk"]) {
      expect((await attack({ [name]: RUN })).refused).toBe(true);
    }
  });

  test("pages that would run in the reader's browser are published as bytes, under names that no host opens", async () => {
    const names = [
      "evil.html",
      "evil.HTM",
      "evil.xhtml",
      "evil.xml",
      "evil.rng",
      "evil.html.foo",
      "evil.js",
      "evil.css",
    ];
    const page = "<!doctype html><script>alert(1)</script>";
    const evil = Object.fromEntries(names.map((name) => [`tea/2016/evil/${name}`, page]));
    const { files, refused } = await attack({ [POST]: thread({ title: "x" }, "字"), ...evil });
    expect(refused).toBe(false);
    const published = files.filter((name) => name.startsWith("tea/2016/evil/evil"));
    expect(published).toEqual(names.map((name) => `tea/2016/evil/${name}.bin`).sort());
  });

  test("a drawing with a script is refused", async () => {
    const page = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    const { refused } = await attack({ [POST]: thread({ title: "x" }, "字"), "tea/2016/evil/evil.svg": page });
    expect(refused).toBe(true);
  });
});

describe("what lies outside the content", () => {
  const links: Record<string, [string, string]> = {
    "a Markdown file": ["../../../../outside/index.md", "tea/2016/evil/index.md"],
    "an attachment": ["../../../../secret.txt", "tea/2016/first/secret.txt"],
    "a folder": ["../../../outside", "tea/2016/evil"],
    "a board": ["../outside", "evil"],
  };
  for (const [what, [target, at]] of Object.entries(links)) {
    test(`is not read through a symbolic link to ${what}`, async () => {
      const { refused } = await attack({}, (content) => {
        const link = path.join(content, at);
        fs.mkdirSync(path.dirname(link), { recursive: true });
        fs.symlinkSync(target, link);
      });
      expect(refused).toBe(true);
    });
  }

  test("is not listed as an attachment or shown as an image", async () => {
    for (const name of ["../../../../secret.txt", "/etc/hostname", "..\\..\\secret.txt", "file:///etc/hostname"]) {
      expect(
        (await attack({ [POST]: thread({ title: "x", attachments: JSON.stringify([{ file: name }]) }, "字") })).refused,
      ).toBe(true);
      expect((await attack({ [POST]: thread({ title: "x" }, `![x](<${name}>)`) })).refused).toBe(true);
    }
  });

  test("is not written to by an alias", async () => {
    for (const alias of [
      "/../../x.html",
      "/a/../../../x.html",
      "//evil.example/x",
      "/_headers",
      "/manifest.json",
      "/search/",
    ]) {
      expect([
        alias,
        (await attack({ [POST]: thread({ title: "x", aliases: JSON.stringify([alias]) }, "字") })).refused,
      ]).toEqual([alias, true]);
    }
  });
});

describe("what is not meant to be read", () => {
  test("dotfiles and .git beside attachments stay where they are", async () => {
    const { files, refused } = await attack({
      [POST]: thread({ title: "x" }, "字"),
      "tea/2016/evil/.env": "PASSWORD=SECRET OUTSIDE",
      "tea/2016/evil/.git/config": "SECRET OUTSIDE",
      ".htaccess": "SECRET OUTSIDE",
    });
    expect(refused).toBe(false);
    expect(files.filter((name) => /\.env|\.git\/|htaccess/.test(name))).toEqual([]);
  });

  test("a draft is not published, nor named in any list", async () => {
    const { files } = await attack({ [POST]: thread({ title: "SECRET OUTSIDE", draft: "true" }, "SECRET OUTSIDE") });
    expect(files.some((name) => name.includes("evil"))).toBe(false);
  });

  test("the words and files of a withdrawn thread are gone from the whole site", async () => {
    const { html, files } = await attack({
      [POST]: thread(
        { title: "撤下的", date: "2016-05-05", withdrawn: "應作者要求", summary: "SECRET OUTSIDE" },
        "SECRET OUTSIDE",
      ),
      "tea/2016/evil/a.txt": "SECRET OUTSIDE",
    });
    expect(html).toContain("應作者要求");
    expect(files).not.toContain("tea/2016/evil/a.txt");
  });
});

describe("text that looks like front matter", () => {
  test("is kept to the last word", async () => {
    const { html } = await attack({ [POST]: "---\ntitle: 題\n---\n---\n\n頭\n\n---\n\n中: 間\n\n---\n\n尾\n" });
    for (const word of ["頭", "中: 間", "尾"]) expect(html).toContain(word);
    expect(html.match(/<hr>/g)).toHaveLength(3);
  });
});
