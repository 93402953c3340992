import { expect, test } from "vitest";
import { report } from "../support/figures.ts";
import { literalsOf, madeBy, makesExpressions, sourcesOf, type Written } from "./expressions.ts";
import { growsTooFast } from "./growth.ts";
import { charactersOf, samplesOf } from "./samples.ts";

/** Expressions that grow, but see short or trusted text only. */
const EXEMPT: readonly (readonly [file: string, beginning: string, reason: string])[] = [
  ["scripts/core/group-digits.ts", "\\B(?=(\\d{3})+$)", "sees the digits of a number"],
  ["scripts/archive/read/foreign-front-matter.ts", "", "sees 20,000 characters of front matter"],
  ["scripts/attachments/svg-size.ts", "^\\s*\\+?([0-9]*", "sees 200 characters"],
  ["scripts/core/timestamp.ts", "^(\\d{4})\\s*[-/.年]", "sees 100 characters"],
  ["scripts/eleventy/own-files.ts", "(?:\\bfrom|", "sees the publisher's own configuration"],
  ["scripts/importers/adapters/tieba.ts", "\\/f\\?(?:.*&)?kz=", "sees 2,000 characters of an address"],
  ["scripts/importers/adapters/vbulletin.ts", "\\/forum\\/", "sees 2,000 characters of an address"],
  ["scripts/importers/html/query.ts", "\\[([\\w-]+)", "sees the selectors of adapters"],
  ["scripts/site/admin/editor.ts", "@font-face", "sees the code of a package"],
];

/** Files that make an expression for each call, with what goes into it. */
const MADE_LATER: Readonly<Record<string, string>> = {
  "scripts/core/formats/yaml.ts": "a number; the text is a line of YAML, the indent has one form",
  "scripts/core/schema/value-form.ts": "a separator of two that the file writes; sees a line of limited length",
  "scripts/fetch/places.ts": "a mark and digits",
  "scripts/importers/adapters/take.ts": "words of an adapter, with digits beside them of limited length",
  "scripts/importers/html/post-text.ts": "one of its own literals, without the state of another call",
  "scripts/importers/html/tables.ts": "the name of an element",
  "scripts/importers/html/write-markdown.ts": "a fence, or a sign of emphasis; sees one piece of a post",
  "scripts/importers/read/exports/markdown-tags.ts": "the name of an attribute; sees one tag",
  "scripts/importers/read/kind.ts": "one of its own literals with other flags; sees the head of a file",
  "scripts/importers/read/mime.ts": "the name of a parameter; sees one header",
  "scripts/importers/read/page-facts.ts": "the name of an attribute; sees one tag",
  "scripts/markdown/raw-html.ts": "the name of an element",
  "scripts/release/signature/allowed-signers.ts": "patterns of whoever verifies; sees the 14 characters of a name",
};

/** Characters that content repeats. */
const COMMON = [" ", "a", "7", "-", "<", "[", "(", "{", "$", "中", "\u3000", "\n"];
/** At the end, so that what matched up to there may fail. */
const ENDS = ["", "\u0001"];

const sources = sourcesOf(["scripts", "layouts"]).filter((file) => !file.startsWith("scripts/bench"));

const makers = sources.filter(makesExpressions);
const madeByAll = inTurn(
  makers.filter((file) => !(file in MADE_LATER)),
  madeBy,
);

async function inTurn<T, U>(all: readonly T[], work: (one: T) => Promise<U>): Promise<U[]> {
  const done: U[] = [];
  for (const one of all) done.push(await work(one));
  return done;
}

/** An input: what comes first, what is repeated, and the end. */
type Input = readonly [before: string, repeated: string, end: string];

