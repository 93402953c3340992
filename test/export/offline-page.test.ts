import { describe, expect, test } from "vitest";
import { type OfflineSite, offlinePage } from "../../scripts/export/offline-page.ts";

const FILES = ["index.html", "tea/index.html", "tea/2016/綠 茶/index.html", "tea/2016/綠 茶/a.jpg", "assets/main.css"];
const SITE: OfflineSite = {
  base: "/archive/",
  url: "https://a.example/archive/",
  has: (file) => FILES.includes(file),
  searchScript: "assets/offline.js",
};
const THREAD = "tea/2016/綠 茶/index.html";
const offline = (html: string, site: Partial<OfflineSite> = {}, file = THREAD) =>
  offlinePage(html, file, { ...SITE, ...site });

describe("a page in a folder", () => {
  test.each([
    ['<a href="/archive/">', '<a href="../../../index.html">'],
    ['<a href="/archive/tea/">', '<a href="../../index.html">'],
    ['<a href="/archive/tea">', '<a href="../../index.html">'],
    ['<a href="/archive/tea/?a=1&amp;b=2#floor-2">', '<a href="../../index.html?a=1&amp;b=2#floor-2">'],
    ['<img src="/archive/tea/2016/%E7%B6%A0%20%E8%8C%B6/a.jpg">', '<img src="a.jpg">'],
    [
      '<source srcset="/archive/assets/main.css 320w, https://x.example/b.jpg 2x">',
      '<source srcset="../../../assets/main.css 320w, https://x.example/b.jpg 2x">',
    ],
    [
      '<meta http-equiv="refresh" content="0; url=/archive/tea/">',
      '<meta http-equiv="refresh" content="0; url=../../index.html">',
    ],
    ['<a href="#floor-2">', '<a href="#floor-2">'],
    ['<a href="https://b.example/archive/tea/">', '<a href="https://b.example/archive/tea/">'],
    ['<a href="//archive/tea/">', '<a href="//archive/tea/">'],
  ])("%s leads to a file: %s", (before, after) => expect(offline(before)).toBe(after));

  test("leads to the net where the folder has nothing", () => {
    const link = '<a href="/archive/pagefind/x.js">';
    expect(offline(link)).toBe('<a href="https://a.example/archive/pagefind/x.js">');
    expect(offline(link, { url: undefined })).toBe(link);
  });

  test("keeps its text to the letter, also where it reads like a page", () => {
    const text = '<p>&lt;a href="/archive/tea/"&gt; href="/archive/" &amp; <code>src="/archive/"</code></p>\n';
    expect(offline(text)).toBe(text);
  });

  test("loads no module, and one policy lets in what is beside it", () => {
    const page = `<head><meta http-equiv="Content-Security-Policy" content="default-src 'none'"><meta http-equiv="Content-Security-Policy" content="x"><link rel="stylesheet" href="/archive/assets/main.css"><link rel="modulepreload" href="/archive/assets/part.js"><script src="/archive/assets/settings.js"></script><script type="module" src="/archive/assets/a.js"></script><script type="application/ld+json">{}</script></head>`;
    const made = offline(page);
    expect(made.match(/Content-Security-Policy/g)).toHaveLength(1);
    expect(made).toContain("script-src 'self' file:");
    expect(made).not.toMatch(/module|part\.js|settings/);
    expect(made).toContain('<link rel="stylesheet" href="../../../assets/main.css">');
    expect(made).toContain('<script type="application/ld+json">{}</script>');
  });

  test("searches by a script beside it, or has no search box", () => {
    const box = '<body><form role="search" action="/archive/search/"><input name="q"></form><form>x</form></body>';
    expect(offline(box)).toContain("<input");
    expect(offline(box, { searchScript: undefined })).toBe("<body><form>x</form></body>");
    expect(offline("<body></body>", {}, "search/index.html")).toBe(
      '<body><script src="../assets/offline.js" data-base="/archive/"></script>\n</body>',
    );
  });
});
