/** Stele as an npm package, in an archive outside its repository. */
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { smallArchive, thread, tree, write } from "../support/archive.ts";
import { build as buildHere } from "../support/build.ts";
import { runNode } from "../support/node.ts";
import { link, type Packed, packed } from "../support/packed.ts";
import { png } from "../support/png.ts";
import { pageAt, type RunningPreview, startPreview } from "../support/preview.ts";
import { CONFIG, FOOTER, MARK, NOT_FOUND } from "./package-own.ts";

const WAIT = { timeout: 150_000, interval: 100 };
const SETTINGS = "title: 小文存\nlang: zh-Hant\nurl: https://archive.example/\n";

let stele: Packed;

const run = (...args: string[]) => runNode(args, { cwd: stele.folder });
const command = (...args: string[]) => run(stele.bin, ...args);
const page = (name: string) => fs.readFileSync(path.join(stele.folder, "_site", name), "utf8");
const published = () => tree(fs.realpathSync(path.join(stele.folder, "_site")));

/** A site but for the names of its segments, which hold the fingerprint of the tool. */
function comparable(site: Map<string, string>): [string, string][] {
  const named = ([name]: [string, string]) => !/^(manifest\.json$|search\/index\/)/.test(name);
  return [...site].filter(named);
}

/** Builds, and expects it to work. */
function build(...options: string[]) {
  const { status, text, stdout } = command("build", "--json", ...options);
  expect([status, text]).toEqual([0, expect.anything()]);
  return JSON.parse(stdout);
}

beforeAll(() => {
  stele = packed();
  fs.cpSync(smallArchive({ "archive.yaml": SETTINGS }), path.join(stele.folder, "content"), { recursive: true });
}, 300_000);

