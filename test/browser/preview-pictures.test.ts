/** Pictures of `npm start`, which are made when a browser asks for them. */
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { smallArchive, temporaryFolder, thread, tree } from "../support/archive.ts";
import { seedAssets } from "../support/assets.ts";
import { build } from "../support/build.ts";
import { png } from "../support/png.ts";
import { type RunningPreview, startPreview } from "../support/preview.ts";
import { openBrowser, withPage } from "./browser.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const WAIT = { timeout: 60_000, interval: 100 };

let preview: RunningPreview | undefined;

afterEach(() => {
  preview?.stop();
  preview = undefined;
});

/** Starts the preview of an archive. @returns its address, as soon as its first page is ready */
async function startWith(cache: string, content: string): Promise<string> {
  const args = ["scripts/stele.mjs", "serve", "--content", content, "--cache", cache, "--port", "18190"];
  preview = await startPreview(ROOT, args);
  expect(preview.said()).toMatch(/(http:\/\/localhost:\d+\/) answers once the site is built\n.*\1 is ready\n/s);
  return preview.address;
}

describe("pictures of the preview", { timeout: 300_000 }, () => {
  const made = (cache: string) =>
    [...tree(path.join(cache, "images")).keys()].filter((name) => /[0-9a-f]{64}\./.test(name));

  test("are made when they are looked at, as a build makes them, and outlast a kill", async () => {
    const content = smallArchive({
      "tea/2018/pictures/index.md": thread({ title: "圖" }, "![一](1.png)\n\n![二](2.png)\n"),
      "tea/2018/pictures/1.png": png(900, 300, 1),
      "tea/2018/pictures/2.png": png(900, 200, 2),
    });
    const cache = path.join(temporaryFolder(), "cache");
    seedAssets(cache);
    const seen = new Map<string, Buffer>();
    const look = async () => {
      const address = await startWith(cache, content);
      await withPage(await openBrowser(), async (page) => {
        const reading: Promise<unknown>[] = [];
        page.on("response", (response) => {
          const { pathname } = new URL(response.url());
          if (pathname.startsWith("/images/")) reading.push(response.body().then((body) => seen.set(pathname, body)));
        });
        await page.goto(`${address}tea/2018/pictures/`, { waitUntil: "domcontentloaded" });
        const images = page.locator(".prose img");
        for (const image of await images.all()) {
          await image.scrollIntoViewIfNeeded();
          await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth), WAIT).toBeGreaterThan(0);
        }
        expect(await images.count()).toBe(2);
        await Promise.all(reading);
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

    preview?.stop("SIGKILL");
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
