import type { Browser } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { report } from "../support/figures.ts";
import { size } from "../support/size.ts";
import { openBrowser } from "./browser.ts";
import { inEveryPlace, render } from "./contexts.ts";
import { type Attempt, findActions } from "./detect.ts";
import { PAYLOADS } from "./payloads.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
const ALL = Object.values(PAYLOADS).flat();
/** Payloads of one document: each post keeps to its own place, and a frame takes longer to open than some more posts. */
const TOGETHER = 4;

/** Documents that show some payloads each, in every place of a post. */
function documents(): Attempt[] {
  return Array.from({ length: Math.ceil(ALL.length / TOGETHER) }, (_, i) => {
    const payloads = ALL.slice(i * TOGETHER, (i + 1) * TOGETHER);
    return { name: payloads.join(" or "), html: payloads.map(inEveryPlace).join("") };
  });
}

describe("a reader's browser without content security policy", { timeout: 600_000 }, () => {
  test("does nothing that a post asks for, wherever in the post it stands", async (context) => {
    const findings = await findActions(browser, documents());
    report(context, { payloads: ALL.length, acted: new Set(findings.map(({ name }) => name)).size });
    expect(findings).toEqual([]);
  });

  test("does much of it when the post is put on the page as it is, so the test can tell", async (context) => {
    // Of every way some, as it only shows that the test can tell.
    const some = ALL.filter((_, index) => index % size(3, 1) === 0);
    const findings = await findActions(
      browser,
      some.map((payload) => ({ name: payload, html: payload })),
    );
    const acted = new Set(findings.map(({ name }) => name)).size;
    report(context, { "as they are": some.length, "acted as they are": acted });
    expect(acted).toBeGreaterThan(some.length / 3);
  });

  test("keeps a post that opens and closes what it likes inside its own place on the page", async () => {
    const page = await browser.newPage();
    await page.setContent(ALL.map((post) => `<article class="post">${render(post)}</article>`).join(""));
    const outside = await page.evaluate(() => ({
      articles: document.querySelectorAll("body > article.post").length,
      others: [...document.body.children].filter((child) => !child.matches("article.post")).length,
      nested: document.querySelectorAll("article.post article").length,
    }));
    expect(outside).toEqual({ articles: ALL.length, others: 0, nested: 0 });
    await page.close();
  });

  test("finds on the page no name, handler, style, frame or script of the post's", async () => {
    const page = await browser.newPage();
    await page.setContent(ALL.map(inEveryPlace).join(""));
    expect(await page.evaluate(findForeign)).toEqual([]);
    await page.close();
  });
});

/** Runs in the page: what a post could only have put there by getting past the allow-list. */
function findForeign(): string[] {
  const elements = "script style iframe object embed form input button svg math meta link base template".split(" ");
  const found: string[] = [];
  for (const element of document.body.querySelectorAll("*")) {
    if (elements.includes(element.localName)) found.push(element.localName);
    for (const { name, value } of element.attributes) {
      const isOurs = name === "id" && /^(h|fn|fnref)-/.test(value);
      const isForeign = /^(on|style$|name$|data-|srcdoc$|ping$|id$)/.test(name) && !isOurs;
      const leadsAstray = name === "href" && /^(?!https?:|mailto:|tel:)/.test(resolve(value));
      if (isForeign || leadsAstray) found.push(`${name}=${value}`);
    }
  }
  return found;

  function resolve(address: string): string {
    return URL.canParse(address, "https://archive.test/") ? new URL(address, "https://archive.test/").href : "https:";
  }
}
