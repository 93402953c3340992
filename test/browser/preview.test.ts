/** `npm start`, as a publisher with an open page sees it. */
import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import net from "node:net";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterEach, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { smallArchive, temporaryFolder, thread, tree, write } from "../support/archive.ts";
import { build } from "../support/build.ts";
import { installed } from "../support/install.ts";
import { png } from "../support/png.ts";
import { openBrowser, withPage } from "./browser.ts";

const WAIT = { timeout: 60_000, interval: 100 };

let tool = "";
let server: ChildProcess | undefined;
let said = "";

beforeAll(() => {
  tool = installed();
});

afterEach(() => {
  server?.kill();
  server = undefined;
});

/** Starts the preview of an archive. @returns its address, as soon as its first page is ready */
async function start(content: string, ...options: string[]): Promise<string> {
  return startWith(temporaryFolder(), content, ...options);
}

async function startWith(cache: string, content: string, ...options: string[]): Promise<string> {
  const args = ["scripts/stele.mjs", "serve", "--content", content, "--cache", cache, "--port", "18180"];
  said = "";
  server = spawn(process.execPath, [...args, ...options], { cwd: tool, stdio: ["ignore", "ignore", "pipe"] });
  server.stderr?.on("data", (text) => {
    said += text;
  });
  const ready = () => /(http:\/\/localhost:\d+\/) answers once the site is built\n.*\1 is ready\n/s.exec(said);
  await expect.poll(ready, { ...WAIT, timeout: 2 * WAIT.timeout }).not.toBeNull();
  return ready()?.[1] ?? "";
}

/** Opens a page of the preview, which stays open. */
async function open(address: string, look: (page: Page) => Promise<void>): Promise<void> {
  await withPage(await openBrowser(), async (page) => {
    await page.goto(address);
    await look(page);
  });
}

const text = (page: Page) => () => page.locator("body").textContent();
const problems = (page: Page) => () => page.locator(".preview-problems").count();

/** Changes a file of the tool until the test ends. */
function edit(file: string, from: string, to: string): () => void {
  const target = path.join(tool, file);
  const before = fs.readFileSync(target, "utf8");
  expect(before).toContain(from);
  fs.writeFileSync(target, before.replace(from, to));
  const undo = () => fs.writeFileSync(target, before);
  onTestFinished(undo);
  return undo;
}

describe("an open page of the preview", { timeout: 300_000 }, () => {
  test("shows new words, drafts and the loss of a thread by itself", async () => {
    const content = smallArchive({ "tea/2018/draft/index.md": thread({ title: "草稿", draft: "true" }, "未定。") });
    const address = await start(content);
    await open(address, async (page) => {
      expect(await text(page)()).toContain("草稿");
      write(content, { "tea/2018/new/index.md": thread({ title: "新帖", date: "2018-01-01" }, "字") });
      await expect.poll(text(page), WAIT).toContain("新帖");
      write(content, { "tea/2018/new/index.md": undefined });
      await expect.poll(text(page), WAIT).not.toContain("新帖");
    });
  });

  test("shows a problem of the content over the last good page, with file and line, until it is mended", async () => {
    const content = smallArchive();
    const address = await start(content);
    const good = fs.readFileSync(path.join(content, "tea/2016/first/index.md"), "utf8");
    await open(`${address}tea/2016/first/`, async (page) => {
      write(content, { "tea/2016/first/index.md": good.replace("title:", "titel:") });
      await expect.poll(text(page), WAIT).toContain('tea/2016/first/index.md:2:1 the key "titel" is not known');
      expect(await text(page)()).toContain("第一帖");
      write(content, { "tea/2016/first/index.md": good });
      await expect.poll(problems(page), WAIT).toBe(0);
    });
  });

  test("shows what was wrong from the start, and the site once it is mended", async () => {
    const content = smallArchive({ "tea/2018/bad/index.md": "---\ntitel: x\n---\ny\n" });
    const address = await start(content);
    await open(address, async (page) => {
      expect(await text(page)()).toContain('tea/2018/bad/index.md:2:1 the key "titel" is not known');
      write(content, { "tea/2018/bad/index.md": thread({ title: "好了", date: "2018-01-01" }, "y") });
      await expect.poll(text(page), WAIT).toContain("好了");
    });
  });

  test("that does not exist says so, reloads once it does, and reports nothing to the console", async () => {
    const content = smallArchive();
    const address = await start(content);
    await withPage(await openBrowser(), async (page) => {
      const errors: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error" && !message.text().includes("404")) errors.push(message.text());
      });
      await page.goto(`${address}tea/2018/new/`);
      write(content, { "tea/2018/new/index.md": thread({ title: "新帖", date: "2018-01-01" }, "字") });
      await expect.poll(text(page), WAIT).toContain("新帖");
      expect(errors).toEqual([]);
    });
  });

  test("shows mistakes in layouts and style sheets with file and line, and new layouts once they are sound", async () => {
    const address = await start(smallArchive());
    await open(address, async (page) => {
      const mend = edit("layouts/base.ts", "</main>", "${</main>");
      await expect.poll(text(page), WAIT).toMatch(/layouts\/base\.ts:\d+:\d+ /);
      mend();
      edit("layouts/base.ts", "</main>", "<p>新的一句</p></main>");
      await expect.poll(text(page), WAIT).toContain("新的一句");
      const mendStyle = edit("assets/css/home.css", "{", "{ color: red; } } {");
      await expect.poll(text(page), WAIT).toMatch(/assets\/css\/home\.css:\d+:\d+ /);
      mendStyle();
      await expect.poll(problems(page), WAIT).toBe(0);
    });
  });
});

