/** Sends `#floor-N` to the page of a long thread that holds that floor, for links that come from outside. */
function goToFloor(): void {
  const pager = document.querySelector<HTMLElement>("[data-floors-per-page]");
  const n = Number(/^#floor-(\d+)$/.exec(location.hash)?.[1]);
  if (!pager || !n || document.getElementById(`floor-${n}`)) return;
  const { floorsPerPage, floorPage, floorPages, thread } = pager.dataset;
  const page = Math.ceil(n / Number(floorsPerPage));
  if (page === Number(floorPage) || page > Number(floorPages)) return;
  location.replace(`${thread}${page > 1 ? `page/${page}/` : ""}${location.hash}`);
}

addEventListener("hashchange", goToFloor);
goToFloor();
