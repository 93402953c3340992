import { expect, test } from "vitest";
import { foldToTheLetter, foldWords } from "../../scripts/search/text/fold.ts";
import { tokenise } from "../../scripts/search/text/tokens.ts";
import { indexWords } from "../../scripts/search/words.ts";
import { growsTooFast } from "./growth.ts";

const TEXTS = ["a-", "/a-", "@a.", "aB", "a_", "冯·", "a ", ", ", "c++", "e\u0301", "👍🏽", "Node.", "中\u200b"];

test.each(TEXTS)("a text without a line break is indexed and searched in proportion to its length: %s", (text) => {
  const begun = (repeats: number) => `/${text.repeat(repeats)}`;
  expect(growsTooFast((repeats) => indexWords(foldWords(begun(repeats))))).toBe(false);
  expect(growsTooFast((repeats) => tokenise(foldWords(begun(repeats))))).toBe(false);
  expect(growsTooFast((repeats) => foldToTheLetter(begun(repeats)))).toBe(false);
});
