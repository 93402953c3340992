import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { ADAPTERS } from "../../scripts/importers/adapters/list.ts";
import { png } from "../support/png.ts";
import { read } from "./reading.ts";
import { written } from "./written.ts";

const PAGES = path.join(import.meta.dirname, "pages");
const GOLDEN = path.join(import.meta.dirname, "../golden/importers");
const fixtures = fs.readdirSync(PAGES).map((file) => file.replace(/\.html$/, ""));
/** A point, which each page shows as a picture. */
const LEAF = png(1, 1, 1);

test("each kind of forum software has a page here", () => {
  expect(fixtures.sort()).toEqual(ADAPTERS.map(({ name }) => name).sort());
});

test.each(fixtures)("a page of %s becomes the thread that it shows", async (name) => {
  const page = fs.readFileSync(path.join(PAGES, `${name}.html`));
  const [item] = await read(`${name}.html`, page, { [`${name}_files/leaf.png`]: LEAF });
  const { texts, copies } = written(item);
  const { source: _, written: __, ...record } = JSON.parse(texts.get("capture.json") ?? "{}");
  expect(record.adapter).toBe(name);
  const all = [
    `==== index.md\n${texts.get("index.md")}`,
    `==== replies.md\n${texts.get("replies.md") ?? ""}`,
    `==== capture.json\n${JSON.stringify(record, null, 1)}\n`,
    `==== files\n${copies.map((file) => file.name).join("\n")}\n`,
  ];
  await expect(all.join("\n")).toMatchFileSnapshot(path.join(GOLDEN, `${name}.txt`));
});
