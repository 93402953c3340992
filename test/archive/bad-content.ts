/** One file or folder for every mistake that content can hold. The golden report says what each of them is told. */
import fs from "node:fs";
import path from "node:path";
import { type Files, temporaryFolder, thread, write } from "../support/archive.ts";

const JPEG = Buffer.from("ffd8ffe000104a464946", "hex");
const titled = (body: string, front: Readonly<Record<string, string>> = {}) => thread({ title: "T", ...front }, body);
const front = (yaml: string) => `---\n${yaml}\n---\ntext\n`;

const SETTINGS: Files = {
  "archive.yaml": [
    "title: 2016",
    "titel: x",
    "lang: zh_hant",
    "url: archive.example",
    "page_size: 0",
    "floors_per_page: ten",
    "nav:",
    "  - { text: A, href: 'javascript:alert(1)' }",
    "  - { title: B, href: /b/ }",
    "registration: { text: ICP }",
    "comments: giscus",
    "",
  ].join("\n"),
  "notes.txt": "x",
  "index.md": titled("text"),
  "a/board.yaml": "title: A\ndescripton: x\norder: first\n",
  "a/index.md": titled("text"),
  "a/loose.md": titled("text"),
  "a/cover.jpg": JPEG,
  "empty/board.yaml": "",
  "empty-title/board.yaml": 'title: "  "\n',
  "no-settings/t/index.md": titled("text"),
  "renamed/board.yml": "title: A\n",
  "tags/board.yaml": "title: reserved\n",
  "v1.0/board.yaml": "title: dotted\n",
  "about/board.yaml": "title: as the page\n",
  "pages/about.md": titled("![](x.png)"),
  "pages/search.md": titled("reserved"),
  "pages/no-front-matter.md": "# About\n",
  "pages/author.md": titled("text", { author: "x" }),
  "pages/logo.png": JPEG,
  "pages/more/x.md": titled("text"),
  "pages/pictures.md": titled("![](a.jpg) ![](pictures/gone.jpg) ![](pictures/A.jpg)"),
  "pages/pictures/a.jpg": JPEG,
  "pages/pictures/empty.csv": "",
  "pages/pictures/run.html": "x",
  "pages/pictures/inside.md": titled("text"),
};

const FRONT_MATTER: Files = {
  "a/yaml/not-closed/index.md": "---\ntitle: T\ntext\n",
  "a/yaml/javascript/index.md": "---js\n{ title: process.exit() }\n---\ntext\n",
  "a/yaml/javascript-spaced/index.md": "--- js\n{}\n---\ntext\n",
  "a/yaml/json/index.md": '---json\n{ "title": "T" }\n---\ntext\n',
  "a/yaml/coffee/index.md": '---coffee\ntitle: "T"\n---\ntext\n',
  "a/yaml/toml/index.md": '---toml\ntitle = "T"\n---\ntext\n',
  "a/yaml/one-line/index.md": "---title: T\n---\ntext\n",
  "a/yaml/wide-space/index.md": "---\u3000\ntitle: T\n---\ntext\n",
  "a/yaml/four-dashes/index.md": "---\ntitle: T\n----\ntext\n\n---\n\ntext\n",
  "a/yaml/dashed/index.md": "---\ntitle: T\n---- b\nauthor: x\n---\ntext\n",
  "a/yaml/empty-lines/index.md": front(`title: T\n${"\n".repeat(200_000)}author: x`),
  "a/yaml/comments/index.md": front("# title: T"),
  "a/yaml/separator/index.md": front("title: T\nexcerpt_separator: text"),
  "a/yaml/none/index.md": "Only text.\n",
  "a/yaml/text-first/index.md": "\n---\ntitle: T\n---\n",
  "a/yaml/no-title/index.md": front("author: x"),
  "a/yaml/nothing/index.md": "---\n---\ntext\n",
  "a/yaml/list/index.md": front("- title"),
  "a/yaml/words/index.md": front("title T"),
  "a/yaml/colon/index.md": front("title: Tea: a history"),
  "a/yaml/quote/index.md": front('title: "T'),
  "a/yaml/bracket/index.md": front("title: T\ntags: [a, b"),
  "a/yaml/tab/index.md": front("title: T\nattachments:\n\t- file: 01.jpg"),
  "a/yaml/twice/index.md": front("title: T\ntitle: U"),
  "a/yaml/anchor/index.md": front("title: &t T\nsummary: *t"),
  "a/yaml/merge/index.md": front("title: T\n<<: { author: x }"),
  "a/yaml/tag/index.md": front("title: !!binary aGk="),
  "a/yaml/custom-tag/index.md": front("title: !js process.exit()"),
  "a/yaml/deep/index.md": front(`title: T\ntags: ${"[".repeat(20_000)}`),
  "a/yaml/proto/index.md": front("title: T\n__proto__: { draft: true }\nconstructor: x"),
};

