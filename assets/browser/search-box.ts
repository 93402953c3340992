/**
 * On every page: `/` moves the focus to the search box, the focus there prefetches the files of a search, and a page
 * that is opened from the results marks the words of the search.
 */
const find = (selector: string): HTMLInputElement | null => document.querySelector(selector);
const box = find("#search-query") ?? find("form[role=search] [name=q]");
addEventListener("keydown", (event) => {
  const writing = (event.target as Element).closest?.("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || writing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  event.preventDefault();
  box?.select();
  box?.focus();
});
box?.addEventListener(
  "focus",
  () => {
    if (box.form) void fetch(`${box.form.action}index/segments.stele`).catch(() => undefined);
    void import("./search/page.ts");
  },
  { once: true },
);
const kept: unknown = history.state;
// One for each term if the link came through Pagefind's API.
const asked = new URLSearchParams(location.search).getAll("highlight").join(" ");
const sought = asked || (kept as { highlight?: string } | null)?.highlight;
if (sought) void import("./search/highlight.ts").then(({ highlight }) => highlight(sought));
