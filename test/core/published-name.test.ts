import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FILE_TYPES, typeOfExtension } from "../../scripts/core/file-types.ts";
import { publishedName } from "../../scripts/core/published-name.ts";

describe("a file keeps its name", () => {
  const names = [
    "01.jpg",
    "報表.xlsx",
    "a.PDF",
    "notes.txt",
    "data.csv",
    "v1.2.final.pdf",
    "2016.11.30.zip",
    "圖 50%.png",
    "chart.svg",
    "data.tar.gz",
    "table.csv.GZ",
    "dump-2.1.sql.gz",
  ];
  test.each(names)("%s", (name) => expect(publishedName(name)).toBe(name));
});

describe("a file that a host could take for a page or a program is published as bytes", () => {
  test.each([
    ["schema.rng", "schema.rng.bin"],
    ["page.html", "page.html.bin"],
    ["Page.XHTML", "Page.XHTML.bin"],
    ["feed.xml", "feed.xml.bin"],
    ["script.js", "script.js.bin"],
    ["module.mjs", "module.mjs.bin"],
    ["style.css", "style.css.bin"],
    ["code.wasm", "code.wasm.bin"],
    ["shell.php", "shell_php.bin"],
    ["x.pht", "x_pht.bin"],
    ["x.cer", "x_cer.bin"],
    ["web.config", "web.config.bin"],
    ["README", "README.bin"],
    ["page.html.foo", "page.html.foo.bin"],
    ["page.html.en", "page.html.en.bin"],
    ["page.shtml.old", "page_shtml.old.bin"],
    ["shell.php.jpg", "shell_php.jpg"],
    ["shell.PHP5.pdf", "shell_PHP5.pdf"],
    ["list.html.txt", "list.html.txt"],
    ["page.html.py", "page_html.py"],
    // By the tables, an XML document.
    ["main.rs", "main.rs.bin"],
    // Servers that unpack files make pages of them.
    ["index.html.gz", "index.html_gz.bin"],
    ["chart.svg.gz", "chart.svg_gz.bin"],
    ["script.js.gz", "script.js_gz.bin"],
    ["data.gz", "data_gz.bin"],
    ["page.html.tgz", "page.html_tgz.bin"],
    ["page.html.gz.pdf", "page.html_gz.pdf"],
  ])("%s as %s", (name, published) => expect(publishedName(name)).toBe(published));
});

test("the last extension of a published name is of a type that cannot act, and no other one is a program's", () => {
  const extension = fc.oneof(
    fc.constantFrom(...FILE_TYPES.flatMap(({ extensions }) => extensions), "rng", "php7", "pht", "foo", "en", "XHTML"),
    fc.stringMatching(/^[A-Za-z0-9]{1,6}$/),
  );
  fc.assert(
    fc.property(fc.array(extension, { maxLength: 4 }), (extensions) => {
      const [, ...published] = publishedName(["x", ...extensions].join(".")).split(".");
      const last = typeOfExtension(published.pop()?.toLowerCase() ?? "");
      expect(last?.active).toBeUndefined();
      for (const part of published) expect(typeOfExtension(part.toLowerCase())?.active).not.toBe("server");
      const pages = published.filter((part) => typeOfExtension(part.toLowerCase())?.active === "page");
      expect(last?.mediaType !== undefined || pages.length === 0).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test("a published name is published under itself", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{1,4}(\.[a-z]{1,4}){0,3}$/), (name) => {
      expect(publishedName(publishedName(name))).toBe(publishedName(name));
    }),
  );
});
