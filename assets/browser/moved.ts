/**
 * Sends a reader of an old address with a query, `viewthread.php?tid=123&page=1`, to the thread's new address. The
 * entry that shares the most parameters with the address wins, and all its own parameters must be there. An entry
 * without parameters is for the bare address, as most old addresses are.
 */
export function followMoved(): void {
  const asked = new URLSearchParams(location.search);
  let best: HTMLAnchorElement | null = null;
  let most = -1;
  for (const entry of document.querySelectorAll<HTMLElement>("[data-query]")) {
    const query = [...new URLSearchParams(entry.dataset.query)];
    const fits =
      query.length > 0 ? query.every(([name, value]) => asked.getAll(name).includes(value)) : !location.search;
    if (!fits || query.length <= most) continue;
    most = query.length;
    best = entry.querySelector("a");
  }
  if (best) location.replace(best.href + location.hash);
}
