import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { parsePage } from "../../../scripts/importers/html/parse.ts";
import { all, one, text } from "../../../scripts/importers/html/query.ts";
import { importThreads } from "../../../scripts/importers/import.ts";
import { temporaryFolder } from "../../support/archive.ts";
import { build } from "../../support/build.ts";

const PAGES = path.resolve(import.meta.dirname, "../../importers/pages");

test("remarks stand below their post with their authors, and a first post that opens nothing shows its number", async () => {
  const folder = temporaryFolder();
  const [content, saved] = [path.join(folder, "content"), path.join(folder, "saved")];
  fs.cpSync(path.join(PAGES, "stack-exchange.html"), path.join(saved, "question.html"));
  const second = fs.readFileSync(path.join(PAGES, "something-awful.html"), "utf8");
  fs.writeFileSync(
    path.join(saved, "second.html"),
    second.replace(/ selected>1</, ">1<").replace('value="2"', 'value="2" selected'),
  );
  const paths = [saved];
  const { threads } = await importThreads({ paths, content, board: "tea", cache: path.join(folder, "cache") });
  const { site } = await build(content);
  const pageOf = (title: string) => {
    const thread = threads.find((one) => one.title === title)?.folder ?? "";
    return parsePage(fs.readFileSync(path.join(site, thread, "index.html"), "utf8"));
  };
  const question = pageOf("How do I untie a wet rope?");
  const remarks = all(question, ".remarks li").map((remark) => [
    text(one(remark, ".author")),
    text(one(remark, ".prose")),
  ]);
  expect(remarks).toEqual([
    ["kn", "Which knot is it? bowline?"],
    ["sailor", "行了，thanks"],
  ]);
  expect(text(one(question, "#floor-1"))).not.toContain("Which knot");

  const later = pageOf("Bees in the wall");
  expect(text(one(later, "#floor-1"))).toContain("They hum all night.");
  expect(text(one(later, ".byline .floor-n"))).toMatch(/\d/);
  expect(all(later, ".seal")).toEqual([]);
});
