import { sameCharacter } from "../../../scripts/core/han/same-character.ts";
import { regionalForms } from "../../../scripts/search/text/regional.ts";
import { wordStart } from "./word-edge.ts";

/** What the first search needs and takes milliseconds to make: two tables, and the browser's dictionary of words. */
const STEPS: readonly (() => void)[] = [
  () => sameCharacter(0x6587),
  () => regionalForms("文字"),
  () => wordStart("文字", 1),
];

/** Makes it before the first key is pressed, each part in an idle moment of its own. */
export function warmUp(): void {
  let step = 0;
  const next = (): void => {
    STEPS[step++]?.();
    if (step < STEPS.length) whenIdle(next);
  };
  whenIdle(next);
}

/** Safari has no idle callbacks. */
function whenIdle(work: () => void): void {
  if (typeof requestIdleCallback === "function") requestIdleCallback(work, { timeout: 500 });
  else setTimeout(work, 50);
}
