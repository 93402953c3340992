import fs from "node:fs";
import path from "node:path";
import * as pagefind from "pagefind";
import { afterAll, expect, test } from "vitest";
import { writeSegment } from "../../scripts/search/segment.ts";
import { temporaryFolder } from "../search/index.ts";
import { sampleRecords } from "../search/sample.ts";
import { openBrowser, serveFolder, withPage } from "./browser.ts";

afterAll(() => pagefind.close());

/** Searches with Pagefind's client and puts what it finds into the title. */
const PAGE = `<!DOCTYPE html><html lang="zxx"><script type="module">
import * as client from "/pagefind/pagefind.js";
try {
  await client.init();
  const { results } = await client.search("豆腐");
  const [{ url, meta }] = await Promise.all(results.map((result) => result.data()));
  document.title = JSON.stringify({ count: results.length, url, title: meta.title });
} catch (error) {
  document.title = JSON.stringify(String(error));
}
</script>`;

test("Pagefind's own client opens a segment and finds a word in it", async () => {
  const folder = temporaryFolder();
  await writeSegment(sampleRecords(), path.join(folder, "pagefind"));
  const { index } = await pagefind.createIndex({});
  const { files } = (await index?.getFiles()) ?? { files: [] };
  for (const { path: file, content } of files) {
    if (/^(?:pagefind\.js|pagefind-worker\.js|wasm\.unknown\.pagefind)$/.test(file)) {
      fs.writeFileSync(path.join(folder, "pagefind", file), content);
    }
  }
  fs.writeFileSync(path.join(folder, "index.html"), PAGE);
  const [server, browser] = [await serveFolder(folder), await openBrowser()];
  const found = await withPage(browser, async (page) => {
    await page.goto(server.origin);
    await page.waitForFunction(() => document.title !== "");
    return JSON.parse(await page.title()) as unknown;
  });
  await server.close();
  expect(found).toEqual({ count: 1, url: "/retail/2017/receipt-wallet/", title: "支付寶錢包進了菜市場" });
});
