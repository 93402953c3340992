/** What a publisher adds to Eleventy's configuration, in an installation of its own. */
import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type Files, smallArchive, thread, tree, write } from "../support/archive.ts";
import { build as buildHere } from "../support/build.ts";
import { installed } from "../support/install.ts";
import { type Built, installation } from "../support/installation.ts";
import type { Run } from "../support/node.ts";
import { sampleArchive } from "../support/sample.ts";

const tool = installed();
const { ownConfig, configure, begin, run, build, eleventy, published } = installation(tool);
/** Publishes the content in the installation by this process, which takes a quarter of the time of its command. */
async function publishPlain(): Promise<Map<string, string>> {
  configure("");
  await buildHere(path.join(tool, "content"), { out: path.join(tool, "_site"), cache: path.join(tool, ".cache") });
  return published();
}
const utf8 = (text = "") => Buffer.from(text, "latin1").toString();
const page = ({ site }: Built, name: string) => utf8(site.get(path.join(name, "index.html")));
const pages = ({ site }: Built) => [...site].filter(([name]) => name.endsWith(".html"));

test("npx @11ty/eleventy makes the same site as npx stele build, to the byte", { timeout: 300_000 }, async () => {
  const sample = await sampleArchive();
  const content = path.join(path.dirname(sample), "copy", "content");
  fs.cpSync(sample, content, { recursive: true });
  begin(content);
  const ours = await buildHere(path.join(tool, "content"));
  fs.cpSync(path.join(ours.cache, "images"), path.join(tool, ".cache/images"), { recursive: true });
  expect(eleventy()).toMatchObject({ status: 0 });
  expect(published()).toEqual(tree(fs.realpathSync(ours.site)));
});

/** A text that Eleventy's own plugins act on. */
const ODD = [
  "`/*__EleventyBundle:css:default:EleventyBundle__*/ <!--__EleventyBundle:html:x:EleventyBundle__-->`",
  "{{ collections.all }} {% include 'x' %} #{process.env.HOME} <%= 1 %>",
  '<img src="dot.gif" alt="x" eleventy:widths="1"> <a href="https://a.example/package.json">x</a>',
  '<link rel="stylesheet" href="../../package.json"> <video src="../../../eleventy.config.ts"></video>',
].join("\n\n");
const CODE = "{{ 77 * 77 }}";
const CONTENT: Files = {
  "tea/2018/odd/index.md": thread({ title: `'${CODE}'`, date: "2018-01-01" }, ODD),
  "tea/2018/odd/dot.gif": Buffer.from("R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==", "base64"),
  "tea/2018/odd/evil.njk": CODE,
  "tea/2018/odd/evil.liquid": "{{ 77 | times: 77 }}",
  "tea/2018/odd/notes.md": CODE,
};

/** A publisher's additions of every kind. */
const LINES = `
  config.addTransform("one", (content) => String(content).replace("</main>", "<i>1</i></main>"));
  config.addTransform("two", (content) => String(content).replace("<i>1</i>", "<i>12</i>"));
  config.addTransform("mark", mark);
  config.addLinter("lint", function (content) {
    if (!content.includes("</html>") && !this.outputPath.includes("guest") && !this.outputPath.includes("added"))
      throw new Error("empty: " + this.outputPath);
    console.error("linted " + this.url);
  });
  config.addPassthroughCopy({ extra: "files" });
  config.addPassthroughCopy("**/*.{ts,json,yaml}", { mode: "html-relative" });
  config.addBundle("css");
  config.addFilter("shout", (text: string) => text.toUpperCase());
  config.addGlobalData("motto", "in stone");
  config.addTemplate("added.njk", "<p>added</p>");
  config.on("eleventy.before", () => console.error("before"));
  config.on("eleventy.after", ({ results }) => {
    const kept = results.filter((result) => result.content && result.url === "/tea/2016/first/");
    console.error("after, kept " + kept.length);
  });
  console.error("loaded");`;