describe("the package", { timeout: 300_000 }, () => {
  test("is small, is told apart by its version alone, and runs nothing when it is installed", () => {
    const file = path.join(stele.folder, "node_modules/stele/package.json");
    const { version, scripts, dependencies, private: isPrivate } = JSON.parse(fs.readFileSync(file, "utf8"));
    expect(stele.size).toBeLessThan(2_200_000);
    expect(isPrivate).toBeUndefined();
    expect(Object.keys(scripts).filter((name) => /^(pre|post)?install$/.test(name))).toEqual([]);
    expect(
      Object.values<string>(dependencies).filter((wanted) => !/^(npm:@11ty\/gray-matter@)?\d/.test(wanted)),
    ).toEqual([]);
    expect(command("--version").stdout).toBe(`stele ${version}\n`);
  });

  test("has the licences of all code in it, and schemas for editors", () => {
    const require = createRequire(path.join(stele.folder, "package.json"));
    expect(require("stele/schemas/thread.schema.json").title).toBe("Thread");
    const licences = fs.readFileSync(path.join(stele.folder, "node_modules/stele/dist/LICENSES.txt"), "utf8");
    for (const name of ["hono", "markdown-it", "parse5", "yaml", "zod"]) expect(licences).toContain(`${name}\n\n`);
  });

  test("makes, checks and builds an archive without a configuration, with the bytes that the repository makes", async () => {
    expect(command("new", "--board", "tea", "--title", "第三帖", "--slug", "third").status).toBe(0);
    expect(command("check")).toMatchObject({ status: 0 });
    build();
    const content = path.join(stele.folder, "content");
    const here = await buildHere(content);
    expect(comparable(published())).toEqual(comparable(tree(fs.realpathSync(here.site))));
  });

  test("builds nothing again if nothing changed", () => {
    expect(build().pages.built).toBe(0);
  });

  test("makes an archive of one's own, which it checks and builds by the archive's configuration", () => {
    const options = ["--skip-install", "--lang", "ja", "--host", "server", "--title", '"題" / 名'];
    expect(command("init", "新しい 棚", ...options)).toMatchObject({ status: 0 });
    const archive = path.join(stele.folder, "新しい 棚");
    fs.symlinkSync("../node_modules", path.join(archive, "node_modules"));
    expect(fs.readFileSync(path.join(archive, "deploy/post-receive"), "utf8")).toMatch(/^#!\/bin\/sh\n/);
    const inArchive = (...args: string[]) => runNode([path.join("..", stele.bin), ...args], { cwd: archive });
    const checked = inArchive("check");
    expect([checked.status, checked.text]).toEqual([0, expect.stringMatching(/1 thread, .*: no problems\n$/)]);
    const built = inArchive("build", "--base-url", "https://archive.example/");
    expect([built.status, built.text]).toEqual([0, expect.stringMatching(/^1 thread published in _site/m)]);
    expect(fs.readFileSync(path.join(archive, "_site/index.html"), "utf8")).toContain("&quot;題&quot; / 名");
    expect(inArchive("migrate", "--from", "0.1.0", "--json").stdout).toBe('{"changes":{},"titles":[]}\n');
    fs.rmSync(archive, { recursive: true });
  });

  test("says which package the editor needs", () => {
    write(stele.folder, { "content/archive.yaml": `${SETTINGS}admin: { backend: { name: test-repo } }\n` });
    const { status, text } = command("build");
    write(stele.folder, { "content/archive.yaml": SETTINGS });
    expect(status).toBe(1);
    expect(text).toMatch(/Sveltia CMS is not installed; run npm install @sveltia\/cms@\d/);
  });
});

describe("what an archive has of its own", { timeout: 300_000 }, () => {
  let before: Map<string, string>;

  beforeAll(() => {
    write(stele.folder, {
      "eleventy.config.js": CONFIG,
      "own/mark.js": MARK,
      "layouts/parts/site-footer.js": FOOTER,
      "layouts/pages/not-found.ts": NOT_FOUND,
      "content/archive.yaml": `${SETTINGS}accent: "#0b5394"\nlogo: logo.png\nfonts: { titles: [{ file: a.woff2 }] }\n`,
      "assets/logo.png": png(8, 8, 1),
      "assets/a.woff2": "a font",
      "assets/extra.css": '@import "./more.css";\n.mine { background: url("./logo.png") }\n',
      "assets/more.css": ".more { color: red }\n",
      "assets/extra.js": 'import { word } from "./word.js";\nconsole.log(word);\n',
      "assets/word.js": 'export const word = "own";\n',
    });
    build();
    before = published();
  }, 300_000);

  test("a plugin in the configuration acts on every page", () => {
    expect(page("tea/2016/first/index.html")).toContain("<i>marked</i></main>");
  });

  test("a part takes the place of Stele's on every page, and may call it", () => {
    for (const name of ["index.html", "tea/2016/first/index.html"])
      expect(page(name)).toMatch(/<\/footer>\s*<p class="mine">第一版/);
  });

  test("a page kind in TypeScript takes the place of Stele's", () => {
    expect(page("404.html")).toContain("<h1>迷路了 /404.html</h1>");
  });

  test("colour, logo, fonts, style and script come from the site itself", () => {
    const html = page("index.html");
    const sheets = [...html.matchAll(/<link rel="stylesheet" .*?href="\/([^"]+)"/g)].map(([, name = ""]) => name);
    const [main = "", own = ""] = [sheets[0], sheets.at(-1)].map((name) => page(name ?? ""));
    expect(main).toContain("--seal:#0b5394");
    expect(main).toMatch(/src:url\("a-[0-9a-f]+\.woff2"\)/);
    expect(own).toMatch(/\.more\{color:red\}\.mine\{background:url\("?\.\/logo-\w+\.png"?\)\}/);
    expect(html).toMatch(/<img class="mark" src="\/assets\/logo-[0-9a-f]+\.png" alt="">/);
    const script = /<script type="module" src="\/(assets\/extra-[^"]+)">/.exec(html)?.[1] ?? "";
    expect(page(script)).toContain('"own"');
    const names = [...before.keys()];
    for (const [, name = ""] of (main + own).matchAll(/url\("?(?:\.\/)?([\w.-]+)"?\)/g))
      expect(names).toContain(`assets/${name}`);
  });

  test("a changed part makes pages stale, and nothing else", () => {
    write(stele.folder, { "layouts/parts/site-footer.js": FOOTER.replace("第一版", "第二版") });
    const { pages, segments } = build();
    expect([pages.kept, segments.built]).toEqual([0, 0]);
    expect(page("index.html")).toContain("第二版");
    write(stele.folder, { "layouts/parts/site-footer.js": FOOTER });
    build();
    expect(published()).toEqual(before);
  });

  test.each<[string, string, string, string | RegExp]>([
    [
      "does not parse",
      "layouts/parts/site-footer.js",
      "export default (p) => ;\n",
      "layouts/parts/site-footer.js:1:23 ",
    ],
    [
      "throws",
      "layouts/parts/site-footer.js",
      `import { html } from "stele/layouts";\n\nexport default (p) => html\`\${p.nothing.href}\`;\n`,
      /^stele: layouts\/parts\/site-footer\.js:3 Cannot read .* on the page .*nothing is published\n$/m,
    ],
    ["has no name of Stele's", "layouts/pages/tread.js", FOOTER, 'no page kind "tread"; the nearest is thread'],
    [
      "needs a package",
      "layouts/parts/toc.ts",
      'import "left-pad";\n',
      'toc.ts:1:8 the package "left-pad" is not installed',
    ],
    [
      "asks another host",
      "assets/extra.css",
      '@import "https://x.example/a.css";\n',
      "assets/extra.css:1:9 https://x.example/",
    ],
    ["holds a script", "layouts/parts/toc.ts", scripted(), "go into assets/extra.js"],
  ])("what %s is told in one sentence, and leaves the site as it was", (_, file, text, told) => {
    const good = fs.existsSync(path.join(stele.folder, file))
      ? fs.readFileSync(path.join(stele.folder, file))
      : undefined;
    write(stele.folder, { [file]: text });
    const failed = command("build");
    write(stele.folder, { [file]: good });
    expect(failed.status).toBe(1);
    expect(failed.text).toMatch(typeof told === "string" ? new RegExp(told.replace(/[.*+?^$()]/g, "\\$&")) : told);
    expect(failed.text).not.toMatch(/^\s+at /m);
    expect(published()).toEqual(before);
  });

  test("a logo or font that is not there is told with its line", () => {
    write(stele.folder, { "assets/a.woff2": undefined });
    const { status, text } = command("check");
    write(stele.folder, { "assets/a.woff2": "a font" });
    expect(status).toBe(1);
    expect(text).toContain("content/archive.yaml:6:27 there is no file assets/a.woff2 beside the content folder");
  });

  test("npx @11ty/eleventy makes the same site", () => {
    write(stele.folder, { _site: undefined, "_site.releases": undefined, "_site.json": undefined });
    expect(run("node_modules/@11ty/eleventy/cmd.cjs")).toMatchObject({ status: 0 });
    expect(published()).toEqual(before);
  });

  test("its types are checked by the types of the package", () => {
    link(stele.folder, "typescript");
    const wrong = NOT_FOUND.replace("p.url", "p.urll");
    const check = (text: string) => {
      write(stele.folder, { "layouts/pages/not-found.ts": text });
      const options = [
        "--noEmit",
        "--strict",
        "--module",
        "nodenext",
        "--lib",
        "es2023,dom",
        "--pretty",
        "false",
        "--types",
        "",
      ];
      return run("node_modules/typescript/bin/tsc", ...options, "layouts/pages/not-found.ts");
    };
    const told = check(wrong).text;
    expect(check(NOT_FOUND)).toMatchObject({ status: 0, text: "" });
    expect(told).toMatch(/not-found\.ts\(2,\d+\): error TS2551/);
  });
});

