import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { expect, test } from "vitest";
import { report } from "../support/figures.ts";
import { normalized, show } from "./compare.ts";

interface Example {
  readonly number: number;
  readonly markdown: string;
  readonly html: string;
}

const ROOM = path.join(import.meta.dirname, "../../scripts/markdown/README.md");

/** Examples that differ, by the reason that the room's README gives. */
function explained(): Map<number, string> {
  const table = fs.readFileSync(ROOM, "utf8").split("## Where CommonMark is left")[1] ?? "";
  const rows = table.matchAll(/^\| (?!examples|-)([\d, ]+) \| (.*) \|$/gm);
  return new Map(
    Array.from(rows).flatMap(([, numbers = "", why = ""]) => numbers.split(", ").map((n) => [Number(n), why])),
  );
}

function examples(): Example[] {
  const require = createRequire(import.meta.url);
  const { tests } = require("commonmark-spec") as { tests: Example[] };
  const tabs = (text: string) => text.replaceAll("→", "\t");
  return tests.map(({ number, markdown, html }) => ({ number, markdown: tabs(markdown), html: tabs(html) }));
}

test("every example of CommonMark is the same, or the room's README says why it is not", (context) => {
  const all = examples();
  const different = all.filter(({ markdown, html }) => normalized(show(markdown), false) !== normalized(html, true));
  console.log(
    `${all.length - different.length} of ${all.length} examples are the same; ${different.length} are explained`,
  );
  report(context, { examples: all.length, same: all.length - different.length });
  const reasons = explained();
  const unexplained = different.filter(({ number }) => !reasons.has(number));
  expect(unexplained.map(({ number, markdown, html }) => ({ number, markdown, html, ours: show(markdown) }))).toEqual(
    [],
  );
  expect(different.map(({ number }) => number)).toEqual([...reasons.keys()].sort((a, b) => a - b));
});