const IMPORTS = 'import { mark } from "./own/mark.ts";\n';
const own = (word: string): Files => ({
  "own/mark.ts": `export const mark = (html: unknown): string => String(html).replace("</main>", "<b>${word}</b></main>");\n`,
});
const GUEST =
  "<div>{{ motto | shout }} {{ archive.threads.length }} {{ archive.boards[0].title }} {{ archive.tags[0].label }} " +
  "{{ archive.years[0].label }} {{ collections.threads[1].url }} {{ collections.threads[1].data.title }} " +
  "{{ collections.threads[0].content | safe }}</div>";

describe("what a publisher adds to the configuration", { timeout: 300_000 }, () => {
  let plain: Map<string, string>;
  let first: Built;
  let newTemplate: Built;
  let newThread: Built;
  let newModule: Built;
  let unchanged: Built;
  let undone: Built;
  const NEW = "content/tea/2017/new/index.md";

  // Each build begins with what the one before has left.
  beforeAll(async () => {
    begin(smallArchive(CONTENT));
    plain = await publishPlain();
    configure(LINES, { ...own("eins"), "extra/a.txt": "copied", "layouts/templates/guest.njk": GUEST }, IMPORTS);
    first = build();
    write(tool, { "layouts/templates/guest.njk": "<p>new</p>" });
    newTemplate = build();
    write(tool, { [NEW]: thread({ title: "新", date: "2017-01-01" }, "字") });
    newThread = build();
    write(tool, own("zwei"));
    newModule = build();
    unchanged = build();
    write(tool, { [NEW]: undefined, extra: undefined, "layouts/templates": undefined });
    configure("");
    undone = build();
  }, 900_000);

  test("acts on every page, on pages from the cache too, and goes away again", () => {
    const unmarked = (built: Built) =>
      pages(built).filter(([, html]) => html.includes("</main>") && !html.includes("</b></main>"));
    expect(first.pages.kept).toBe(0);
    // The configuration changes pages, and neither the index nor what was read.
    expect(first.segments).toMatchObject({ built: 0 });
    expect(unmarked(first)).toEqual([]);
    expect(newThread.pages.kept).toBeGreaterThan(0);
    expect(newThread.site.has("tea/2017/new/index.html")).toBe(true);
    expect(unmarked(newThread)).toEqual([]);
    expect(undone.site).toEqual(plain);
  });

  test("transforms run in the order in which they are added, each on the finished page", () => {
    expect(page(first, "tea/2016/first")).toContain("<i>12</i><b>eins</b></main>");
  });

  test("a change in a module that the configuration imports makes the pages again", () => {
    const html = page(newModule, "tea/2016/first");
    expect([html.includes("eins"), html.includes("zwei")]).toEqual([false, true]);
  });

  test("a linter sees every finished page, and no empty one", () => {
    expect(first.text).toContain("linted /tea/2016/first/\n");
    expect(first.text).toContain("linted /search/\n");
  });

  test("passthrough copies, events, filters, global data, templates and collections work with the archive", () => {
    expect(first.text).toContain("before\n");
    expect(first.text).toContain("after, ");
    expect(first.site.get("files/a.txt")).toBe("copied");
    expect(page(first, "guest")).toContain("IN STONE 3 茶館 茶 2018 /tea/2016/second/ 第二帖 <p>頭一段。</p>");
    expect(page(first, "added")).toBe("<p>added</p>");
    // They are in the manifest as everything else is.
    const { files } = JSON.parse(first.site.get("manifest.json") ?? "");
    expect(files.map((file: { path: string }) => file.path)).toEqual(
      expect.arrayContaining(["guest/index.html", "files/a.txt"]),
    );
  });

  test("a change in a template reaches the site, though no page of the archive is stale", () => {
    expect(newTemplate.pages).toMatchObject({ built: 0 });
    expect(page(newTemplate, "guest")).toBe("<p>new</p>");
  });

  test("Eleventy keeps no page's text once the page is made", () => {
    expect(first.text).toContain("kept 0\n");
  });

  test("a build with nothing to do loads neither Eleventy nor the configuration", () => {
    expect(newModule.text).toContain("loaded");
    expect(unchanged.text).not.toContain("loaded");
  });

  test("a text cannot break a build through the transforms of Eleventy's own plugins", () => {
    const html = page(first, "tea/2018/odd");
    expect(html).toContain("/*__EleventyBundle:css:default:EleventyBundle__*/");
    expect(html).toContain(CODE);
    const names = [...first.site.keys()];
    expect(names.filter((name) => /eleventy\.config|package\.json|archive\.yaml/.test(name))).toEqual([]);
  });

  test("a text is never a template, whatever the file is called or says", () => {
    for (const site of [plain, first.site]) {
      expect(site.get("tea/2018/odd/evil.njk.bin")).toBe(CODE);
      expect([...site].filter(([name, text]) => /\.html$/.test(name) && text.includes("5929"))).toEqual([]);
    }
  });
});

