/** What a publisher adds to Eleventy's configuration, in an installation of its own. */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { stripsTypes } from "../../scripts/core/code/state.mjs";
import { type Files, smallArchive, thread, tree, write } from "../support/archive.ts";
import { installed } from "../support/install.ts";
import { sampleArchive } from "../support/sample.ts";

const tool = installed();
const ownConfig = fs.readFileSync(path.join(tool, "eleventy.config.ts"), "utf8");
const ADDITIONS = "  // Plugins, transforms";

beforeEach(() => {
  for (const name of ["content", "_site", "_site.releases", ".cache", "extra", "own"])
    fs.rmSync(path.join(tool, name), { recursive: true, force: true });
  fs.rmSync(path.join(tool, "layouts/templates"), { recursive: true, force: true });
  configure("");
});

/** Adds lines to the configuration, with modules of the publisher's own beside it. */
function configure(lines: string, files: Files = {}, imports = ""): void {
  write(tool, { "eleventy.config.ts": imports + ownConfig.replace(ADDITIONS, `${lines}\n${ADDITIONS}`), ...files });
}

function fill(files: Files = {}): void {
  fs.cpSync(smallArchive(files), path.join(tool, "content"), { recursive: true });
}

function run(...args: string[]): { status: number | null; text: string; json: () => Result } {
  // Vitest's own loader must not reach into the process.
  const env = { ...process.env, NODE_OPTIONS: args[0]?.includes("cmd.cjs") && !stripsTypes() ? "--import tsx" : "" };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: tool, encoding: "utf8", env });
  return { status, text: stdout + stderr, json: () => JSON.parse(stdout) };
}

interface Result {
  readonly pages: { readonly built: number; readonly kept: number };
  readonly segments: { readonly built: number; readonly kept: number };
}

/** `npm run build`. */
function build(...options: string[]) {
  const done = run("scripts/stele.mjs", "build", "--json", ...options);
  expect([done.status, done.text]).toEqual([0, expect.anything()]);
  return done.json();
}

/** `npx @11ty/eleventy`. */
function eleventy(...options: string[]) {
  return run("node_modules/@11ty/eleventy/cmd.cjs", "--config=eleventy.config.ts", "--quiet", ...options);
}

const page = (name: string) => fs.readFileSync(path.join(tool, "_site", name, "index.html"), "utf8");
const pages = () => [...tree(fs.realpathSync(path.join(tool, "_site")))].filter(([name]) => name.endsWith(".html"));

const MARK = `  config.addTransform("mark", (content) => String(content).replace("</main>", "<i>marked</i></main>"));`;

describe("npx @11ty/eleventy", { timeout: 180_000 }, () => {
  test("makes the same site as npm run build, to the byte", async () => {
    fs.cpSync(await sampleArchive(), path.join(tool, "content"), { recursive: true });
    build();
    const ours = tree(fs.realpathSync(path.join(tool, "_site")));
    fs.rmSync(path.join(tool, "_site"));
    fs.rmSync(path.join(tool, "_site.releases"), { recursive: true });
    fs.rmSync(path.join(tool, ".cache/store"), { recursive: true });
    expect(eleventy().status).toBe(0);
    expect(tree(fs.realpathSync(path.join(tool, "_site")))).toEqual(ours);
  });

  test("tells problems of the content with file and line and without a stack, and leaves the site as it was", () => {
    fill();
    build();
    const before = tree(fs.realpathSync(path.join(tool, "_site")));
    write(path.join(tool, "content"), { "tea/2016/first/index.md": "---\ntitel: x\n---\ny\n" });
    const { status, text } = eleventy();
    expect(status).toBe(1);
    expect(text).toContain('content/tea/2016/first/index.md:2:1 the key "titel" is not known');
    expect(text).not.toMatch(/^\s+at /m);
    expect(tree(fs.realpathSync(path.join(tool, "_site")))).toEqual(before);
  });

  test("refuses an output folder on its command line, which would be written in place", () => {
    fill();
    const { status, text } = eleventy("--output=elsewhere");
    expect([status, fs.existsSync(path.join(tool, "elsewhere"))]).toEqual([1, false]);
    expect(text).toContain("--output cannot be given");
  });
});

