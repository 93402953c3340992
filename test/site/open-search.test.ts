import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { openSearch } from "../../scripts/site/open-search.ts";
import { plainSite, site } from "../layouts/samples/site.ts";

/** The description as a browser reads it: text and templates by element. */
function read(xml: string): Map<string, string> {
  const found = new Map<string, string>();
  const parser = new SaxesParser();
  let name = "";
  parser.on("opentag", ({ name: opened, attributes }) => {
    name = opened;
    if (opened === "Url") found.set(`${attributes.type}`, `${attributes.template}`);
  });
  parser.on("text", (text) => {
    if (text.trim() !== "") found.set(name, text);
  });
  parser.write(xml).close();
  return found;
}

describe("the description for a browser's address bar", () => {
  test("leads to the search page by its whole address, below the site's path", () => {
    const [{ path, text } = { path: "", text: () => "" }] = openSearch({ props: site });
    expect(path).toBe("opensearch.xml");
    const said = read(String(text()));
    expect(said.get("text/html")).toBe("https://archive.example/some/path/search/?q={searchTerms}");
    expect(said.get("application/opensearchdescription+xml")).toBe("https://archive.example/some/path/opensearch.xml");
    expect(said.get("Image")).toBe("https://archive.example/some/path/assets/icon-9c0d1e2f.svg");
    expect(said.get("ShortName")).toBe("店頭文存");
  });

  test("takes any title, and of a long one no more than it may", () => {
    const title = '<Shops & "Stalls"> of the whole Old Town, kept for later';
    const said = read(String(openSearch({ props: { ...site, title } })[0]?.text() ?? ""));
    expect(said.get("ShortName")).toBe('<Shops & "Stalls');
    expect(said.get("LongName")).toBe('<Shops & "Stalls"> of the whole Old Town, kept f');
  });

  test("is not there if the site has no address or no search", () => {
    const { url: _, ...nowhere } = site;
    expect(openSearch({ props: nowhere })).toEqual([]);
    expect(openSearch({ props: plainSite })).toEqual([]);
  });
});
