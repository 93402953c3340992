/** Attachments with every name that a host could take for a page or a program, as hosts serve them. */
import fs from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { openBrowser } from "../browser/browser.ts";
import { thread } from "../support/archive.ts";
import { buildSound } from "../support/build.ts";
import { report } from "../support/figures.ts";
import { size } from "../support/size.ts";
import { acts, EXTENSIONS, HOSTS, type Served } from "./hosts.ts";

/** What is in the files. Each calls `reportAction` if it runs. */
const BODIES: Readonly<Record<string, string>> = {
  html: "<!doctype html><title>x</title><script>reportAction()</script>",
  xhtml: '<html xmlns="http://www.w3.org/1999/xhtml"><script>reportAction()</script></html>',
  svg: '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>reportAction()</script></svg>',
};

/** Names that fool tables or people. */
const TRICKS = [
  ..."html .html x. x.html. x.html.. .html.html x.HTML x.hTm x.XHT x.html.HTML x.htm.PDF x.jpg.html".split(" "),
  ..."x.html.jpg x.html.png.foo x.html.en x.html.zh-tw.de x.html.bak x.html.old x.html.1 x.html.gz x.html.z".split(" "),
  ..."x.html.gz.en x.svgz x.svg.gz x.xhtml.bz2 x.shtml x.shtml.txt x.stm x.var x.html.var x.asis x.asis.txt".split(" "),
  ..."x.php x.PhP x.php.jpg x.php5.zip x.phtml.pdf x.pht x.phar.gz x.phps x.cgi x.pl.txt x.py.csv x.jsp.png".split(" "),
  ..."x.asp;.jpg x.cer web.config Web.Config htaccess x.htaccess index.php index.htm default.asp sw.js".split(" "),
  ..."_headers _redirects _worker.js manifest.json crossdomain.xml robots.txt x.mht x.mhtml x.hta x.xsl".split(" "),
  ...[
    "x.html ",
    "x y.html",
    "x.ht ml",
    "x.ｈｔｍｌ",
    "x.html\u200b",
    "x.\u202elmth",
    "x.html.中文",
    "x.中.html",
    "x.h\u0131ml",
  ],
];

/** Every name with every body, each body in a thread of its own. */
function attachments(): Map<string, string> {
  const extensions = EXTENSIONS.slice(0, size(60, EXTENSIONS.length));
  const usual = extensions.flatMap((extension) => [`x.${extension}`, `y.html.${extension}`]);
  const files = new Map<string, string>();
  for (const [kind, body] of Object.entries(BODIES))
    for (const name of new Set([...usual, ...TRICKS])) files.set(`tea/2016/${kind}/${name}`, body);
  return files;
}

/** Publishes what is not refused. @returns the published files with their bytes */
async function publish(files: ReadonlyMap<string, string>): Promise<Map<string, Buffer>> {
  const texts = Object.keys(BODIES).map((kind) => [`tea/2016/${kind}/index.md`, thread({ title: kind }, "字")]);
  const parts = new Map([...files].map(([name, body]) => [name, { [name]: body }]));
  const { site } = await buildSound(parts, (file) => file, Object.fromEntries(texts));
  return publishedFiles(site);
}

function publishedFiles(site: string): Map<string, Buffer> {
  const folders = Object.keys(BODIES).map((kind) => path.join(fs.realpathSync(site), "tea/2016", kind));
  const names = folders.flatMap((folder) => fs.readdirSync(folder).map((name) => path.join(folder, name)));
  return new Map(
    names.filter((name) => path.basename(name) !== "index.html").map((name) => [name, fs.readFileSync(name)]),
  );
}

/** One way in which a file can reach a browser. */
interface Answer extends Served {
  readonly body: Buffer;
  /** A file and a host for which it is so. */
  readonly example: string;
}

/** What the hosts answer for files. Of the same headers with the same bytes one is enough. */
function answersFor(files: ReadonlyMap<string, Buffer>): Answer[] {
  const answers = new Map<string, Answer>();
  for (const [file, body] of files) {
    for (const [host, serve] of Object.entries(HOSTS)) {
      const served = serve(path.basename(file));
      const key = JSON.stringify([served, body.toString("latin1")]);
      if (!answers.has(key)) answers.set(key, { ...served, body, example: `${path.basename(file)} (${host})` });
    }
  }
  return [...answers.values()];
}

const ORIGIN = "http://archive.test";
const TOGETHER = 50;

/** Opens each answer as a document, and tells which of them ran script. */
async function run(browser: Browser, answers: readonly Answer[]): Promise<string[]> {
  const ran = new Set<string>();
  for (let start = 0; start < answers.length; start += TOGETHER) {
    const some = answers.slice(start, start + TOGETHER);
    const context = await browser.newContext();
    await context.exposeBinding("reportAction", ({ frame }) => {
      const index = /\/(\d+)$/.exec(frame.url())?.[1];
      ran.add(some[Number(index)]?.example ?? frame.url());
    });
    await context.route("**/*", async (route) => {
      const { pathname } = new URL(route.request().url());
      const answer = some[Number(pathname.slice(1))];
      if (pathname === "/") await route.fulfill({ contentType: "text/html", body: frames(some.length) });
      else if (answer) await route.fulfill({ headers: headersOf(answer), body: bytesOf(answer) });
      else await route.fulfill({ status: 404, body: "" });
    });
    const page = await context.newPage();
    await page.goto(`${ORIGIN}/`, { waitUntil: "load" });
    await page.waitForTimeout(300);
    await context.close();
  }
  return [...ran];
}

const frames = (count: number) => Array.from({ length: count }, (_, i) => `<iframe src="/${i}"></iframe>`).join("");

const headersOf = ({ type, encoding }: Answer): Record<string, string> => ({
  ...(type !== undefined && { "content-type": type }),
  ...(encoding !== undefined && { "content-encoding": encoding }),
});

/** An attacker packs what a host says is packed. */
const bytesOf = ({ encoding, body }: Answer) => (encoding === "gzip" ? gzipSync(body) : body);

test("no host runs script or a program that came as an attachment", async (context) => {
  const files = attachments();
  const published = await publish(files);
  const browser = await openBrowser();
  const answers = answersFor(published);
  const active = answers.filter((answer) => answer.runs || acts(answer)).map(({ example }) => example);
  const ran = [...new Set([...active, ...(await run(browser, answers))])];
  const asTheyAre = new Map([...files].map(([name, body]) => [name, Buffer.from(body)]));
  const control = await run(browser, answersFor(asTheyAre));
  report(context, {
    names: files.size,
    published: published.size,
    ways: answers.length,
    ran: ran.length,
    control: control.length,
  });
  expect(ran).toEqual([]);
  expect(control.length).toBeGreaterThan(5);
});
