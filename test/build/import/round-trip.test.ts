import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { importThreads } from "../../../scripts/importers/import.ts";
import { post, RUNS, SAVED } from "../../importers/posts.ts";
import { temporaryFolder, write } from "../../support/archive.ts";
import { build } from "../../support/build.ts";
import { png } from "../../support/png.ts";
import { shownOf } from "./shown.ts";

/** Posts on one page: the opening post and its replies. */
const FLOORS = 10;

test("a saved post is shown with each character and each picture after import and build", async () => {
  const posts = fc.sample(post, {
    numRuns: RUNS,
    ...(process.env.STELE_SEED && { seed: Number(process.env.STELE_SEED) }),
  });
  const folder = temporaryFolder();
  const [saved, content] = [path.join(folder, "saved"), path.join(folder, "content")];
  for (let n = 0; n < 100; n += 1) write(saved, { [`${SAVED}/${n}.png`]: png(2, 2, n + 1) });
  const pages = Array.from({ length: Math.ceil(posts.length / FLOORS) }, (_, at) =>
    posts.slice(at * FLOORS, (at + 1) * FLOORS),
  );
  for (const [at, floors] of pages.entries()) write(saved, { [`page-${at}.html`]: pageOf(at, floors) });

  const { threads, nothing } = await importThreads({
    paths: [saved],
    content,
    board: "tea",
    cache: path.join(folder, "cache"),
  });
  expect(nothing).toEqual([]);
  expect(threads.map(({ state }) => state)).toEqual(pages.map(() => "new"));
  const { site } = await build(content);
  for (const { folder: thread, title } of threads) {
    const floors = pages[Number(/\d+/.exec(title)?.[0])] ?? [];
    const html = fs.readFileSync(path.join(site, thread, "index.html"), "utf8");
    for (const [at, { seen, html: source }] of floors.entries()) {
      const written = fs.readFileSync(path.join(content, thread, at === 0 ? "index.md" : "replies.md"), "utf8");
      expect({ shown: shownOf(html, at + 1), source, written }).toEqual({ shown: seen, source, written });
    }
  }
}, 600_000);

/** A page in the markup of phpBB 3. */
function pageOf(at: number, floors: readonly { readonly html: string }[]): string {
  const posts = floors.map(
    ({ html }, n) =>
      `<div id="p${at}${n}" class="post"><dl class="postprofile"><dt><a class="username">u${n}</a></dt></dl>` +
      `<div class="postbody"><p class="author"><time datetime="2019-04-05T06:00:00+00:00"></time></p><div class="content">${html}</div></div></div>`,
  );
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>x</title></head><body id="phpbb"><h2 class="topic-title">thread ${at}</h2>${posts.join("\n")}</body></html>`;
}