describe("a mistake", { timeout: 300_000 }, () => {
  let before: Map<string, string>;

  beforeAll(async () => {
    begin(smallArchive());
    before = await publishPlain();
  }, 300_000);

  test("in the content is told with file and line and without a stack, and leaves the site as it was", () => {
    const file = path.join(tool, "content/tea/2016/first/index.md");
    const good = fs.readFileSync(file);
    fs.writeFileSync(file, "---\ntitel: x\n---\ny\n");
    const { status, text } = eleventy();
    fs.writeFileSync(file, good);
    expect(status).toBe(1);
    expect(text).toContain('content/tea/2016/first/index.md:2:1 the key "titel" is not known');
    expect(text).not.toMatch(/^\s+at /m);
    expect(published()).toEqual(before);
  });

  test.each<[string, string, Files, () => Run]>([
    ["a template", "", { "layouts/templates/bad.njk": "{{ archive.threads | nofilter }}" }, eleventy],
    [
      "a transform",
      '  config.addTransform("bad", () => { throw new Error("not today"); });',
      {},
      () => run("scripts/stele.mjs", "build"),
    ],
  ])("in %s ends the build with its message, and leaves the site as it was", (_, lines, files, publish) => {
    configure(lines, files);
    const failed = publish();
    expect(failed.status).toBe(1);
    expect(failed.text).toMatch(/not today|nofilter/);
    expect(published()).toEqual(before);
    configure("", { "layouts/templates": undefined });
  });

  test("in the call of Eleventy, an output folder that would be written in place, is refused", () => {
    const { status, text } = eleventy("--output=elsewhere");
    expect([status, fs.existsSync(path.join(tool, "elsewhere"))]).toEqual([1, false]);
    expect(text).toContain("--output cannot be given");
  });
});

describe("a configuration of the publisher's own", { timeout: 300_000 }, () => {
  let built: Built;

  beforeAll(() => {
    begin(smallArchive());
    fs.renameSync(path.join(tool, "content"), path.join(tool, "own"));
    const kind = `{ data: { pagination: { data: "stale.thread", size: 1, alias: "entry" }, permalink: ({ entry }) => entry.path },
      render: ({ entry }) => "<!doctype html><title>own</title>" + entry.props.title }`;
    write(tool, {
      "eleventy.config.ts": ownConfig
        .replace("{ kinds: {} }", `{ kinds: { thread: ${kind} as never } }`)
        .replace(/ {2}config\.addPlugin\((feeds|search)\b.*\n/g, "")
        .replace(/ {2}(feeds|search),\n/g, "")
        .replace('{ content: "content" }', '{ content: "own" }')
        .replace('out: "_site"', 'out: "extra/public"'),
    });
    const { site: _, ...result } = build();
    built = { ...result, site: tree(fs.realpathSync(path.join(tool, "extra/public"))) };
  }, 300_000);

  test("a page kind of the publisher's own takes the place of Stele's", () => {
    expect(page(built, "tea/2016/first")).toBe("<!doctype html><title>own</title>第一帖");
    expect(page(built, "")).toContain("小文存");
  });

  test("a plugin of Stele's that is left out leaves no trace on the pages", () => {
    const names = [...built.site.keys()];
    expect(names.filter((name) => /feed|sitemap|search\/|pagefind/.test(name))).toEqual([]);
    expect(page(built, "")).not.toMatch(/feed\.xml|search\//);
  });

  test("options beside the plugins count, and the command line comes before them", () => {
    // The second build finds both without the configuration.
    expect(build().pages).toMatchObject({ built: 0 });
    build("--out", "extra/other");
    expect(fs.existsSync(path.join(tool, "extra/other/index.html"))).toBe(true);
  });
});
