import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import type { ElementContent } from "hast";
import { expect, test } from "vitest";
import { readPage } from "../../scripts/importers/adapters/list.ts";
import { isHidden } from "../../scripts/importers/html/elements.ts";
import { parsePage } from "../../scripts/importers/html/parse.ts";
import { one, rawText } from "../../scripts/importers/html/query.ts";
import { importThreads } from "../../scripts/importers/import.ts";
import type { Body } from "../../scripts/importers/model.ts";
import { read } from "../importers/reading.ts";
import { temporaryFolder } from "../support/archive.ts";
import { build } from "../support/build.ts";
import { pagesOf } from "../support/site.ts";

const CAPTURES = path.resolve("../shared/captures");

test("each text of each post of every saved page stands on the page of its thread, in order", async () => {
  const folder = temporaryFolder();
  const saved = path.join(folder, "saved");
  const names = unpackCaptures(saved);
  const content = path.join(folder, "content");
  const { threads } = await importThreads({
    paths: [saved],
    content,
    board: "saved",
    cache: path.join(folder, "cache"),
  });
  const { site } = await build(content);
  const lost: string[] = [];
  let checked = 0;
  for (const { folder: thread, inputs, state } of threads) {
    expect(state, inputs[0]).toBe("new");
    const name = inputs[0] ?? "";
    if (inputs.length > 1 || !names.has(name)) continue;
    const page = lettersOf(site, thread);
    let from = 0;
    for (const words of await textsIn(path.join(saved, name))) {
      checked += 1;
      const at = page.indexOf(words, from);
      if (at < 0) lost.push(`${name}: ${words.slice(0, 100)}`);
      else from = at + words.length;
    }
  }
  expect(lost).toEqual([]);
  expect(checked).toBeGreaterThan(1000);
});

/** @returns names of the files */
function unpackCaptures(target: string): ReadonlySet<string> {
  fs.mkdirSync(target, { recursive: true });
  const names = new Set<string>();
  for (const folder of ["public/pages", "wcxb-forum-dev/html"]) {
    for (const file of fs.readdirSync(path.join(CAPTURES, folder))) {
      const name = `${file.replace(/(?:\.html?)?\.gz$/, "")}.html`;
      names.add(name);
      fs.writeFileSync(path.join(target, name), zlib.gunzipSync(fs.readFileSync(path.join(CAPTURES, folder, file))));
    }
  }
  fs.cpSync(path.join(CAPTURES, "linkshop"), target, {
    recursive: true,
    filter: (file) => !/\.(?:txt|json)$/.test(file),
  });
  names.add("thread.html");
  return names;
}

/** Letters and digits of a thread's pages, the posts and their remarks alone. */
function lettersOf(site: string, thread: string): string {
  const folder = path.join(site, thread);
  const pages = pagesOf(folder).sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10) || a.length - b.length);
  return pages
    .map((file) => {
      const article = one(parsePage(fs.readFileSync(path.join(folder, file), "utf8")), "article.thread");
      return letters(rawText(article));
    })
    .join("");
}

/** Letters and digits of each text in the posts of a saved page, in their order. */
async function textsIn(file: string): Promise<string[]> {
  const [item] = await read(path.basename(file), fs.readFileSync(file));
  if (item?.is !== "page") return [];
  const thread = readPage(item.page);
  if ("nothing" in thread) return [];
  // A page may show the best first; its numbers tell the order of the thread.
  const isNumbered = thread.floors.every(({ n }) => n !== undefined);
  const floors = isNumbered ? [...thread.floors].sort((a, b) => (a.n ?? 0) - (b.n ?? 0)) : thread.floors;
  return floors.flatMap(({ body }) => nodesOf(body).flatMap(textsOf)).filter((words) => words !== "");
}

function nodesOf(body: Body): readonly ElementContent[] {
  return body.kind === "html" ? body.nodes : [{ type: "text", value: body.text }];
}

const UNSEEN =
  /^(?:script|style|noscript|template|button|select|option|iframe|object|svg|math|textarea|video|audio|title)$/;

function textsOf(node: ElementContent): string[] {
  if (node.type === "text") return [letters(node.value)];
  if (node.type !== "element" || UNSEEN.test(node.tagName) || isHidden(node)) return [];
  return node.children.flatMap(textsOf);
}

function letters(text: string): string {
  return text.normalize("NFKC").replace(/[^\p{L}\p{N}]+/gu, "");
}
