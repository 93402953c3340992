/** A button in place of each folded checksum. Without it, or if nothing may be copied, the checksum is there to be read. */
import type { MediaScriptStrings } from "../../../layouts/i18n/strings.ts";

/** Milliseconds for which a button says that it copied. */
const SAID = 2000;

export function offerCopies(main: HTMLElement, words: MediaScriptStrings): void {
  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.role = "status";
  for (const details of main.querySelectorAll<HTMLDetailsElement>(".sum")) {
    const sum = details.querySelector("code")?.textContent ?? "";
    const file = details.closest("li")?.querySelector(".file-name")?.textContent ?? "";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sum";
    button.textContent = details.querySelector("summary")?.textContent ?? "";
    button.dataset.sum = sum;
    button.ariaLabel = button.title = words.copy.replace("{file}", () => file);
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(sum);
      } catch {
        button.replaceWith(details);
        details.open = true;
        details.querySelector("summary")?.focus();
        return;
      }
      status.textContent = words.copied;
      button.classList.add("copied");
      setTimeout(() => {
        status.textContent = "";
        button.classList.remove("copied");
      }, SAID);
    });
    details.replaceWith(button);
  }
  main.append(status);
}
