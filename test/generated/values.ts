/** Values that a file may hold where another one was expected. */
import fc from "fast-check";

/** Numbers as they are written, most of them of no use. */
const NUMBERS =
  "0 -0 1 2 -1 2.5 1e3 1e309 -1e309 1e-400 0x1F 0o17 017 1_000 .5 5. .inf -.inf .nan 9007199254740991 9007199254740993".split(
    " ",
  );
const DATES = [
  ..."2016-11-30 2016-11-31 2016-13-01 0000-00-00 0000-01-01 9999-12-31 10000-01-01 -0001-01-01 1970-01-01".split(" "),
  ..."2016-11-30T10:12:00+08:00 2016-11-30T24:00:00Z 2016-11-30T10:12:60Z 2016-11-30T10:12:00+99:99".split(" "),
  ..."2016/1/2 2016.1.2 30.11.2016 2016年11月30日 +275760-09-13 12:30:45 1e10 2016-W05 2016-366".split(" "),
];
const WORDS = [
  ..."true false null ~ yes No on OFF y N __proto__ constructor toString hasOwnProperty valueOf length then".split(" "),
  ..."/ /* //a /a/../b ../../x /_headers /search/ /a%2fb /%00 https://a.example/ javascript:alert(1) data:text/html,x".split(
    " ",
  ),
  ..."https://u:p@a.example/ http://[ http://a:99999/ //a.example mailto:x zh-Hant zh-x en-GB-oed i-klingon x".split(
    " ",
  ),
  ..."<b> </title> <!-- --> ]]> {{x}} {%x%} #{x} \\ \" ' ` : - # & * ! | > % @ , [ ] { } 茶 ： 「茶」".split(" "),
  "\u202eabc",
  "a\u200bb",
  "e\u0301",
  "\u0130",
  "ß",
  "\ufeff",
  "\u2028",
  "😀".repeat(30),
  "a".repeat(300),
  "茶".repeat(100),
];

/** Any single value as plain data. */
const scalar: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...WORDS, ...DATES),
  fc.constantFrom<unknown>(null, true, false, 0, -1, 2.5, 1e21, Number.MAX_SAFE_INTEGER, 2 ** 53, 1e308),
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.string({ unit: "binary", maxLength: 20 }),
);

/** Text that a YAML parser reads as one value, or as something else. */
export const yamlScalar: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...NUMBERS, ...DATES, ...WORDS),
  scalar.map((value) => JSON.stringify(value)),
  fc.string({ unit: "grapheme", maxLength: 30 }).map((text) => `'${text.replaceAll("'", "''")}'`),
  fc
    .constantFrom("|", ">-", "|+2", ">1")
    .chain((mark) => fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }).map((all) => [mark, ...all].join("\n  "))),
  fc.constantFrom(
    "&a x",
    "*a",
    "!!binary aGk=",
    "!!js/function x",
    "!!set {a}",
    "<<: *a",
    "!x y",
    "? [a]",
    "%YAML 1.1",
  ),
);

/** Plain data with these keys, and others that mean something to programs. */
export function record(keys: readonly string[]): fc.Arbitrary<unknown> {
  const key = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...keys) },
    { weight: 1, arbitrary: fc.constantFrom("__proto__", "constructor", "", "toString", "a".repeat(200)) },
  );
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      scalar,
      fc.array(tie("value"), { maxLength: 4 }),
      fc.array(fc.tuple(key, tie("value")), { maxLength: 6 }).map((entries) => Object.fromEntries(entries)),
    ),
  }));
  return value;
}

/** A YAML document with these keys. */
export function yamlDocument(keys: readonly string[]): fc.Arbitrary<string> {
  const value = fc.oneof(
    { weight: 5, arbitrary: yamlScalar },
    { weight: 1, arbitrary: record(keys).map((data) => JSON.stringify(data)) },
    {
      weight: 1,
      arbitrary: fc.array(yamlScalar, { maxLength: 4 }).map((all) => `\n${all.map((one) => `  - ${one}\n`).join("")}`),
    },
    { weight: 1, arbitrary: fc.array(yamlScalar, { maxLength: 4 }).map((all) => `[${all.join(", ")}]`) },
    {
      weight: 1,
      arbitrary: fc
        .array(fc.tuple(fc.constantFrom(...keys), yamlScalar), { maxLength: 4 })
        .map((all) => `\n${all.map(([key, one]) => `  ${key}: ${one}\n`).join("")}`),
    },
  );
  const key = fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...keys) }, { weight: 1, arbitrary: yamlScalar });
  return fc
    .uniqueArray(fc.tuple(key, fc.constantFrom(": ", ": ", ": ", ":", "：", " : "), value), {
      maxLength: 8,
      selector: ([name]) => name,
    })
    .map((entries) => entries.map((entry) => entry.join("")).join("\n"));
}
