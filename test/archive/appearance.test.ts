import { expect, test } from "vitest";
import { loadArchive } from "../../scripts/archive/load.ts";
import { formatProblems } from "../../scripts/cli/report.ts";
import { appearanceCss } from "../../scripts/site/assets/appearance.ts";
import { smallArchive } from "../support/archive.ts";

const load = (settings: string) =>
  loadArchive(smallArchive({ "archive.yaml": `title: A\n${settings}\n` }), { drafts: false });

async function told(settings: string): Promise<string> {
  const { problems } = await load(settings);
  return formatProblems(problems, { content: "content" });
}

async function cssOf(settings: string): Promise<string> {
  const { archive, problems } = await load(settings);
  expect(problems).toEqual([]);
  return appearanceCss(archive.settings, (file) => file);
}

test("a colour that is hard to read on the page is refused, with the nearest that is not", async () => {
  expect(await told('accent: "#ffcc00"')).toBe(
    `content/archive.yaml:2:9 accent: #ffcc00 has a contrast of 1.3:1 on the light page, and text needs 4.5:1
    → write "#826800"

1 problem in 1 file
`,
  );
  expect(await told('accent: "#826800"')).not.toContain("accent");
  expect(await told('accent: { light: "#0b5394", dark: "#000" }')).toContain(
    "#000 has a contrast of 1.2:1 on the dark page",
  );
});

test("a colour without quotes is told, since YAML takes it for a comment", async () => {
  expect(await told("accent: #0b5394")).toContain('write accent: "#0b5394"');
});

test("an accent colours both themes, each so that it can be read", async () => {
  expect(await cssOf('accent: "#0b5394"')).toBe(
    ":root{--seal:#0b5394;--seal-ground:#0b5394}\n@media (prefers-color-scheme:dark){:root{--seal:#608fb9}}\n",
  );
  expect(await cssOf('accent: { light: "#0b5394", dark: "#9fc5e8" }')).toContain("dark){:root{--seal:#9fc5e8}}");
});

test("fonts are those of systems, or files of one's own", async () => {
  expect(await cssOf("fonts: { text: serif, titles: sans }")).toBe(
    "[lang][lang]{--reading:var(--serif)}\n[lang][lang]{--titles:var(--sans)}\n",
  );
  expect(await told("fonts: { text: [{ file: gone.woff2 }] }")).toContain(
    "content/archive.yaml:2:25 there is no file assets/gone.woff2 beside the content folder",
  );
  expect(await told("fonts: { titles: [{ file: ../a.woff2 }] }")).toContain('"../a.woff2" is no font below assets');
});

test("an unknown field of the byline, an unknown listing and a logo of another kind are told", async () => {
  expect(await told("byline: [author, dates]\nlistings: { tag: false }\nlogo: a.gif")).toBe(
    `content/archive.yaml:2:18 byline 2 is not known
    → write one of badge, author, date, updated, length, reading_time
content/archive.yaml:3:13 the key "tag" is not known
    → write tags
content/archive.yaml:4:7 logo: "a.gif" is no picture below assets
    → write its path there, such as logo.svg; it ends in .svg, .png, .webp

3 problems in 1 file
`,
  );
});
