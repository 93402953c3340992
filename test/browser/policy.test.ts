/** What the policies of a page refuse if somebody gets markup into it, on a host that adds no header. */
import fs from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { smallArchive, temporaryFolder, write } from "../support/archive.ts";
import { build } from "../support/build.ts";
import { type FolderServer, openBrowser, serveFolder, withPage } from "./browser.ts";

/** Commas and semicolons end a policy or a source where nobody encodes them. */
const BASE = "/old;a,b/forum/";
/** Runs in a page as well as in a worker. */
const CODE = "postMessage('ran');";
/** A drawing that the check of attachments would refuse. */
const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><style>rect { fill: red }</style>
<rect width="9" height="9"/><script>document.documentElement.setAttribute("class", "ran")</script></svg>`;

/** A host without headers, and one that answers all with the policy of drawings. */
let servers: FolderServer[];

beforeAll(async () => {
  const { site } = await build(smallArchive(), { baseUrl: `https://host.example${BASE}` });
  const root = temporaryFolder();
  fs.cpSync(fs.realpathSync(site), path.join(root, BASE), { recursive: true });
  // As if a host took attachments for code; names of attachments make it unlikely.
  const there = { "x.js": CODE, "x.mjs": `${CODE} export {};`, "x.css": "body { --hit: 1 }" };
  const places = ["tea/2016/first", "assets", "pagefind"].map((place) => BASE + place);
  for (const place of [...places, "other/assets"])
    write(root, Object.fromEntries(Object.entries(there).map(([name, text]) => [`${place}/${name}`, text])));
  write(root, { "drawing.svg": DRAWING });
  const rules = fs.readFileSync(path.join(site, "_headers"), "utf8");
  const policy = /\*\.svg\n {2}Content-Security-Policy: (.*)/.exec(rules)?.[1] ?? "";
  servers = await Promise.all([
    serveFolder(root),
    serveFolder(root, { headers: { "content-security-policy": policy } }),
  ]);
});

afterAll(() => Promise.all(servers.map((server) => server.close())));

/** Opens a thread's page, and does with it what injected markup would. */
async function inThread<T>(host: string, attack: (page: Page) => Promise<T>): Promise<T> {
  return withPage(await openBrowser(), async (page) => {
    await page.goto(`${servers[0]?.origin.replace("127.0.0.1", host)}${BASE}tea/2016/first/`);
    return attack(page);
  });
}

/** Asks for scripts in a folder in every way that there is. @returns what became of each */
async function scriptsIn(page: Page, folder: string): Promise<Record<string, string>> {
  // As text: vitest writes its own import.
  const imported = await page.evaluate(`import("${folder}x.mjs?import").then(() => "ran", () => "refused")`);
  return { import: String(imported), ...(await page.evaluate(tryScripts, folder)) };
}

/** Runs in the page. */
async function tryScripts(folder: string): Promise<Record<string, string>> {
  const element = (type: string, src: string) =>
    new Promise<string>((done) => {
      const script = document.createElement("script");
      Object.assign(script, { type, src, onload: () => done("ran"), onerror: () => done("refused") });
      document.head.append(script);
    });
  const worker = (url: string, type: "classic" | "module") =>
    new Promise<string>((done) => {
      try {
        const started = new Worker(url, { type });
        Object.assign(started, { onmessage: () => done("ran"), onerror: () => done("refused") });
      } catch {
        done("refused");
      }
    });
  return {
    script: await element("text/javascript", `${folder}x.js`),
    module: await element("module", `${folder}x.mjs`),
    worker: await worker(`${folder}x.js`, "classic"),
    "module worker": await worker(`${folder}x.mjs`, "module"),
  };
}

const ALL = (what: string) => ({ script: what, module: what, import: what, worker: what, "module worker": what });

describe("a page of the archive", () => {
  // The host is in no policy, so that copies on other hosts keep their scripts.
  test.each(["127.0.0.1", "localhost"])("runs the site's own scripts, at %s", (host) =>
    inThread(host, async (page) => {
      expect(await scriptsIn(page, `${BASE}assets/`)).toEqual(ALL("ran"));
      expect(await scriptsIn(page, `${BASE}pagefind/`)).toEqual(ALL("ran"));
    }),
  );

  test("refuses scripts among the attachments, however they are asked for", () =>
    inThread("localhost", async (page) => {
      for (const folder of ["tea/2016/first/", "assets/../tea/2016/first/", "assets/%2e%2e/tea/2016/first/"])
        expect([folder, await scriptsIn(page, BASE + folder)]).toEqual([folder, ALL("refused")]);
    }));

  test("refuses scripts beside the site, and those of another origin, whatever their path", () =>
    inThread("localhost", async (page) => {
      for (const folder of ["/other/assets/", `${servers[1]?.origin}${BASE}assets/`])
        expect([folder, await scriptsIn(page, folder)]).toEqual([folder, ALL("refused")]);
    }));

  test("refuses WebAssembly, which it has no use for", async () => {
    const compile = () =>
      WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(
        () => "ran",
        () => "refused",
      );
    expect(await inThread("localhost", (page) => page.evaluate(compile))).toBe("refused");
  });
});

describe("a drawing that is opened by itself", () => {
  const opened = async (server: FolderServer | undefined) =>
    withPage(await openBrowser(), async (page) => {
      await page.goto(`${server?.origin}/drawing.svg`);
      return page.evaluate(() => {
        const [rect] = document.getElementsByTagName("rect");
        return { class: document.documentElement.getAttribute("class"), fill: rect && getComputedStyle(rect).fill };
      });
    });

  test("runs no script where the host sends our headers, and keeps its colours", async () => {
    expect(await opened(servers[1])).toEqual({ class: null, fill: "rgb(255, 0, 0)" });
  });

  test("would run one elsewhere, so the test can tell", async () => {
    expect(await opened(servers[0])).toEqual({ class: "ran", fill: "rgb(255, 0, 0)" });
  });
});
