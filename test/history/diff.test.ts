import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diffTexts } from "../../scripts/history/diff.ts";
import { tokens } from "../../scripts/history/tokens.ts";

/** A diff as people write it down: `[-old-]{+new+}`, and `…` for lines that are left out. */
function shown(old: string | undefined, now: string | undefined): string[] {
  return diffTexts(old, now).lines.map(({ kind, parts }) => {
    if (kind === "gap") return "…";
    return parts
      .map(({ kind, text }) => (kind === "same" ? text : kind === "added" ? `{+${text}+}` : `[-${text}-]`))
      .join("");
  });
}

describe("what is shown of a changed text", () => {
  test("is the changed characters of Chinese, and the changed words of other scripts", () => {
    expect(shown("我們在東門數了四個星期。", "我們在東門數了六個多星期。")).toEqual([
      "我們在東門數了[-四-]{+六+}個{+多+}星期。",
    ]);
    expect(shown("We counted every customer twice.", "We counted every visitor twice.")).toEqual([
      "We counted every [-customer-]{+visitor+} twice.",
    ]);
    expect(shown("손님을 두 번 셌다, 모두.", "손님을 세 번 셌다, 모두.")).toEqual([
      "손님을 [-두-]{+세+} 번 셌다, 모두.",
    ]);
  });

  test("is each changed paragraph between its neighbours", () => {
    const [old, now] = [
      ["甲段", "乙段", "丙段", "丁段說到客流的事。", "戊段", "己段"],
      ["甲段", "乙段", "丙段", "丁段說到人流的事。", "戊段", "己段"],
    ].map((lines) => lines.join("\n\n"));
    expect(shown(old, now)).toEqual(["…", "丙段", "丁段說到[-客-]{+人+}流的事。", "戊段", "…"]);
  });

  test("is one paragraph for one that only became longer, and two where one took the other's place", () => {
    expect(shown("第三個誤區是只看自己。", "第三個誤區是只看自己，不看對面。")).toEqual([
      "第三個誤區是只看自己{+，不看對面+}。",
    ]);
    expect(shown("先看清楚再說。", "報表擱一邊，數字得親手數過。")).toEqual([
      "[-先看清楚再說。-]",
      "{+報表擱一邊，數字得親手數過。+}",
    ]);
  });

  test("finds the paragraph that a changed one became among those that were added", () => {
    expect(shown("首段\n我們數了四個星期的人。", "首段\n全新的一段在此。\n我們數了五個星期的人。")).toEqual([
      "首段",
      "{+全新的一段在此。+}",
      "我們數了[-四-]{+五+}個星期的人。",
    ]);
  });

  test("is only the end of a long discussion that a reply was added to", () => {
    const long = Array.from({ length: 5000 }, (_, n) => `第 ${n} 樓`).join("\n");
    const added = Array.from({ length: 30 }, (_, n) => `新的 ${n} 樓`);
    expect(shown(long, [long, ...added].join("\n"))).toEqual([
      "…",
      "第 4999 樓",
      ...added.map((line) => `{+${line}+}`),
    ]);
  });

  test("is a note where only blank lines, spaces at line ends or line ends changed", () => {
    expect(diffTexts("甲\n乙\n", "\ufeff甲 \r\n\r\n\r\n乙")).toEqual({ lines: [], cut: false, note: "invisible" });
  });

  test("never parts what a reader takes for one character", () => {
    const text = "葛\u{e0100}飾 👩‍👩‍👧 👍🏽 🇹🇼🇯🇵 e\u0301te\u0301 が\u3099";
    expect(tokens(text)).toEqual([
      ..."葛\u{e0100} 飾".split(" "),
      " ",
      "👩‍👩‍👧",
      " ",
      "👍🏽",
      " ",
      "🇹🇼",
      "🇯🇵",
      " ",
      "e\u0301te\u0301",
      " ",
      "が\u3099",
    ]);
  });
});

describe("a huge change", () => {
  test("is cut to what can be read, and says so", () => {
    const lines = (word: string) => Array.from({ length: 9000 }, (_, n) => `${word} ${n * 7919}`).join("\n");
    const diff = diffTexts(lines("舊"), lines("新"));
    expect(diff.cut).toBe(true);
    expect(diff.lines.length).toBeLessThanOrEqual(200);
  });

  test("of a single line is cut too, never within a character", () => {
    const diff = diffTexts(undefined, "𠮷".repeat(40_000));
    const text = diff.lines.flatMap(({ parts }) => parts.map((part) => part.text)).join("");
    expect(diff.cut).toBe(true);
    expect(text.length).toBeLessThan(20_010);
    expect(text).toMatch(/^(?:𠮷)+…$/u);
  });

  test("of megabytes is not compared at all", () => {
    expect(diffTexts("a".repeat(600_000), "b".repeat(600_000))).toEqual({ lines: [], cut: false, note: "large" });
  });
});

test("both texts can be read back from a diff that leaves nothing out", () => {
  const line = fc.array(fc.constantFrom("客", "流", "東門", "the ", "door ", "，", "。", "𠮷"), {
    minLength: 1,
    maxLength: 12,
  });
  const text = fc.array(
    line.map((words) => words.join("").trim() || "空"),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(text, text, (old, now) => {
      // With a change in every line there is no context, which could be left out.
      const [a, b] = [old.map((one) => `${one}A`), now.map((one) => `${one}B`)];
      const { lines } = diffTexts(a.join("\n"), b.join("\n"));
      const read = (side: "added" | "removed") =>
        lines
          .map(({ parts }) => parts.filter(({ kind }) => kind === "same" || kind === side).map((part) => part.text))
          .filter((parts) => parts.length > 0)
          .map((parts) => parts.join(""));
      expect(read("removed")).toEqual(a);
      expect(read("added")).toEqual(b);
    }),
  );
});
