import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../browser/browser.ts";
import { inEveryPlace } from "../browser/contexts.ts";
import { findActions } from "../browser/detect.ts";
import { COLLECTED } from "../browser/payloads.ts";
import { report } from "../support/figures.ts";
import { size } from "../support/size.ts";

const all: string[] = JSON.parse(readFileSync(COLLECTED, "utf8"));
const payloads = all.slice(0, size(all.length, all.length));

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
describe("1,500 collected payloads, in a browser without content security policy", () => {
  test("none does anything, wherever in a post it stands", async (context) => {
    const attempts = payloads.map((payload, index) => ({ name: `${index}`, html: inEveryPlace(payload) }));
    const findings = await findActions(browser, attempts);
    report(context, { payloads: payloads.length, acted: new Set(findings.map(({ name }) => name)).size });
    expect(findings).toEqual([]);
  });

  test("a third of them do when they are not made safe, so the test can tell", async (context) => {
    const attempts = payloads.flatMap((payload, index) => (index % 3 ? [] : [{ name: `${index}`, html: payload }]));
    const findings = await findActions(browser, attempts);
    const acted = new Set(findings.map(({ name }) => name)).size;
    report(context, { "as they are": attempts.length, "acted as they are": acted });
    const alerted = new Set(findings.filter(({ what }) => what.startsWith("called")).map(({ name }) => name));
    expect(alerted.size).toBeGreaterThan(attempts.length / 3);
  });
});