test("every expression takes time in proportion to the text, whatever is repeated in it", {
  timeout: 300_000,
}, async (context) => {
  const made = (await madeByAll).flat();
  const seen = new Set<string>();
  const slow = [...sources.flatMap(literalsOf), ...made].flatMap((written) => {
    const { file, source, flags } = written;
    if (isExempt(written)) return [];
    const known = seen.has(`${source}/${flags}`);
    seen.add(`${source}/${flags}`);
    if (known || !/[*+]|\{\d+,/.test(source)) return [];
    const input = slowInput(new RegExp(source, /[gy]/.test(flags) ? flags : `${flags}g`), source, flags);
    return input ? [`${file}: /${source}/${flags} on ${JSON.stringify(input)}`] : [];
  });
  report(context, { expressions: seen.size, "slow expressions": slow.length });
  expect(slow.join("\n")).toBe("");
});

test("every exemption is of an expression that is there", async () => {
  const literals = sources.flatMap(literalsOf);
  const gone = EXEMPT.filter((one) => !literals.some((written) => isExempt(written, [one])));
  expect(gone).toEqual([]);
  const loaded = new Set((await madeByAll).flat().map(({ file }) => file));
  expect(makers.filter((file) => !loaded.has(file))).toEqual(Object.keys(MADE_LATER));
});

test("an expression that takes the square of the text is found", () => {
  for (const source of ["<a\\s*\\s*b", "(a+)+$"]) {
    expect(slowInput(new RegExp(source, "g"), source, "g"), source).toBeDefined();
  }
  for (const source of ["(?<!\\s)\\s+$", "<[^<>]*>"]) {
    expect(slowInput(new RegExp(source, "g"), source, "g"), source).toBeUndefined();
  }
});

function isExempt({ file, source }: Written, table = EXEMPT): boolean {
  return table.some(([name, beginning]) => name === file && source.startsWith(beginning));
}

/** The first input on which an expression grows faster than the text. */
function slowInput(pattern: RegExp, source: string, flags: string): Input | undefined {
  for (const input of inputsOf(source, flags)) {
    if (looksLinear(pattern, input)) continue;
    if (isEndless(pattern, input) || growsTooFast((length) => run(pattern, textOf(input, length)))) return input;
  }
  return undefined;
}

function inputsOf(source: string, flags: string): Input[] {
  const characters = [...new Set([...charactersOf(source, flags).slice(0, 6), ...COMMON])];
  const inputs: Input[] = [];
  for (const one of characters) {
    for (const other of ["", ...characters.slice(0, 4)]) for (const end of ENDS) inputs.push(["", one + other, end]);
  }
  for (const sample of samplesOf(source, flags, 4)) {
    for (let at = 0; at < sample.length; at++) {
      for (const length of [1, 2, sample.length]) {
        if (length > 2 && at > 0) continue;
        for (const end of ENDS) inputs.push([sample.slice(0, at), sample.slice(at, at + length), end]);
      }
    }
  }
  return [...new Map(inputs.map((input) => [JSON.stringify(input), input])).values()];
}

/** Most inputs are told by a short text: of what takes 200 ms for 40,000 characters, this is a four-hundredth. */
function looksLinear(pattern: RegExp, input: Input): boolean {
  if (isEndless(pattern, input)) return false;
  const text = textOf(input, 2_000);
  return !takesLonger(pattern, text, 0.5);
}

/** True for what takes long for 24 characters already, because its time doubles with each, or for 2,000: it is a cube. */
function isEndless(pattern: RegExp, input: Input): boolean {
  return [
    [24, 20],
    [200, 20],
    [2_000, 200],
  ].some(([length = 0, limit = 0]) => {
    return takesLonger(pattern, textOf(input, length), limit);
  });
}

/** Whether each of some tries takes longer: a busy machine stops this process now and then, twice in a row too. */
function takesLonger(pattern: RegExp, text: string, limit: number): boolean {
  for (let tries = 0; tries < 6; tries++) {
    const before = performance.now();
    run(pattern, text);
    if (performance.now() - before <= limit) return false;
  }
  return true;
}

/** Sticky expressions are tried once, all others until none is left: that is what `test`, `split` and `matchAll` do. */
function run(pattern: RegExp, text: string): void {
  pattern.lastIndex = 0;
  if (pattern.sticky) pattern.exec(text);
  else text.replace(pattern, "");
}

function textOf([before, repeated, end]: Input, length: number): string {
  return before + repeated.repeat(Math.ceil(length / repeated.length)) + end;
}
