import { describe, expect, test } from "vitest";
import { countLength } from "../../scripts/markdown/length.ts";

describe("the length of a text is what its readers would count", () => {
  test.each([
    ["", 0, 0],
    ["支付寶圈子。", 5, 0],
    ["「好」,他說…", 3, 0],
    ["Alipay 支付寶 2016年", 4, 2],
    ["don’t stop, it's 3.14 or 1,000", 0, 6],
    ["한국어 ひらがな カタカナ", 11, 0],
    ["𠮷野家 〇 々", 5, 0],
    ["Ünïcode naïve Ωμέγα", 0, 3],
    ["ＡＢＣ １２", 0, 2],
    ["😀 — ©", 0, 0],
  ])("%j: %i characters, %i words", (text, characters, words) => {
    expect(countLength(text)).toEqual({ characters, words });
  });
});