const FIELDS: Files = {
  "a/fields/misspelt/index.md": front(
    "titel: T\nautor: x\nTags: [a]\nsource-url: https://forum.example/\nlanguage: en",
  ),
  "a/fields/eleventy/index.md": front(
    "title: T\npermalink: ../../x.html\nlayout: evil.njk\ntemplateEngineOverride: njk",
  ),
  "a/fields/number/index.md": front("title: 007\nauthor: true\ntags: [2016, a]"),
  "a/fields/null/index.md": front("title:\nauthor: ~"),
  "a/fields/type/index.md": front("title: [a]\ntags: a\ndraft: yes\naliases: /x\nattachments: 01.jpg\ndate: [2016]"),
  "a/fields/dates/index.md": front('title: T\ndate: 2016-02-30\nupdated: "2016/11/30 9:05"'),
  "a/fields/times/index.md": front("title: T\ndate: 2016-11-30T24:00\nupdated: 30 November 2016"),
  "a/fields/order/index.md": front("title: T\ndate: 2016-11-30\nupdated: 2016-11-29"),
  "a/fields/year/index.md": front("title: T\ndate: 2016"),
  "a/fields/lang/index.md": front("title: T\nlang: Chinese"),
  "a/fields/tags/index.md": front('title: T\ntags: [Tea, " tea", tea, ""]'),
  "a/fields/control/index.md": front('title: "a\\u0007b"\nauthor: "a\\nb"\nsummary: "\\ud800"'),
  "a/fields/source/index.md": front("title: T\nsource_url: forum.example/1"),
  "a/fields/aliases/index.md": front(
    'title: T\naliases: ["old.html", "https://old.example/a.php?x=1", "/a#b", "/../x", "/a b", "//host/x", "/%zz"]',
  ),
};

const ALIASES: Files = {
  "a/alias/one/index.md": titled("text", { aliases: "[/a/, /about/, /search/x.html, /old.html, /a/alias/two]" }),
  "a/alias/two/index.md": titled("text", { aliases: "[/OLD.html, '/view.php?tid=1']" }),
  "a/alias/three/index.md": titled("text", { aliases: "['/view.php?tid=1', '/view.php?tid=2']" }),
  "a/alias/four/index.md": titled("text", { aliases: "['/?p=1', /A/alias/four/History/]" }),
  "a/alias/five/index.md": titled("text", { aliases: "[/a/alias/five/a.csv/b, '/a/alias/one/?p=2']" }),
  "a/alias/five/a.csv": "1\n",
  "a/alias/patterns/index.md": titled("text", { aliases: "['/*', '/a/*', '/:splat', /a//b, /a/%3a]" }),
  "a/alias/files/index.md": titled("text", {
    aliases: "[/.git/config, /.htaccess, /.well-known/x, /CNAME, /web.config, /a/con, /a/nul.html]",
  }),
};

const TEXTS: Files = {
  "a/text/empty/index.md": "",
  "a/text/blank/index.md": " \n\n",
  "a/text/gbk/index.md": Buffer.concat([Buffer.from("---\ntitle: T\n---\n"), Buffer.from([0xd6, 0xd0, 0xce, 0xc4])]),
  "a/text/utf-16/index.md": Buffer.from("\ufefftitle", "utf16le"),
  "a/replies/order/index.md": titled("text"),
  "a/replies/order/replies.md": floors(3, 2, 2),
  "a/replies/far/index.md": titled("text"),
  "a/replies/far/replies.md": floors(9_000, 20_000),
  "a/replies/farther/index.md": titled("text"),
  "a/replies/farther/replies.md": floors(9_007_199_254_740_991),
  "a/replies/first/index.md": titled("text"),
  "a/replies/first/replies.md": `A reply without its line.\n\n${floors(2)}`,
  "a/replies/form/index.md": titled("text"),
  "a/replies/form/replies.md":
    '<!--floor {"n":2}-->\na\n<!-- floor 3 -->\nb\n<!-- floor {"n":4,} -->\nc\n<!-- floor {"n":"5","auther":"x","date":"2016-13-01"} -->\nd\n',
  "a/replies/opening/index.md": titled("text"),
  "a/replies/opening/replies.md": floors(1),
  "a/replies/none/index.md": titled("text"),
  "a/replies/none/replies.md": "\n",
  "a/capture/json/index.md": titled("text"),
  "a/capture/json/capture.json": '{\n  "adapter": "text",\n  "flags": ["a",]\n}\n',
  "a/capture/fields/index.md": titled("text"),
  "a/capture/fields/capture.json":
    '{\n  "adapter": 1,\n  "imported_at": "2016-01-01",\n  "source": { "sha256": "abc" }\n}\n',
};

