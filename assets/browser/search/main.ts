import "./shared.ts";
import { readAddress } from "./address.ts";
import { SearchPage } from "./page.ts";
import { isPlainClick } from "./view/dom.ts";
import { walkResults } from "./view/keyboard.ts";
import { emptyOnEscape, followTyping } from "./view/typing.ts";
import { warmUp } from "./warm.ts";

const page = new SearchPage();
const { box, results } = page;
followTyping(box, { typed: () => page.type(false), sent: () => page.type(true) });
emptyOnEscape(box);
walkResults(box, results);
results.addEventListener("click", (event) => {
  if ((event.target as Element).closest("a")) page.remember();
});
// Links to other searches: suggestions, examples, recent ones.
document.querySelector("main")?.addEventListener("click", (event) => {
  const link = (event.target as Element).closest("a");
  if (!link || !isPlainClick(event) || link.origin !== location.origin || link.pathname !== location.pathname) return;
  event.preventDefault();
  page.go(readAddress(link.search), "push");
  page.remember();
  box.focus();
});
addEventListener("popstate", () => void page.restore());
addEventListener("pagehide", () => page.keepPlace());
void page.restore().then(warmUp);
// Sent from the box of another page of this site.
if (document.referrer.startsWith(`${location.origin}/`)) page.remember();