describe("what a publisher adds to the configuration", { timeout: 180_000 }, () => {
  test("a transform acts on every page, on pages from the cache too, and goes away again", () => {
    fill();
    build();
    configure(MARK);
    const changed = build();
    expect(changed.pages.kept).toBe(0);
    // The configuration changes pages, and neither the index nor what was read.
    expect(changed.segments).toMatchObject({ built: 0 });
    write(path.join(tool, "content"), { "tea/2017/new/index.md": thread({ title: "新", date: "2017-01-01" }, "字") });
    expect(build().pages.kept).toBeGreaterThan(0);
    expect(pages().filter(([, html]) => html.includes("</main>") && !html.includes("<i>marked</i></main>"))).toEqual(
      [],
    );
    configure("");
    build();
    expect(pages().filter(([, html]) => html.includes("marked"))).toEqual([]);
  });

  test("transforms run in the order in which they are added, each on the finished page", () => {
    fill();
    configure(`
  config.addTransform("one", (content) => String(content).replace("</main>", "<i>1</i></main>"));
  config.addTransform("two", (content) => String(content).replace("<i>1</i>", "<i>12</i>"));`);
    build();
    expect(page("tea/2016/first")).toContain("<i>12</i></main>");
  });

  test("a change in a module that the configuration imports makes the pages again", () => {
    fill();
    const imports = 'import { mark } from "./own/mark.ts";\n';
    const lines = '  config.addTransform("mark", mark);';
    const own = (word: string) => ({
      "own/mark.ts": `export const mark = (html: unknown): string => String(html).replace("</main>", "${word}</main>");\n`,
    });
    configure(lines, own("eins"), imports);
    build();
    configure(lines, own("zwei"), imports);
    build();
    expect([page("").includes("eins"), page("").includes("zwei")]).toEqual([false, true]);
  });

  test("a linter sees every finished page, and no empty one", () => {
    fill();
    configure(`
  config.addLinter("lint", function (content) {
    if (!content.includes("</html>")) throw new Error("empty: " + this.outputPath);
    console.error("linted " + this.url);
  });`);
    const { status, text } = run("scripts/stele.mjs", "build");
    expect(status).toBe(0);
    expect(text).toContain("linted /tea/2016/first/\n");
    expect(text).toContain("linted /search/\n");
  });

  test("passthrough copies, events, filters, global data, templates and collections work with the archive", () => {
    fill();
    configure(`
  config.addPassthroughCopy({ extra: "files" });
  config.addFilter("shout", (text: string) => text.toUpperCase());
  config.addGlobalData("motto", "in stone");
  config.addTemplate("added.njk", "<p>added</p>");
  config.on("eleventy.before", () => console.error("before"));
  config.on("eleventy.after", () => console.error("after"));`);
    write(tool, {
      "extra/a.txt": "copied",
      "layouts/templates/guest.njk":
        "<p>{{ motto | shout }} {{ archive.threads.length }} {{ archive.boards[0].title }} {{ archive.tags[0].label }} " +
        "{{ archive.years[0].label }} {{ collections.threads[1].url }} {{ collections.threads[1].data.title }} " +
        "{{ collections.threads[0].content | safe }}</p>",
    });
    const { text, status } = run("scripts/stele.mjs", "build");
    expect(status).toBe(0);
    expect(text).toContain("before\n");
    expect(text).toContain("after\n");
    expect(fs.readFileSync(path.join(tool, "_site/files/a.txt"), "utf8")).toBe("copied");
    expect(page("guest")).toContain("IN STONE 2 茶館 茶 2016 /tea/2016/second/ 第二帖 <p>頭一段。</p>");
    expect(page("added")).toBe("<p>added</p>");
    // They are in the manifest as everything else is.
    const { files } = JSON.parse(fs.readFileSync(path.join(tool, "_site/manifest.json"), "utf8"));
    expect(files.map((file: { path: string }) => file.path)).toEqual(
      expect.arrayContaining(["guest/index.html", "files/a.txt"]),
    );
    // A change in a template reaches the site, though no page of the archive is stale.
    write(tool, { "layouts/templates/guest.njk": "<p>new</p>" });
    expect(build().pages).toMatchObject({ built: 0 });
    expect(page("guest")).toBe("<p>new</p>");
  });

  test.each([
    ["a transform", '  config.addTransform("bad", () => { throw new Error("not today"); });', {}],
    ["a template", "", { "layouts/templates/bad.njk": "{{ archive.threads | nofilter }}" }],
  ])("a mistake in %s ends the build with its message, and leaves the site as it was", (_, lines, files) => {
    fill();
    build();
    const before = tree(fs.realpathSync(path.join(tool, "_site")));
    configure(lines, files);
    for (const failed of [run("scripts/stele.mjs", "build"), eleventy()]) {
      expect(failed.status).toBe(1);
      expect(failed.text).toMatch(/not today|nofilter/);
    }
    expect(tree(fs.realpathSync(path.join(tool, "_site")))).toEqual(before);
    configure("");
    write(tool, { "layouts/templates/bad.njk": undefined });
    build();
  });

  test("Eleventy keeps no page's text once the page is made", () => {
    fill();
    configure(`
  config.on("eleventy.after", ({ results }) => {
    const kept = results.filter((result) => result.content && result.url === "/tea/2016/first/");
    console.error("kept " + kept.length);
  });`);
    const { status, text } = run("scripts/stele.mjs", "build");
    expect([status, text]).toEqual([0, expect.stringContaining("kept 0\n")]);
  });

  test("a page kind of the publisher's own takes the place of Stele's", () => {
    fill();
    configure("");
    const kind = `{ data: { pagination: { data: "stale.thread", size: 1, alias: "entry" }, permalink: ({ entry }) => entry.path },
      render: ({ entry }) => "<!doctype html><title>own</title>" + entry.props.title }`;
    write(tool, {
      "eleventy.config.ts": ownConfig.replace("{ kinds: {} }", `{ kinds: { thread: ${kind} as never } }`),
    });
    build();
    expect(page("tea/2016/first")).toBe("<!doctype html><title>own</title>第一帖");
    expect(page("")).toContain("小文存");
  });

  test("a plugin of Stele's that is left out leaves no trace on the pages", () => {
    fill();
    write(tool, {
      "eleventy.config.ts": ownConfig
        .replace(/ {2}config\.addPlugin\((feeds|search)\b.*\n/g, "")
        .replace(/ {2}(feeds|search),\n/g, ""),
    });
    build();
    const names = [...tree(fs.realpathSync(path.join(tool, "_site"))).keys()];
    expect(names.filter((name) => /feed|sitemap|search\/|pagefind/.test(name))).toEqual([]);
    expect(page("")).not.toMatch(/feed\.xml|search\//);
  });
});

describe("the text of a thread", { timeout: 180_000 }, () => {
  test("cannot break a build through the transforms of Eleventy's own plugins", () => {
    const text = [
      "`/*__EleventyBundle:css:default:EleventyBundle__*/ <!--__EleventyBundle:html:x:EleventyBundle__-->`",
      "{{ collections.all }} {% include 'x' %} #{process.env.HOME} <%= 1 %>",
      '<img src="dot.gif" alt="x" eleventy:widths="1"> <a href="https://a.example/package.json">x</a>',
      '<link rel="stylesheet" href="../../package.json"> <video src="../../../eleventy.config.ts"></video>',
    ].join("\n\n");
    fill({
      "tea/2018/odd/index.md": thread({ title: "'{{ 7 * 7 }}'", date: "2018-01-01" }, text),
      "tea/2018/odd/dot.gif": Buffer.from("R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==", "base64"),
    });
    configure(
      `  config.addPassthroughCopy("**/*.{ts,json,yaml}", { mode: "html-relative" });\n  config.addBundle("css");`,
    );
    build();
    const html = page("tea/2018/odd");
    expect(html).toContain("/*__EleventyBundle:css:default:EleventyBundle__*/");
    expect(html).toContain("{{ 7 * 7 }}");
    const names = [...tree(fs.realpathSync(path.join(tool, "_site"))).keys()];
    expect(names.filter((name) => /eleventy\.config|package\.json|archive\.yaml/.test(name))).toEqual([]);
  });

  test("is never a template, whatever the file is called or says", () => {
    fill({
      "tea/2018/odd/index.md": thread({ title: "x", date: "2018-01-01" }, "{{ 7 * 7 }}"),
      "tea/2018/odd/evil.njk": "{{ 7 * 7 }}",
      "tea/2018/odd/evil.liquid": "{{ 7 | times: 7 }}",
      "tea/2018/odd/notes.md": "{{ 7 * 7 }}",
    });
    build();
    const site = tree(fs.realpathSync(path.join(tool, "_site")));
    expect(site.get("tea/2018/odd/evil.njk")).toBe("{{ 7 * 7 }}");
    expect([...site].filter(([name, text]) => /\.html$/.test(name) && text.includes("49"))).toEqual([]);
  });
});

test("a build with nothing to do loads neither Eleventy nor the configuration", { timeout: 180_000 }, () => {
  fill();
  configure('  console.error("loaded");');
  build();
  const again = run("scripts/stele.mjs", "build");
  expect(again.status).toBe(0);
  expect(again.text).not.toContain("loaded");
});

test("options beside the plugins count, and the command line comes before them", { timeout: 180_000 }, () => {
  fill();
  fs.renameSync(path.join(tool, "content"), path.join(tool, "own"));
  write(tool, {
    "eleventy.config.ts": ownConfig
      .replace('{ content: "content" }', '{ content: "own" }')
      .replace('out: "_site"', 'out: "extra/public"'),
  });
  build();
  expect(fs.existsSync(path.join(tool, "extra/public/tea/2016/first/index.html"))).toBe(true);
  // The second build finds both without the configuration.
  expect(build().pages).toMatchObject({ built: 0 });
  build("--out", "extra/other");
  expect(fs.existsSync(path.join(tool, "extra/other/index.html"))).toBe(true);
});
