import type { SearchScriptStrings } from "../../../../layouts/i18n/search-strings.ts";
import type { Condition } from "../address.ts";
import type { Names } from "../query/filter.ts";
import { parseYears, writeYears } from "../query/years.ts";
import { fill, make } from "./dom.ts";

/** A condition in words, `作者：店小二`. */
export function conditionText(
  { name, value, excluded }: Condition,
  strings: SearchScriptStrings,
  names: Names,
): string {
  const text = fill(strings.condition, { name: strings[name], value: conditionValue({ name, value }, names) });
  return excluded ? fill(strings.without, { value: text }) : text;
}

/** The value of a condition as people write it: a board's title, `2010–2012`. */
export function conditionValue({ name, value }: Pick<Condition, "name" | "value">, names: Names): string {
  const years = name === "year" ? parseYears(value) : undefined;
  return years ? writeYears(years, "–") : names(name, value);
}

/** A button that takes a condition away. */
export function removeButton(
  condition: Condition,
  strings: SearchScriptStrings,
  names: Names,
  remove: () => void,
): HTMLButtonElement {
  const text = conditionText(condition, strings, names);
  const label = fill(strings.remove, { value: text });
  const button = make("button", { type: "button", "aria-label": label, "data-key": text }, `${text} ×`);
  button.addEventListener("click", remove);
  return button;
}

/** Says that no thread has the value of a condition. */
export function unknownText({ name, value }: Condition, strings: SearchScriptStrings, names: Names): string {
  const words = { board: strings.noBoard, author: strings.noAuthor, tag: strings.noTag, year: strings.noYear };
  return fill(words[name], { value: conditionValue({ name, value }, names) });
}
