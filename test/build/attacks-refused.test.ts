/** Content that a build refuses. All of it is in one archive, and each attack must be named with its file. */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { formatProblems } from "../../scripts/cli/report.ts";
import type { Problem } from "../../scripts/core/problems.ts";
import type { Files } from "../support/archive.ts";
import { pngClaiming } from "../support/png.ts";
import { attack } from "./attack.ts";

const index = (yaml: string, body = "字") => ({ "index.md": `---\ntitle: x\n${yaml}\n---\n${body}\n` });
const instead = (yaml: string) => ({ "index.md": `---\n${yaml}\n---\n字\n` });
const alias = (path: string) => index(`aliases: [${JSON.stringify(path)}]`);
const replies = (text: string) => ({ ...index("author: a"), "replies.md": text });
const capture = (data: object) => ({ ...index("author: a"), "capture.json": JSON.stringify(data) });
const comments = (comment: object, source: object = {}) => {
  const all = [{ id: "1", html: "<p>x</p>", ...comment }];
  const one = { provider: "waline", from: "https://talk.example", kept_at: "2024-06-01", comments: all, ...source };
  return { ...index("author: a"), "comments.json": JSON.stringify({ sources: [one] }) };
};
const beside = (name: string, bytes: string | Uint8Array) => ({ ...index("author: a"), [name]: bytes });
const svg = (inside: string, attributes = "") =>
  beside("x.svg", `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`);
const laughs = Array.from({ length: 9 }, (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i}, `.repeat(9)}]`).join("\n");

/** Files of a thread of its own, by what they try. */
const THREADS: Readonly<Record<string, Files>> = {
  // Front matter
  "aliases of YAML that double nine times": index(`l0: &l0 x\n${laughs}`),
  "an anchor that changes the title": instead("title: &t x\nauthor: *t"),
  "a merge key": index("<<: { draft: true }"),
  "a tag that makes bytes": instead("title: !!binary aGk="),
  "a tag that makes a function": instead('title: !!js/function "function () {}"'),
  "a tag that makes a set": index("tags: !!set { a, b }"),
  "a directive": instead("%TAG ! tag:evil.example,2000:\ntitle: x"),
  "a second document": instead("title: x\n...\ndraft: false"),
  "a key that is a list": index("? [author]\n: x"),
  "a key twice, the second hidden by a quote": index('author: a\n"author": b'),
  "__proto__ in a list of attachments": index("attachments: [{ __proto__: { file: x } }]"),
  "a title that is no text": instead("title: { toString: x }"),
  "NUL in the title": instead('title: "a\\0b"'),
  "half a character in the title": instead('title: "\\ud800"'),
  "an escape sequence of a terminal in the author": index('author: "\\e[2Jx"'),
  "a year that no calendar has": index("date: 99999-01-01"),
  "a count beyond all whole numbers": {
    ...index("attachments: [{ file: a.csv, downloads: 9007199254740993 }]"),
    "a.csv": "1",
  },
  "a count that is infinite": { ...index("attachments: [{ file: a.csv, downloads: .inf }]"), "a.csv": "1" },
  "a source that runs": index("source_url: javascript:alert(1)"),
  "a translation that runs": index("translations: { ja: javascript:alert(1) }"),
  "a translation with a password": index("translations: { ja: https://user:secret@a.example/ }"),
  "a source with a password": index("source_url: https://user:secret@a.example/"),
  "a language that closes its attribute": index('lang: "\\"><script>alert(1)</script>"'),
  "a tag that looks the same twice": index('tags: ["a", "a\\u200b"]'),
  "an attachment in another thread": index("attachments: [{ file: ../../2016/first/index.md }]"),
  "its own text as an attachment": index("attachments: [{ file: index.md }]"),
  "two thousand keys on one line": index("a: ".repeat(2000)),
  // Old addresses
  "all addresses of the site": alias("/*"),
  "all addresses of a folder": alias("/tea/*"),
  "a placeholder of redirects": alias("/:splat"),
  "the repository of the site": alias("/.git/config"),
  "what proves who owns the site": alias("/.well-known/acme-challenge/x"),
  "the domain of the site": alias("/CNAME"),
  "settings of a web server": alias("/web.config"),
  "a device of Windows": alias("/tea/con"),
  "an empty segment": alias("/old//x"),
  "a segment that no file system holds": alias(`/${"a".repeat(300)}`),
  "a second line in a file of redirects": alias("/x%0a/*%20https://evil.example/"),
  "a folder above, encoded": alias("/a/%2e%2e/%2e%2e/x"),
  "a page of the site": alias("/search/index.html"),
  // Records
  "a floor beyond all floors": replies('<!-- floor {"n":9007199254740991} -->\nx\n'),
  "a floor that is infinite": replies('<!-- floor {"n":1e309} -->\nx\n'),
  "a million floors of nothing": replies('<!-- floor {"n":1000000} -->\nx\n'),
  "a floor with a prototype": replies('<!-- floor {"n":2,"__proto__":{"author":"x"}} -->\nx\n'),
  "a floor of brackets": replies(`<!-- floor {"n":${"[".repeat(50_000)} -->\nx\n`),
  "a comment whose id is markup": comments({ id: '"><script>alert(1)</script>' }),
  "a comment whose author's page runs": comments({ url: "javascript:alert(1)" }),
  "comments of a provider that is a list": comments({}, { provider: ["x"] }),
  "a comment from the year 0": comments({ date: "0000-00-00" }),
  "a record of an import with views without end": capture({ views: 1e308 }),
  "a record with another checksum of a file": {
    ...capture({ attachments: [{ file: "a.csv", sha256: "0".repeat(64) }] }),
    "a.csv": "1,2\n",
  },
  "a record of 50,000 brackets": beside("capture.json", "[".repeat(50_000)),
  // Drawings and pictures
  "entities that double": beside(
    "x.svg",
    `<!DOCTYPE svg [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>`,
  ),
  "an entity that is a file": beside(
    "x.svg",
    '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>',
  ),
  "a style sheet that is a program": beside(
    "x.svg",
    '<?xml-stylesheet type="text/xsl" href="x.xsl"?><svg xmlns="http://www.w3.org/2000/svg"/>',
  ),
  "a page in a drawing": svg('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'),
  "a drawing that acts when it is loaded": svg("", 'onload="alert(1)"'),
  "a drawing that asks another host": svg('<image href="https://evil.example/x.png"/>'),
  "a drawing that repeats itself": svg(`${'<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'}`),
  "a web page that is named as a picture": beside("x.png", "<!doctype html><script>alert(1)</script>"),
  "a drawing that is named as a picture": beside(
    "x.jpg",
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  ),
  "a small picture of 3,600 million pixels": beside("x.png", pngClaiming(60_000, 60_000)),
  // Text that is none
  "UTF-16": { "index.md": Buffer.from("\ufeff---\ntitle: x\n---\n字\n", "utf16le") },
  "bytes that are no UTF-8": { "index.md": Buffer.from("---\ntitle: \xd6\xd0\n---\n", "latin1") },
  // Names
  "a device of Windows as a file": beside("nul.txt", "x"),
  "a stream of Windows": beside("x.txt:evil", "x"),
  "a folder of Windows in a name": beside("a\\..\\..\\x.txt", "x"),
  "a name that says another type from right to left": beside("exe\u202egpj.txt", "x"),
  "a name with a line break": beside("a\nb.txt", "x"),
  "a name with an escape sequence": beside("a\x1b[2Jb.txt", "x"),
  "a name with a pattern": beside("*.txt", "x"),
  "a name that ends with a dot": beside("x.html.", "x"),
  "two names that differ in case": { ...beside("A.txt", "x"), "a.txt": "y" },
  "two names that differ in their form": { ...beside("e\u0301.txt", "x"), "\u00e9.txt": "y" },
  "a folder that is a page of the thread": beside("history/index.html", "x"),
  "a file that is its list of pages": beside("page", "x"),
};

