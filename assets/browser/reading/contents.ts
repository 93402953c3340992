/** Marks in the contents which section is being read: the last one whose heading is in the upper third of the window. */
export function markSection(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>(".toc > details > ol > li > a")];
  const sections = links.flatMap((link) => {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return target ? [{ link, target }] : [];
  });
  if (sections.length === 0) return;
  let waiting = false;
  const look = () => {
    waiting = false;
    const current = sections.findLast(({ target }) => target.getBoundingClientRect().top < innerHeight / 3);
    for (const { link } of sections)
      if (link === current?.link) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
  };
  addEventListener(
    "scroll",
    () => {
      if (!waiting) requestAnimationFrame(look);
      waiting = true;
    },
    { passive: true },
  );
  look();
}
