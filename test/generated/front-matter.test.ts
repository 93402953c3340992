/** Settings and front matter that no person would write are read in good time, and end in no error but a problem. */
import { test } from "vitest";
import { archiveSchema } from "../../scripts/archive/schema/archive.ts";
import { boardSchema } from "../../scripts/archive/schema/board.ts";
import { FOREIGN_KEYS } from "../../scripts/archive/schema/foreign-keys.ts";
import { threadSchema } from "../../scripts/archive/schema/thread.ts";
import { size } from "../support/size.ts";
import { readAll, THREAD } from "./archive.ts";
import { tryAll } from "./measure.ts";
import { mutated } from "./mutate.ts";
import { yamlDocument } from "./values.ts";

const keysOf = (schema: { shape: object }) => Object.keys(schema.shape);

test("front matter", (context) => {
  const keys = [...keysOf(threadSchema), ...Object.keys(FOREIGN_KEYS), "file", "downloads"];
  const texts = mutated(yamlDocument(keys).map((yaml) => `---\ntitle: T\n${yaml}\n---\n字\n`));
  tryAll(context, texts, size(40, 5000), (text) => void readAll({ [`${THREAD}/index.md`]: text }));
});

test("archive.yaml", (context) => {
  const keys = [
    ...keysOf(archiveSchema),
    "provider",
    "repo",
    "text",
    "href",
    "remote",
    "base_url",
    "pagefind",
    "server",
  ];
  const texts = mutated(yamlDocument(keys).map((yaml) => `title: T\n${yaml}\n`));
  tryAll(context, texts, size(20, 2000), (text) => void readAll({ "archive.yaml": text }));
});

test("board.yaml", (context) => {
  const texts = mutated(yamlDocument(keysOf(boardSchema)).map((yaml) => `title: T\n${yaml}\n`));
  tryAll(context, texts, size(20, 1000), (text) => void readAll({ "tea/board.yaml": text }));
});
