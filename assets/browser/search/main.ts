import { SearchPage } from "./page.ts";
import { isComposing, walkResults } from "./view/keyboard.ts";

/** Milliseconds of rest in typing before a search; known answers are shown within a frame. */
const REST = 40;

const page = new SearchPage();
const { box } = page;
let resting: ReturnType<typeof setTimeout> | undefined;
let composing = false;

function typed(): void {
  clearTimeout(resting);
  if (!composing) resting = setTimeout(() => page.type(false), REST);
}

box.addEventListener("compositionstart", () => {
  composing = true;
});
box.addEventListener("compositionend", () => {
  composing = false;
  typed();
});
box.addEventListener("input", typed);
box.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || isComposing(event)) return;
  event.preventDefault();
  if (box.value === "") box.blur();
  box.value = "";
  typed();
});
box.form?.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(resting);
  if (!composing) page.type(true);
});
addEventListener("popstate", () => void page.restore());
addEventListener("pagehide", () => page.keepPlace());
walkResults(box, page.results);
void page.restore();
