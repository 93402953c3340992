import { type Discussion, filled, numberOf } from "./discussion.ts";
import { notice } from "./notice.ts";

/** A press on the number of a floor goes there, as without script, and copies its address. */
export function copyAddresses({ section, words }: Discussion): void {
  section.addEventListener("click", async (event) => {
    const link =
      event.target instanceof Element
        ? event.target.closest<HTMLAnchorElement>(".floor > .floor-line > .floor-n")
        : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const floor = link.closest(".floor");
    const url = new URL(link.href);
    url.search = "";
    try {
      await navigator.clipboard.writeText(url.href);
      if (floor) notice({ text: filled(words.copied, { n: numberOf(floor) }) });
    } catch {
      // The address is in the address bar.
    }
  });
}
