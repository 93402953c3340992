import type { ReadingStrings } from "../../../layouts/i18n/strings.ts";

/** Milliseconds for which a button says that it copied. */
const SAID = 2000;

/** A button beside each block of code that copies it. It lies over the block, so nothing moves. */
export function copyCode(main: HTMLElement, words: ReadingStrings): void {
  for (const pre of main.querySelectorAll<HTMLElement>(".prose pre:has(> code)")) {
    const box = document.createElement("div");
    box.className = "code";
    pre.replaceWith(box);
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words.copy;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(pre.textContent ?? "");
        button.textContent = words.copied;
      } catch {
        // The reader selects it, and copies it by hand.
        getSelection()?.selectAllChildren(pre);
        return;
      }
      setTimeout(() => {
        button.textContent = words.copy;
      }, SAID);
    });
    box.append(pre, button);
  }
}
