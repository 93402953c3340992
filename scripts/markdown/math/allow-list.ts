import { defaultTreeAdapter as adapter, html as names, type DefaultTreeAdapterTypes as Parse5 } from "parse5";
import { type Child, type Element, element } from "../tree.ts";

/**
 * What the MathML of a formula may be: presentation only. An element that is not here makes the formula malformed; an
 * attribute that is not here is left out. So nothing leads anywhere (`href`, `src`), acts (`maction`), holds HTML
 * (`annotation-xml`) or lies over the text around it (`style`, lengths below zero or beyond a few letters).
 */
const ELEMENTS: ReadonlySet<string> = new Set(
  `menclose mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub
  msubsup msup mtable mtd mtext mtr munder munderover none`.split(/\s+/),
);

const TRUTH = /^(?:true|false)$/;
const LENGTH = /^(?:0|[0-4]?(?:\.\d{1,5})?(?:em|ex)|\d{1,2}(?:\.\d{1,5})?(?:pt|px))$/;

const ATTRIBUTES: Readonly<Record<string, RegExp>> = {
  accent: TRUTH,
  accentunder: TRUTH,
  columnspan: /^\d{1,2}$/,
  depth: LENGTH,
  displaystyle: TRUTH,
  fence: TRUTH,
  form: /^(?:prefix|infix|postfix)$/,
  height: LENGTH,
  largeop: TRUTH,
  linethickness: LENGTH,
  lspace: LENGTH,
  mathvariant: /^normal$/,
  maxsize: LENGTH,
  minsize: LENGTH,
  movablelimits: TRUTH,
  notation: /^[a-z ]{1,60}$/,
  rowspan: /^\d{1,2}$/,
  rspace: LENGTH,
  scriptlevel: /^[0-3]$/,
  separator: TRUTH,
  stretchy: TRUTH,
  symmetric: TRUTH,
  width: LENGTH,
};

/** Classes of Temml that our style sheet has a word for, and what is a style there. */
const CLASSES: Readonly<Record<string, string>> = {
  "tml-left": "align-left",
  "tml-right": "align-right",
  "tml-tageqn": "numbered",
  "tml-vec": "accent",
  "wbk-acc": "accent",
};

/** Elements inside one another: deeper than any formula, and no trouble for a browser. */
const MAX_DEPTH = 60;

/** Copies an element of MathML as far as the list allows; undefined if it holds what is not allowed. */
export function copyAllowed(source: Parse5.Element, depth = 0): Element | undefined {
  if (depth > MAX_DEPTH || source.namespaceURI !== names.NS.MATHML || !ELEMENTS.has(source.tagName)) return undefined;
  const made = element(source.tagName, attributesOf(source), []);
  const children = copyChildren(source, depth);
  if (!children) return undefined;
  made.children = children;
  return made;
}

/** Copies what an element of MathML holds; undefined if anything in it is not allowed. */
export function copyChildren(source: Parse5.Element, depth = 0): Child[] | undefined {
  const children: Child[] = [];
  for (const child of source.childNodes) {
    if (adapter.isTextNode(child)) children.push({ type: "text", value: child.value });
    else {
      const copy = adapter.isElementNode(child) ? copyAllowed(child, depth + 1) : undefined;
      if (!copy) return undefined;
      children.push(copy);
    }
  }
  return children;
}

function attributesOf(source: Parse5.Element): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const { name, value } of source.attrs) {
    if (name === "class" || name === "style") continue;
    if (Object.hasOwn(ATTRIBUTES, name) && ATTRIBUTES[name]?.test(value)) attributes[name] = value;
  }
  const given = (name: string) => source.attrs.find((one) => one.name === name)?.value ?? "";
  const classes = given("class").split(" ");
  const found = classes.flatMap((name) => (Object.hasOwn(CLASSES, name) ? [CLASSES[name]] : []));
  if (given("style").includes("border:1px solid") || classes.includes("tml-fbox")) found.push("boxed");
  if (found.length > 0) attributes.class = [...new Set(found)].join(" ");
  return attributes;
}