describe("pictures of the preview", { timeout: 300_000 }, () => {
  const made = (cache: string) =>
    [...tree(path.join(cache, "images")).keys()].filter((name) => /[0-9a-f]{64}\./.test(name));

  test("are made when they are looked at, as a build makes them, and outlast a kill", async () => {
    const content = smallArchive({
      "tea/2018/pictures/index.md": thread({ title: "圖" }, "![一](1.png)\n\n![二](2.png)\n"),
      "tea/2018/pictures/1.png": png(500, 300, 1),
      "tea/2018/pictures/2.png": png(400, 300, 2),
    });
    const cache = temporaryFolder();
    const seen = new Map<string, Buffer>();
    const look = async () => {
      const address = await startWith(cache, content);
      await withPage(await openBrowser(), async (page) => {
        page.on("response", async (response) => {
          const { pathname } = new URL(response.url());
          if (pathname.startsWith("/images/")) seen.set(pathname, await response.body());
        });
        await page.goto(`${address}tea/2018/pictures/`, { waitUntil: "domcontentloaded" });
        const images = page.locator(".prose img");
        for (const image of await images.all()) {
          await image.scrollIntoViewIfNeeded();
          await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth), WAIT).toBeGreaterThan(0);
        }
        expect(await images.count()).toBe(2);
      });
      return address;
    };
    const address = await look();
    const first = made(cache);
    expect(first.length).toBeGreaterThanOrEqual(2);

    // A request that is given up fills the cache too.
    const html = await (await fetch(`${address}tea/2018/pictures/`)).text();
    const rest = (html.match(/\/images\/[\w/.-]+/g) ?? []).filter((name) => !seen.has(name));
    const request = http.get(new URL(rest[0] ?? "", address)).on("error", () => {});
    request.once("finish", () => request.destroy());
    await expect.poll(() => made(cache).length, WAIT).toBe(first.length + 1);

    server?.kill("SIGKILL");
    const before = made(cache);
    await look();
    expect(made(cache)).toEqual(before);

    // Of the preview nothing is published: a build makes every picture.
    const [after, fresh] = [await build(content, { cache }), await build(content)];
    expect(after.images.built).toBeGreaterThan(0);
    expect(fs.readFileSync(path.join(after.site, "manifest.json"), "utf8")).toBe(
      fs.readFileSync(path.join(fresh.site, "manifest.json"), "utf8"),
    );
    for (const [name, bytes] of seen)
      expect(bytes.equals(fs.readFileSync(path.join(fresh.site, name))), name).toBe(true);
  });
});

describe("the preview server", { timeout: 120_000 }, () => {
  const ask = (port: string, request: string): Promise<string> =>
    new Promise((answered, failed) => {
      const socket = net.connect(Number(port), "127.0.0.1", () => socket.write(request));
      let answer = "";
      socket.on("data", (data) => {
        answer += data;
      });
      socket.on("close", () => answered(answer.split("\r\n")[0] ?? "")).on("error", failed);
    });

  test("answers this machine alone, whatever it is asked, and goes on", async () => {
    const address = await start(smallArchive());
    const { port } = new URL(address);
    const get = (target: string, host = "localhost") =>
      ask(port, `GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    expect(await get("/", "drafts.example")).toContain("403");
    for (const target of ["/%", "//", "/%ff%fe", "/..%2f..%2fetc%2fpasswd", "/%00", "http://[", "/\\..\\x"])
      expect(await get(target)).toMatch(/^HTTP\/1\.1 (200|30\d|40\d)/);
    expect(await get("/")).toContain("200");
    const listening = fs.readFileSync("/proc/net/tcp", "utf8");
    const hex = Number(port).toString(16).toUpperCase().padStart(4, "0");
    expect(listening.match(new RegExp(`(\\w{8}):${hex} \\w{8}:0000 0A`))?.[1]).toBe("0100007F");
  });

  test("refuses a port that is none", () => {
    const run = spawn(process.execPath, ["scripts/stele.mjs", "serve", "--port", "abc"], { cwd: tool });
    return expect(new Promise((done) => run.on("close", done))).resolves.toBe(2);
  });
});
