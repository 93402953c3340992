import { expect, test } from "vitest";
import { readYaml } from "../../scripts/core/formats/yaml.ts";

const times = (text: string, count: number) => text.repeat(count);
const read = (text: string) => {
  const data = readYaml(text, "x.yaml");
  return Array.isArray(data) ? data.map(({ kind }) => kind) : { ...(data.value as object) };
};

test.each([
  ["double quotes", (text: string) => `a: "x \\" ${text}"\n`],
  ["single quotes", (text: string) => `a: 'x '' ${text}'\n`],
  ["a value without quotes", (text: string) => `a: x ${text}\n`],
  ["a block of text", (text: string) => `a: |\n  ${text}\n  x\n`],
  ["a folded block", (text: string) => `a: >-\n  x\n\n  ${text}\nb: y\n`],
  ["quotes over several lines", (text: string) => `a: "x\n  ${text}\n  y"\n`],
  ["a key", (text: string) => `"${text.slice(-900)}": x\n`],
  ["a comment", (text: string) => `a: x # ${text}\n# ${text}\nb: y\n`],
])("any number of brackets and dashes is text in %s", (_, write) => {
  for (const text of ["[", "第[", "{[", "]", "- ", "? "]) {
    const many = times(text, 20_000);
    const value = read(write(`${many}x`));
    expect(value).toBeTypeOf("object");
    expect(value).not.toBeInstanceOf(Array);
  }
});

test.each([
  ["double quotes", `a: "${times("b: ", 200)}"\n`],
  ["a block of text", `a: |\n  ${times("b: ", 200)}x\n`],
  ["a comment", `a: x # ${times("b: ", 200)}\n`],
])("any number of colons is text in %s", (_, text) => expect(read(text)).toHaveProperty("a"));

test("a list beside many short ones is not deep, and neither are many keys of one group", () => {
  expect(read(`a: [${times("[], {}, ", 200)}]\n`)).toHaveProperty("a");
  const keys = Array.from({ length: 200 }, (_, i) => `k${i}: x`);
  expect(read(`a: { ${keys.join(", ")} }\n`)).toHaveProperty("a");
  expect(read(`${keys.join("\n")}\n`)).toHaveProperty("k199");
});

test.each([
  ["brackets", times("[", 20_000)],
  ["closed brackets", times("[", 60) + times("]", 60)],
  ["groups", times("{a: ", 20_000)],
  ["brackets and text that closes some", times('["]", ', 20_000)],
  ["brackets after text that closes as many", `"${times("]", 20_000)}": ${times("[", 20_000)}`],
  ["brackets after a quote in a value", `a: it's ${times("x", 3)}\nb: ${times("[", 20_000)}`],
  ["brackets after # in a value", `a: x#y\nb: ${times("[", 20_000)}`],
  ["brackets over many lines", times("[\n", 20_000)],
  ["dashes", times("- ", 20_000)],
  ["dashes in a list", `a:\n  - x\n  ${times("- ", 20_000)}`],
  ["question marks", times("? ", 20_000)],
  ["keys on one line", times("a: ", 20_000)],
  ["keys on one line, with tabs", times("a:\t", 20_000)],
  ["keys on one line of a list", `a:\n  - ${times("'b': ", 20_000)}`],
])("%s nested thousands deep are refused, and use up no stack", (_, text) => {
  expect(read(text)).toEqual(["yaml-too-deep"]);
});
