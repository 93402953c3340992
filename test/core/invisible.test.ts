import { expect, test } from "vitest";
import { withoutInvisible } from "../../scripts/core/invisible.ts";

test.each([
  ["甲\u200e", "甲"],
  ["貨\u200b架", "貨架"],
  ["\ufeff店\u2060小\u00ad二", "店小二"],
  ["❤\ufe0f 店", "❤ 店"],
  ["葛\u{e0100}", "葛"],
  ["a\u200db\u200c", "ab"],
])("a name without what shows nothing: %j", (name, shown) => {
  expect(withoutInvisible(name)).toBe(shown);
});

test.each(["👨\u200d👩\u200d👧", "می\u200cخواهم", "क्\u200dष"])("joiners that change what is seen stay: %s", (name) => {
  expect(withoutInvisible(name)).toBe(name);
});
