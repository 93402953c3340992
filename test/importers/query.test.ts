import fc from "fast-check";
import type { Element } from "hast";
import { expect, test } from "vitest";
import { parsePage } from "../../scripts/importers/html/parse.ts";
import { all, attr, children, closest, contains, is, one, parentOf, text } from "../../scripts/importers/html/query.ts";

/** Selectors of all the forms that adapters use. */
const SELECTORS = [
  "p",
  ".a",
  "#x",
  "*",
  "div p",
  "div > p",
  ".a .b",
  ".a.b",
  "p.a",
  "div#x",
  "p, .b",
  ".a > *",
  "[title]",
  "div [title]",
  "p[title]",
  '[title="a b"] .a',
  ".a [title='y']",
  "div:has(> p)",
  "p:not(.a)",
  ".a:has(.b) p",
  "div > [title]",
  ".a + .b",
  ".a ~ p",
  "#x .a, #x p",
  "p:first-child",
  '[class*="a"]',
  ":not(p)",
  'div[title="]"] p',
];

const element = fc.letrec<{ node: string }>((tie) => ({
  node: fc
    .record({
      name: fc.constantFrom("div", "p", "span"),
      classes: fc.subarray(["a", "b", "c"]),
      id: fc.constantFrom("", "", "", "x"),
      title: fc.constantFrom("", "", "a b", "y", "]"),
      inside: fc.array(fc.oneof({ maxDepth: 4 }, fc.constant("text"), tie("node")), { maxLength: 4 }),
    })
    .map(({ name, classes, id, title, inside }) => {
      const attributes = [
        classes.length > 0 && `class="${classes.join(" ")}"`,
        id && `id="${id}"`,
        title && `title="${title}"`,
      ];
      return `<${[name, ...attributes.filter(Boolean)].join(" ")}>${inside.join("")}</${name}>`;
    }),
}));

test("selectors find the same elements in the same order as a walk through the tree", () => {
  fc.assert(
    fc.property(fc.array(element.node, { maxLength: 5 }), (html) => {
      const root = parsePage(html.join(""));
      const places = [root, ...all(root, "div")];
      for (const place of places) {
        for (const selector of SELECTORS) {
          const walked = all(place, "*").filter((one) => is(one, selector));
          expect(all(place, selector)).toEqual(walked);
          expect(one(place, selector)).toBe(walked[0]);
        }
      }
      expect(all(root, "*")).toHaveLength(everything(root).length);
    }),
    { numRuns: 150 },
  );
});

function everything(place: { children: unknown[] }): Element[] {
  return (place.children as Element[]).flatMap((child) =>
    child.type === "element" ? [child, ...everything(child)] : [],
  );
}

test("questions about one element", () => {
  const root = parsePage(
    '<div id=x class="a b" data-post-id=7 hidden><p title=" t ">one <b>two</b>&nbsp;\n three</p></div>',
  );
  const div = one(root, "#x") as Element;
  const bold = one(root, "b") as Element;
  expect(text(div)).toBe("one two three");
  expect([attr(div, "class"), attr(div, "data-post-id"), attr(div, "hidden"), attr(div, "title")]).toEqual([
    "a b",
    "7",
    "",
    undefined,
  ]);
  expect(closest(bold, ".b")).toBe(div);
  expect(closest(bold, "b")).toBe(bold);
  expect(parentOf(bold)).toBe(children(div, "p")[0]);
  expect([contains(div, bold), contains(bold, div), contains(div, div)]).toEqual([true, false, false]);
});
