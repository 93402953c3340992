import { expect, test } from "vitest";
import { readYaml } from "../../scripts/core/formats/yaml.ts";
import { publicMessage } from "../../scripts/history/public-words.ts";
import { parsePost } from "../../scripts/markdown/parse.ts";
import { growsTooFast } from "./growth.ts";

/** Repeats a text up to a number of characters. */
const fill = (text: string, length: number): string => text.repeat(Math.ceil(length / text.length));

const POSTS: Readonly<Record<string, (length: number) => string>> = {
  "marks of one footnote": (length) => `${fill("x[^a] ", length)}\n\n[^a]: y`,
  "notes of one label": (length) => fill("[^a]: y\n\n", length),
  "marks that never close": (length) => `[^a]: y\n\n${fill("[^a", length)}`,
  "tasks in tasks": (length) => `${fill("- [ ] ", length)}x`,
  "tasks below each other": (length) => fill("- [ ] x\n", length),
  alerts: (length) => fill("> [!NOTE]\n> x\n\n", length),
  "dollar signs": (length) => fill("$", length),
  formulas: (length) => fill("$a$ ", length),
  "brackets of a wiki": (length) => fill("[[", length),
  "brackets of a template": (length) => fill("{{", length),
  "shortcodes with a gap": (length) => fill(`{{<${" ".repeat(200)}`, length),
  "names in angle brackets": (length) => fill("<T>", length),
  comments: (length) => fill("<!--", length),
  "lines with an ideographic space": (length) => fill("\u3000x\n", length),
  "empty headings": (length) => fill("#\n", length),
  "a language without end": (length) => `\`\`\`${fill("&ouml;", length)}\nx\n\`\`\``,
};

test.each(Object.entries(POSTS))("a post of twice the length takes twice the time: %s", (_, post) => {
  expect(growsTooFast((length) => parsePost(post(length)))).toBe(false);
});

test("a front matter of many keys takes time in proportion to them", () => {
  const keys = (count: number) => Array.from({ length: count }, (_, i) => `k${i}: v\n`).join("");
  expect(
    growsTooFast((count) => {
      const read = readYaml(keys(count), "a.md");
      if (Array.isArray(read)) throw new Error(read[0]?.message);
      for (let i = 0; i < count; i++) read.locate([`k${i}`], true);
    }),
  ).toBe(false);
});

test("a commit's message of one long word, or one long gap, is read in proportion to it", () => {
  const messages = ["a", " ", "<", "@", "<a@", "a-by: ", "Signed-off-by: a@"];
  for (const text of messages)
    expect(
      growsTooFast((length) => publicMessage(`s\n\n${fill(text, length)}x`)),
      text,
    ).toBe(false);
});

test("a commit's message shows names and no addresses", () => {
  const message = "改\n\n見 <a@b.example> 與 c。\nCo-authored-by: Li Lei <li@b.example>\nReviewed-by: wang@b.example";
  expect(publicMessage(message)).toEqual({ subject: "改", body: "見 與 c。\nCo-authored-by: Li Lei\nReviewed-by:" });
});
