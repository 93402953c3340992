import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../browser/browser.ts";
import { inEveryPlace } from "../browser/contexts.ts";
import { findActions } from "../browser/detect.ts";

const file = new URL("../../../shared/check/data/xss-sample.json", import.meta.url);
const payloads: string[] = JSON.parse(readFileSync(file, "utf8"));

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
describe("1,500 collected payloads, in a browser without content security policy", () => {
  test("none does anything, wherever in a post it stands", async () => {
    const attempts = payloads.map((payload, index) => ({ name: `${index}`, html: inEveryPlace(payload) }));
    expect(await findActions(browser, attempts)).toEqual([]);
  });

  test("a third of them do when they are not made safe, so the test can tell", async () => {
    const attempts = payloads.flatMap((payload, index) => (index % 3 ? [] : [{ name: `${index}`, html: payload }]));
    const findings = await findActions(browser, attempts);
    const alerted = new Set(findings.filter(({ what }) => what.startsWith("called")).map(({ name }) => name));
    expect(alerted.size).toBeGreaterThan(attempts.length / 3);
  });
});
