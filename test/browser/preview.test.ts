/** `npm start`, as a publisher with an open page sees it. */
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { main } from "../../scripts/serve.ts";
import { smallArchive, temporaryFolder, thread, write } from "../support/archive.ts";
import { seedAssets } from "../support/assets.ts";
import { installed } from "../support/install.ts";
import { type RunningPreview, startPreview } from "../support/preview.ts";
import { openBrowser, withPage } from "./browser.ts";

const WAIT = { timeout: 150_000, interval: 100 };

/** The archive of the preview, which each test leaves sound. */
const content = smallArchive({
  "tea/2018/draft/index.md": thread({ title: "草稿", draft: "true" }, "未定。"),
  "tea/2018/bad/index.md": "---\ntitel: x\n---\ny\n",
});
const tool = installed();
let preview: RunningPreview | undefined;
let address = "";
/** What an open page showed before the first mistake was mended. */
let atFirst: string | null = "";

beforeAll(async () => {
  const cache = path.join(temporaryFolder(), "cache");
  seedAssets(cache);
  const args = ["scripts/stele.mjs", "serve", "--content", content, "--cache", cache, "--port", "18180"];
  preview = await startPreview(tool, args);
  address = preview.address;
  await open(address, async (page) => {
    atFirst = await text(page)();
    write(content, { "tea/2018/bad/index.md": thread({ title: "好了", date: "2018-01-01" }, "y") });
    await vi.waitFor(async () => expect(await text(page)()).toContain("好了"), WAIT);
  });
}, 300_000);

afterAll(() => {
  preview?.stop();
});

/** Opens a page of the preview, which stays open. */
async function open(url: string, look: (page: Page) => Promise<void>): Promise<void> {
  await withPage(await openBrowser(), async (page) => {
    await page.goto(url);
    await look(page);
  });
}

const text = (page: Page) => () => page.locator("body").textContent();
const problems = (page: Page) => () => page.locator(".preview-problems").count();

/** Changes a file of the tool. @returns what undoes it */
function edit(file: string, from: string, to: string): () => void {
  const target = path.join(tool, file);
  const before = fs.readFileSync(target, "utf8");
  expect(before).toContain(from);
  fs.writeFileSync(target, before.replace(from, to));
  return () => fs.writeFileSync(target, before);
}

describe("an open page of the preview", { timeout: 300_000 }, () => {
  test("shows what was wrong from the start, and the site once it is mended", () => {
    expect(atFirst).toContain('tea/2018/bad/index.md:2:1 the key "titel" is not known');
  });

  test("shows new words, drafts and the loss of a thread by itself", () =>
    open(address, async (page) => {
      expect(await text(page)()).toContain("草稿");
      write(content, { "tea/2018/new/index.md": thread({ title: "新帖", date: "2018-01-01" }, "字") });
      await expect.poll(text(page), WAIT).toContain("新帖");
      write(content, { "tea/2018/new/index.md": undefined });
      await expect.poll(text(page), WAIT).not.toContain("新帖");
    }));

  test("shows a problem of the content over the last good page, with file and line, until it is mended", () =>
    open(`${address}tea/2016/first/`, async (page) => {
      const good = fs.readFileSync(path.join(content, "tea/2016/first/index.md"), "utf8");
      write(content, { "tea/2016/first/index.md": good.replace("title:", "titel:") });
      await expect.poll(text(page), WAIT).toContain('tea/2016/first/index.md:2:1 the key "titel" is not known');
      expect(await text(page)()).toContain("第一帖");
      write(content, { "tea/2016/first/index.md": good });
      await expect.poll(problems(page), WAIT).toBe(0);
    }));

  test("that does not exist says so, reloads once it does, and reports nothing to the console", async () => {
    await withPage(await openBrowser(), async (page) => {
      const errors: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error" && !message.text().includes("404")) errors.push(message.text());
      });
      await page.goto(`${address}tea/2018/late/`);
      write(content, { "tea/2018/late/index.md": thread({ title: "晚來的", date: "2018-01-01" }, "字") });
      await expect.poll(text(page), WAIT).toContain("晚來的");
      expect(errors).toEqual([]);
    });
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
    const { port } = new URL(address);
    const get = (target: string, host = "localhost") =>
      ask(port, `GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    expect(await get("/", "drafts.example")).toContain("403");
    expect(await get("/%")).toContain("400");
    expect(await get("/")).toContain("200");
    const listening = fs.readFileSync("/proc/net/tcp", "utf8");
    const hex = Number(port).toString(16).toUpperCase().padStart(4, "0");
    expect(listening.match(new RegExp(`(\\w{8}):${hex} \\w{8}:0000 0A`))?.[1]).toBe("0100007F");
  });

  test("refuses a port that is none", async () => {
    const said = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    onTestFinished(() => said.mockRestore());
    expect(await main(["--port", "abc"])).toBe(2);
    expect(said.mock.calls.flat().join("\n")).toContain("--port abc is no port");
  });
});

// The last test: the server has other code after it.
test(
  "an open page of the preview shows mistakes in layouts and style sheets with file and line, and new layouts once they are sound",
  {
    timeout: 300_000,
  },
  () =>
    open(address, async (page) => {
      const mend = edit("layouts/base.ts", "</main>", "${</main>");
      await expect.poll(text(page), WAIT).toMatch(/layouts\/base\.ts:\d+:\d+ /);
      mend();
      edit("layouts/base.ts", "</main>", "<p>新的一句</p></main>");
      await expect.poll(text(page), WAIT).toContain("新的一句");
      const mendStyle = edit("assets/css/home.css", "{", "{ color: red; } } {");
      await expect.poll(text(page), WAIT).toMatch(/assets\/css\/home\.css:\d+:\d+ /);
      mendStyle();
      await expect.poll(problems(page), WAIT).toBe(0);
    }),
);
