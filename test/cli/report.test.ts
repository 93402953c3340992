import { expect, test } from "vitest";
import { formatProblems, noteLine } from "../../scripts/cli/report.ts";
import type { Problem } from "../../scripts/core/problems.ts";

const remote = (count: number, file = (at: number) => `weekly/${Math.floor(at / 45)}/index.md`): Problem[] =>
  Array.from({ length: count }, (_, at) => ({
    kind: "image-remote",
    file: file(at),
    line: (at % 45) + 5,
    message: `the image https://pictures.example/${at}.jpg is on another site`,
    fix: "save the picture beside the text, and write its name",
  }));

const key: Problem = {
  kind: "key-unknown",
  file: "weekly/1/index.md",
  line: 2,
  column: 1,
  message: 'the key "titel" is not known',
  fix: "write title",
};

test("ten problems of one kind are all shown, file by file", () => {
  const text = formatProblems(
    remote(10, (at) => (at < 6 ? "a/index.md" : "b/index.md")),
    { content: "content" },
  );
  expect(text.match(/^content\/[ab]\/index\.md:\d+ the image/gm)).toHaveLength(10);
  expect(text.match(/→ save/g)).toHaveLength(10);
  expect(text).toMatch(/name\n\ncontent\/b\/index\.md:11 the image/);
  expect(text).toMatch(/\n\n10 problems in 2 files\n$/);
});

test("eighteen thousand problems of one kind are one paragraph, beside a rare one that is shown as ever", () => {
  const text = formatProblems([...remote(18_063), key], { content: "content/" });
  expect(text).toBe(`content/weekly/1/index.md:2:1 the key "titel" is not known
    → write title

image-remote, 18063 times in 402 files:
content/weekly/0/index.md:5 the image https://pictures.example/0.jpg is on another site
content/weekly/0/index.md:6 the image https://pictures.example/1.jpg is on another site
content/weekly/0/index.md:7 the image https://pictures.example/2.jpg is on another site
    → save the picture beside the text, and write its name

18064 problems in 402 files; \`npx stele check --all\` shows every one
`);
});

test("each kind has its own paragraph, the one with the most last, and each place what to write there", () => {
  const keys = ["layout", "permalink", "weight", "menu"].map((name) => ({ ...key, fix: `take ${name} out` }));
  const text = formatProblems([...remote(20), ...keys], { content: "my archive", drafts: true });
  expect(text.match(/^[a-z-]+, \d+ times in .*$/gm)).toEqual([
    "key-unknown, 4 times in 1 file:",
    "image-remote, 20 times in 1 file:",
  ]);
  expect(text.match(/→ .*/g)).toEqual([
    "→ take layout out",
    "→ take permalink out",
    "→ take weight out",
    "→ save the picture beside the text, and write its name",
  ]);
  expect(text).toContain('`npx stele check --all --drafts --content "my archive"`');
});

test("everything is shown if everything is asked for, and however much there is without a kind, it is not", () => {
  const untold = remote(500).map(({ kind: _, ...problem }) => problem);
  expect(formatProblems(untold, { content: "c", all: true }).match(/^c\/weekly/gm)).toHaveLength(500);
  expect(formatProblems(untold, { content: "c" })).toContain("other, 500 times in 12 files:");
});

test("a long message is cut, unless everything is asked for", () => {
  const long = { ...key, message: "x".repeat(100_000) };
  expect(formatProblems([long], { content: "c" }).length).toBeLessThan(1000);
  expect(formatProblems([long], { content: "c", all: true })).toContain(long.message);
});

test("one line counts notes and says how to see them", () => {
  expect(noteLine(0, { content: "content" })).toBe("");
  expect(noteLine(1, { content: "content" })).toBe("1 note; `npx stele check` lists it\n");
  expect(noteLine(12, { content: "c", drafts: true })).toBe(
    "12 notes; `npx stele check --drafts --content c` lists them\n",
  );
});