const FILES: Files = {
  "a/files/missing/index.md": titled("text", {
    attachments: "[{ file: 01.jpg }, { file: ../x.jpg }, { file: /etc/passwd }]",
  }),
  "a/files/listed/index.md": titled("text", {
    attachments: "[{ file: B.JPG }, { file: a.jpg }, { file: a.jpg }, { file: index.md }]",
  }),
  "a/files/listed/a.jpg": JPEG,
  "a/files/listed/b.jpg": JPEG,
  "a/files/keys/index.md": titled("text", {
    attachments: "[{ file: a.jpg, download: 3 }, { title: x }, { file: a.jpg, downloads: -1 }]",
  }),
  "a/files/images/index.md": titled(
    '![](gone.jpg)\n\n![](../listed/a.jpg)\n\n![](https://other.example/x.jpg)\n\n<img src="//other.example/x.jpg">\n\n![](B.jpg)\n',
  ),
  "a/files/images/b.JPG": JPEG,
  "a/files/empty/index.md": titled("text"),
  "a/files/empty/nothing.pdf": "",
  "a/files/reserved/index.md": titled("text"),
  "a/files/reserved/page/1.jpg": JPEG,
  "a/files/reserved/Replies.md": "x",
  "a/page/t/index.md": titled("text"),
  "a/stray/only-a-picture/01.jpg": JPEG,
  "a/stray/other-name/post.md": titled("text"),
  "a/stray/Index/Index.md": titled("text"),
  "a/outer/index.md": titled("text"),
  "a/outer/inner/index.md": titled("text"),
  "a/case/Tea/index.md": titled("text"),
  "a/case/tea/index.md": titled("text"),
  "a/form/caf\u00e9/index.md": titled("text"),
  "a/form/cafe\u0301/index.md": titled("text"),
  "a/names/tab\there/index.md": titled("text"),
  "a/names/right\u202eto-left.jpg": JPEG,
  "a/names/question?/index.md": titled("text"),
  "a/names/back\\slash/index.md": titled("text"),
  "a/names/dot./index.md": titled("text"),
  "a/names/NUL.txt": "x",
};

const LINKS: Files = {
  "a/links/from/index.md": titled(
    [
      "# Heading",
      "[thread](../nowhere/) [board](/b/) [file](gone.pdf) [climb](../../../../x) [host](//other.example/)",
      "[own](#nothing) [heading](#heading) [floor](../to/#floor-9) [other](../to/#headng) [draft](../draft/)",
    ].join("\n\n"),
  ),
  "a/links/to/index.md": titled("# Heading"),
  "a/links/to/replies.md": `${floors(2)}[gone](../gone/)\n`,
  "a/links/draft/index.md": titled("text", { draft: "true" }),
  "pages/links.md": titled("[thread](/a/links/to/) [page](gone.md)"),
};

/** Writes the archive that has everything wrong, what git cannot hold included. @returns its folder */
export function badContent(): string {
  const outside = temporaryFolder();
  const dir = path.join(temporaryFolder(), "content");
  write(outside, { "secret.md": titled("secret") });
  write(dir, { ...SETTINGS, ...FRONT_MATTER, ...FIELDS, ...ALIASES, ...TEXTS, ...FILES, ...LINKS });
  write(dir, { "a/symlinks/index.md": titled("text"), "a/.env": "SECRET=1", "a/symlinks/.git/config": "x" });
  const link = (target: string, name: string) => fs.symlinkSync(target, path.join(dir, "a/symlinks", name));
  link(path.join(outside, "secret.md"), "outside.md");
  link("../links/to/index.md", "inside.md");
  link(outside, "folder");
  link("nowhere", "broken");
  fs.writeFileSync(Buffer.concat([Buffer.from(path.join(dir, "a/names/")), Buffer.from([0xd6, 0xd0])]), "not UTF-8");
  return dir;
}

function floors(...numbers: number[]): string {
  return numbers.map((n) => `<!-- floor {"n":${n},"author":"x"} -->\nreply\n\n`).join("");
}
