/** Payloads in every place of an archive, through a whole build; the finished pages are opened without a policy. */
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { openBrowser } from "../browser/browser.ts";
import { PLACES } from "../browser/contexts.ts";
import { findActions } from "../browser/detect.ts";
import { COLLECTED, PAYLOADS } from "../browser/payloads.ts";
import { type Files, thread } from "../support/archive.ts";
import { buildSound } from "../support/build.ts";
import { report } from "../support/figures.ts";
import { png } from "../support/png.ts";
import { pagesOf } from "../support/site.ts";
import { size } from "../support/size.ts";

function payloads(): string[] {
  const own = Object.values(PAYLOADS).flat();
  const collected: string[] = fs.existsSync(COLLECTED) ? JSON.parse(fs.readFileSync(COLLECTED, "utf8")) : [];
  return [...own, ...collected.slice(0, size(20, 300))];
}

/** A payload in every value that a page shows. */
function inValues(payload: string): Files {
  const quoted = JSON.stringify(payload);
  const comment = { id: "1", author: payload, date: "2024-05-01", html: payload };
  const source = { provider: "waline", from: "https://talk.example", kept_at: "2024-06-01", comments: [comment] };
  return {
    "index.md": thread(
      {
        title: quoted,
        author: quoted,
        tags: `[${quoted}]`,
        summary: quoted,
        signature: quoted,
        rights: quoted,
        source_site: quoted,
        attachments: `[{ file: data.csv, title: ${quoted} }]`,
      },
      "字",
    ),
    "data.csv": "1,2\n",
    "replies.md": `<!-- floor ${JSON.stringify({ n: 2, author: payload, id: payload })} -->\n${payload}\n`,
    "comments.json": JSON.stringify({ sources: [source] }),
  };
}

/** A payload in every place of a text, each on a floor of its own. */
function inText(payload: string): Files {
  const floors = Object.entries(PLACES)
    // What is no picture is refused, and with it all else in the thread.
    .filter(([place]) => place !== "image address" && place !== "HTML address")
    .map(([, write], index) => `<!-- floor {"n":${index + 2}} -->\n${write(payload)}\n`);
  return { "index.md": thread({ title: "文" }, payload), "replies.md": floors.join("\n"), "01.jpg": png(4, 4, 1) };
}

const inFolder = (folder: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));

/** A page without its policy, and without all that is ours and asks for more. */
function withoutOurs(html: string): string {
  return html
    .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "")
    .replace(/<link rel="[^"]*" (?:[^>]* )?href="\/(?:assets|search)\/[^>]*>/g, "")
    .replace(/<script (?:[^>]* )?src="\/assets\/[^"]*"[^>]*><\/script>/g, "")
    .replace(/<form [^>]*action="\/search\/"[\s\S]*?<\/form>/g, "");
}

/** Whether a page may show a payload, and shows it in another way than the pages beside it. */
function isTelling(name: string, index: number): boolean {
  const isRedirect = /(?:^|\/)page\/1\/index\.html$/.test(name);
  const isOneOfMany = /^(?:tags|authors|tea)\/(?:page\/)?[^/]+\/index\.html$/.test(name);
  return !isRedirect && (!isOneOfMany || index % 20 === 0);
}

test("no page that a whole build makes does what a payload in it asks for", async (context) => {
  const all = payloads();
  const threads = new Map<string, Files>();
  for (const [index, payload] of all.entries()) {
    for (const [folder, files] of [
      [`tea/values/${index}`, inValues(payload)],
      [`tea/texts/${index}`, inText(payload)],
    ] as const)
      threads.set(folder, inFolder(folder, files));
  }
  const { site, refused } = await buildSound(threads, path.dirname);
  const attempts = pagesOf(site)
    .filter(isTelling)
    .map((name) => ({
      name,
      html: withoutOurs(fs.readFileSync(path.join(site, name), "utf8")),
      whole: true,
    }));
  // Lists and pages show the picture beside the payloads.
  const isPicture = (at: string) => at.endsWith(".jpg") && fs.existsSync(path.join(site, at));
  const findings = await findActions(await openBrowser(), attempts, isPicture);
  const acted = new Set(findings.map(({ name }) => name)).size;
  report(context, { pages: attempts.length, refused, payloads: all.length, acted });
  expect(findings.map((finding) => JSON.stringify(finding)).join("\n")).toBe("");
});