describe("npx stele serve", { timeout: 300_000 }, () => {
  let preview: RunningPreview;

  beforeAll(async () => {
    preview = await startPreview(stele.folder, [stele.bin, "serve", "--port", "18190"]);
  }, 300_000);

  afterAll(() => {
    preview.stop();
  });

  const shown = async (text: string) =>
    vi.waitFor(async () => expect(await pageAt(preview.address)).toContain(text), WAIT);

  test("shows a thread, a layout and a style as they are edited, and mistakes over the last good page", async () => {
    await shown("第一版");
    write(stele.folder, { "content/tea/2019/new/index.md": thread({ title: "新帖", date: "2019-01-01" }, "字") });
    await shown("新帖");
    write(stele.folder, { "layouts/parts/site-footer.js": FOOTER.replace("第一版", "第三版") });
    await shown("第三版");
    write(stele.folder, { "layouts/parts/site-footer.js": "export default (p) => ;\n" });
    await shown("layouts/parts/site-footer.js:1:23");
    write(stele.folder, { "layouts/parts/site-footer.js": FOOTER.replace("第一版", "第四版") });
    await shown("第四版");
  });

  test("shows a layout that is edited while a build is running", async () => {
    write(stele.folder, { "own/slow": "" });
    write(stele.folder, { "content/tea/2019/new/index.md": thread({ title: "改題", date: "2019-01-01" }, "字") });
    await vi.waitFor(() => expect(fs.existsSync(path.join(stele.folder, "own/begun"))).toBe(true), WAIT);
    write(stele.folder, { "layouts/parts/site-footer.js": FOOTER.replace("第一版", "第五版") });
    // Time for a second build to begin beside the first.
    await sleep(2_000);
    fs.rmSync(path.join(stele.folder, "own/slow"));
    await shown("第五版");
    await shown("改題");
    expect(preview.said()).not.toContain("another build");
  });
});

function scripted(): string {
  return 'import { html } from "stele/layouts";\nexport default () => html`<script>alert(1)</script>`;\n';
}