/** Files at the top of the content, by what they try to take. */
const TOPS: Readonly<Record<string, Files>> = {
  "the search page, as a board": { "search/board.yaml": "title: x\n" },
  "the scripts of the site, as a board": { "assets/board.yaml": "title: x\n" },
  "the pages of tags, as a board": { "Tags/board.yaml": "title: x\n" },
  "files of hosts, as a board": { "_worker.js/board.yaml": "title: x\n" },
  "the editor, as a page": { "pages/admin.md": "---\ntitle: x\n---\n" },
  "the page for what is not there": { "pages/404.html.md": "---\ntitle: x\n---\n" },
};

/** What only a system call makes, by the file that it makes. */
const MADE: Readonly<Record<string, (file: string) => void>> = {
  "a pipe that never ends": (file) => void spawnSync("mkfifo", [file]),
  "a socket": (file) => void spawnSync(process.execPath, ["-e", listenAndLeave(file)]),
  "a link to itself": (file) => fs.symlinkSync(path.basename(file), file),
  "a link to a device": (file) => fs.symlinkSync("/dev/zero", file),
};

/** A process that leaves its socket behind when it is killed. */
function listenAndLeave(file: string): string {
  const kill = "process.kill(process.pid, 'SIGKILL')";
  return `require("node:net").createServer().listen(${JSON.stringify(file)}, () => ${kill})`;
}

const folderOf = (at: number) => `tea/2017/r${at}`;
const madeFolder = (at: number) => `tea/2018/m${at}`;
let problems: readonly Problem[] = [];

beforeAll(async () => {
  const threads = Object.values(THREADS).flatMap((files, at) =>
    Object.entries(files).map(([name, bytes]) => [`${folderOf(at)}/${name}`, bytes]),
  );
  const made = Object.keys(MADE).map((_, at) => [`${madeFolder(at)}/index.md`, "---\ntitle: x\n---\n字\n"]);
  const all = Object.fromEntries([...threads, ...made, ...Object.values(TOPS).flatMap(Object.entries)]);
  const outcome = await attack(all, (content) => {
    for (const [at, make] of Object.values(MADE).entries()) make(path.join(content, madeFolder(at), "evil.txt"));
  });
  expect(outcome.refused).toBe(true);
  problems = outcome.problems;
});

const namedBelow = (folder: string) => problems.filter(({ file }) => file === folder || file.startsWith(`${folder}/`));

describe("a build refuses, with the file's name and in words", () => {
  test.each(Object.keys(THREADS).map((name, at) => [name, folderOf(at)]))("%s", (_, folder) => {
    expect(namedBelow(folder)).not.toEqual([]);
  });

  test.each(Object.keys(MADE).map((name, at) => [name, madeFolder(at)]))("%s", (_, folder) => {
    expect(namedBelow(folder)).not.toEqual([]);
  });

  test.each(Object.entries(TOPS))("%s", (_, files) => {
    const [file = ""] = Object.keys(files);
    expect(problems.filter((problem) => file.startsWith(problem.file))).not.toEqual([]);
  });
});

test("no message holds what a terminal would obey", () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const obeyed = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;
  expect(formatProblems(problems, { content: "content", all: true })).not.toMatch(obeyed);
});
