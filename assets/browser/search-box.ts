/**
 * On every page: `/`, Ctrl-K, ⌘-K and the button of an empty search box open the search dialog, the focus in the box
 * prefetches the files of a search, and a page that is opened from the results marks the words of the search.
 */
const find = (selector: string): HTMLInputElement | null => document.querySelector(selector);
const own = find("#search-query");
const box = own ?? find("form[role=search] [name=q]");
/** The search page, of which the dialog takes its words. */
const home = new URL("../search/", import.meta.url).href;
let composing = false;
/** @param otherwise what is done if the dialog cannot be loaded */
function open(otherwise: () => void): void {
  const before = document.activeElement;
  // Whatever is typed before the dialog is there goes into the box.
  box?.select();
  box?.focus({ preventScroll: true });
  import("./search/dialog.ts")
    .then(({ openSearch }) => openSearch({ home, box, before, isComposing: () => composing }))
    .catch(otherwise);
}

addEventListener("keydown", (event) => {
  const { key, ctrlKey, metaKey } = event;
  const writing = (event.target as Element).closest?.("input, textarea, select, [contenteditable]");
  // On a Mac Ctrl-K is a key of text fields.
  const isCommand = /^(Mac|iP)/.test(navigator.platform) ? metaKey : ctrlKey;
  // Browsers have Ctrl-Shift-K, and send keys without a name when they fill in a form.
  const isAsked = key === "/" ? !writing && !ctrlKey && !metaKey : /^k$/i.test(key) && isCommand && !event.shiftKey;
  if (!isAsked || event.altKey || event.isComposing || find("dialog[open]")) return;
  event.preventDefault();
  if (!own) return open(() => box?.scrollIntoView());
  own.select();
  own.focus();
});
if (!own) {
  box?.form?.addEventListener("submit", (event) => {
    if (box.value !== "") return;
    event.preventDefault();
    open(() => location.assign(home));
  });
  box?.addEventListener(
    "focus",
    () => {
      void fetch(`${home}index/segments.stele`).catch(() => undefined);
      void import("./search/dialog.ts").catch(() => undefined);
    },
    { once: true },
  );
}
for (const name of ["compositionstart", "compositionend"])
  box?.addEventListener(name, () => {
    composing = name === "compositionstart";
  });
const kept: unknown = history.state;
// One for each term if the link came through Pagefind's API.
const asked = new URLSearchParams(location.search).getAll("highlight").join(" ");
const sought = asked || (kept as { highlight?: string } | null)?.highlight;
if (sought) void import("./search/highlight.ts").then(({ highlight }) => highlight(sought));
