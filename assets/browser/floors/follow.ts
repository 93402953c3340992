/** Sends `#floor-N` to the page of a long thread that holds that floor, for links that come from outside. */
export function followFloors(): void {
  const pager = document.querySelector<HTMLElement>("[data-floors-per-page]");
  if (!pager) return;
  const follow = () => {
    const n = Number(/^#floor-(\d+)$/.exec(location.hash)?.[1]);
    if (!n || document.getElementById(`floor-${n}`)) return;
    const { floorsPerPage, floorPage, floorPages, thread } = pager.dataset;
    const page = Math.ceil(n / Number(floorsPerPage));
    if (page === Number(floorPage) || page > Number(floorPages)) return;
    location.replace(`${thread}${page > 1 ? `page/${page}/` : ""}${location.hash}`);
  };
  addEventListener("hashchange", follow);
  follow();
}
