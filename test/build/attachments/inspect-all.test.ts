import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inspectFiles } from "../../../scripts/attachments/inspect-all.ts";
import { photograph, temporaryFolder, writeFiles } from "../../attachments/pictures.ts";
import { pngClaiming } from "../../support/png.ts";

async function scene() {
  const folder = await temporaryFolder();
  const contents = {
    "01.jpg": await photograph(60, 40).jpeg().toBuffer(),
    "02.jpg": "no picture",
    "03.png": pngClaiming(100_000, 100_000),
    "data.csv": "a,b",
    "paper.pdf": "<html>",
  };
  const paths = await writeFiles(folder, contents);
  const files = Object.entries(paths).map(([name, path]) => ({ id: `id of ${name}`, file: `b/t/${name}`, path }));
  const looked: string[] = [];
  const inspect = () =>
    inspectFiles(files, join(folder, "cache"), { onProgress: (done, total) => looked.push(`${done}/${total}`) });
  return { folder, paths, files, inspect, looked, cache: join(folder, "cache/facts/index.json") };
}

test("all files are looked at, and all that is wrong is reported in their order", async () => {
  const { inspect, looked } = await scene();
  const found = await inspect();
  expect(found.problems.map((p) => `${p.file}: ${p.message}`)).toEqual([
    "b/t/02.jpg: the name ends in .jpg, but the file is no image that can be read",
    "b/t/03.png: this image is too large to decode: it has more than 40 million pixels",
    "b/t/paper.pdf: the name ends in .pdf, but the file is a web page",
  ]);
  expect(found.facts({ id: "id of 01.jpg", file: "01.jpg" }).image).toMatchObject({ width: 60, height: 40 });
  expect(found.facts({ id: "id of data.csv", file: "data.csv" }).type).toBe("CSV");
  expect(() => found.facts({ id: "another", file: "01.jpg" })).toThrow(/was not inspected/);
  expect(looked.at(-1)).toBe("5/5");
});

test("what was looked at before is not read again, and its problems are still reported", async () => {
  const { inspect, looked, paths } = await scene();
  const first = await inspect();
  looked.length = 0;
  await writeFile(paths["01.jpg"], "the id says that nothing changed");
  const second = await inspect();
  expect(looked).toEqual([]);
  expect(second.problems).toEqual(first.problems);
  expect(second.facts({ id: "id of 01.jpg", file: "01.jpg" })).toEqual(
    first.facts({ id: "id of 01.jpg", file: "01.jpg" }),
  );
});

test("the same bytes under another name are another thing", async () => {
  const { inspect, files, paths, folder } = await scene();
  await inspect();
  const text = { id: "id of paper.pdf", file: "b/t/data.html.txt", path: join(folder, "data.html.txt") };
  await writeFile(text.path, await readFile(paths["paper.pdf"]));
  const found = await inspectFiles([...files, text], join(folder, "cache"));
  expect(found.facts(text)).toMatchObject({ type: "TXT" });
  expect(found.facts(text).problem).toBeUndefined();
});

test.each([
  ["cut off", (text: string) => text.slice(0, -20)],
  ["changed by a hair", (text: string) => text.replace('"width":60', '"width":61')],
  ["of another version", (text: string) => text.replace(/^[0-9a-f]+/, "0".repeat(64))],
  ["emptied", () => ""],
])("a cache that was %s is made again", async (_, damage) => {
  const { inspect, looked, cache } = await scene();
  const first = await inspect();
  await writeFile(cache, damage(await readFile(cache, "utf8")));
  looked.length = 0;
  const again = await inspect();
  expect(looked.length).toBe(5);
  expect(again.problems).toEqual(first.problems);
  looked.length = 0;
  await inspect();
  expect(looked).toEqual([]);
});

test("a file that cannot be read now is looked at again next time", async () => {
  const { files, folder, paths } = await scene();
  const missing = { id: "id", file: "b/t/later.csv", path: join(folder, "later.csv") };
  const cache = join(folder, "cache");
  const first = await inspectFiles([...files, missing], cache);
  expect(first.problems.at(-1)).toMatchObject({ file: "b/t/later.csv", message: "the file cannot be read (ENOENT)" });
  await writeFile(missing.path, await readFile(paths["data.csv"]));
  expect((await inspectFiles([missing], cache)).problems).toEqual([]);
});
