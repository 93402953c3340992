import { type ConfigData, FileSystemConfigLoader, HtmlValidate } from "html-validate";
import { describe, expect, test } from "vitest";
import { renderPage } from "../../layouts/pages/index.ts";

const config: ConfigData = { root: true, extends: ["html-validate:recommended"] };
const validator = new HtmlValidate(new FileSystemConfigLoader(config));

describe("the search page, in each language of the interface", () => {
  test.each(["zh-Hant", "zh-Hans", "en", "ja", "ko"])("%s looks as reviewed, and is valid HTML", async (lang) => {
    const page = renderPage({
      kind: "search",
      site: {
        title: "店小二資料館",
        lang,
        base: "/some/path/",
        url: "https://archive.example/some/path/",
        nav: [],
        footer: [],
        assets: {
          css: "/some/path/a.css",
          sheets: { lists: "/some/path/l.css", markup: "/some/path/m.css", dialogs: "/some/path/d.css" },
          js: "/some/path/a.js",
          lists: "/some/path/assets/lists.js",
          remoteImages: "/some/path/assets/remote-images.js",
          media: "/some/path/assets/media.js",
          searchBox: "/some/path/assets/box.js",
          settings: "/some/path/assets/settings.js",
          settingsPanel: "/some/path/assets/panel.js",
          searchPage: "/some/path/assets/main.js",
          searchModules: ["/some/path/assets/chunk.js"],
          icon: "/some/path/i.svg",
          appIcons: [],
        },
        search: true,
      },
      url: "/search/",
      lang,
      title: "搜尋",
      breadcrumb: [],
      index: "/some/path/search/index/segments.stele",
      boards: [{ href: "/some/path/retail/", text: "零售 & 電商", count: 1234 }],
      lists: [{ href: "/some/path/tags/", text: "標籤" }],
    });
    const report = await validator.validateString(page);
    expect(
      report.results.flatMap(({ messages }) => messages.map((m) => `${m.line}: ${m.ruleId}: ${m.message}`)),
    ).toEqual([]);
    await expect(page).toMatchFileSnapshot(`../golden/search/page.${lang}.html`);
  });
});
