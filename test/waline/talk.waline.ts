import fs from "node:fs";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadArchive } from "../../scripts/archive/load.ts";
import { Client } from "../../scripts/comments/snapshot/http.ts";
import { takeSnapshot } from "../../scripts/comments/snapshot/snapshot.ts";
import { toRecord } from "../../scripts/search/record.ts";
import { openBrowser, serveFolder, withPage } from "../browser/browser.ts";
import { smallArchive, temporaryFolder } from "../support/archive.ts";
import { build } from "../support/build.ts";
import { CLIENT, startWaline } from "./server.ts";

/** Where the server finds avatars, unless told otherwise. */
const PICTURES = "https://seccdn.libravatar.org";

let browser: Browser;
let waline: Awaited<ReturnType<typeof startWaline>>;
let client: Awaited<ReturnType<typeof serveFolder>>;

beforeAll(async () => {
  browser = await openBrowser();
  waline = await startWaline(temporaryFolder());
  client = await serveFolder(CLIENT, { headers: { "access-control-allow-origin": "*" } });
});

afterAll(async () => {
  await waline?.close();
  await client?.close();
});

test("a comment written in the real embed appears, survives a reload, is kept, and is found", async () => {
  const settings = { provider: "waline", server: waline.origin, client: client.origin };
  const content = smallArchive({
    "archive.yaml": `title: 小文存\nlang: zh-Hant\nurl: https://archive.example/\ncomments: ${JSON.stringify(settings)}\n`,
  });
  const { site } = await build(content);
  const folder = fs.realpathSync(site);
  const policy =
    /Content-Security-Policy: (.*)/.exec(fs.readFileSync(path.join(folder, "_headers"), "utf8"))?.[1] ?? "";
  const server = await serveFolder(folder, { headers: { "content-security-policy": policy } });
  await withPage(
    browser,
    async (page) => {
      const asked = new Set<string>();
      const refused: string[] = [];
      page.on("request", (request) => asked.add(new URL(request.url()).origin));
      page.on("console", (message) => /Content Security Policy/.test(message.text()) && refused.push(message.text()));
      await page.route(`${PICTURES}/**`, (route) => route.fulfill({ body: "" }));
      await page.goto(`${server.origin}/tea/2016/first/`);
      await page.waitForLoadState("networkidle");
      expect([...asked]).toEqual([server.origin]);
      await page.getByRole("button", { name: "載入留言" }).click();
      await page.locator(".wl-editor").fill("瓦利納傳來的一則留言");
      const fields = page.locator(".wl-header input");
      await fields.first().fill("小王");
      await page.locator(".wl-btn.primary").click();
      await page.locator(".wl-cards").getByText("瓦利納傳來的一則留言").waitFor();
      const background = () => page.locator(".wl-panel").evaluate((panel) => getComputedStyle(panel).backgroundColor);
      const light = await background();
      await page.emulateMedia({ colorScheme: "dark" });
      await expect.poll(background).not.toBe(light);

      await page.reload();
      await page.getByRole("button", { name: "載入留言" }).click();
      await page.locator(".wl-cards").getByText("瓦利納傳來的一則留言").waitFor();
      expect([...asked].sort()).toEqual([server.origin, client.origin, waline.origin, PICTURES].sort());
      expect(refused).toEqual([]);
    },
    { colorScheme: "light" },
  );
  await server.close();

  const load = () => loadArchive(content, { drafts: false });
  const options = { content, client: new Client({ pause: 0 }), today: "2024-05-01", allowEmpty: false };
  expect(await takeSnapshot((await load()).archive, options)).toMatchObject({ comments: 1, added: 1 });
  expect((await takeSnapshot((await load()).archive, { ...options, today: "2024-05-02" })).written).toEqual([]);

  const { archive, bodies } = await load();
  const first = archive.threads.find((thread) => thread.path === "tea/2016/first");
  const [board] = archive.boards;
  if (!first || !board) throw new Error("the thread is gone");
  const record = toRecord(first, bodies.thread(first), board);
  expect(record.floors.at(-1)).toMatchObject({ n: 0, author: "小王", text: "瓦利納傳來的一則留言" });
  const kept = await build(content);
  expect(fs.readFileSync(path.join(kept.site, "tea/2016/first/index.html"), "utf8")).toContain(
    "<p>瓦利納傳來的一則留言</p>",
  );
});
