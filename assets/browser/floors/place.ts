import { type Discussion, filled, floorInView, numberOf, remember, remembered } from "./discussion.ts";
import { notice } from "./notice.ts";

/** Threads and the floor that was read last in each, `[["/path/", 24], …]`, the last one that was read first. */
const KEY = "stele-floors";
const MOST_THREADS = 50;
/** Nearer to the beginning there is nothing to find again. */
const FROM = 5;

/**
 * Keeps on this device which floor was read last, and offers to go on there. The field below the floors shows the number
 * of the floor, and goes to another.
 */
export function keepPlace({ section, floors, words, thread }: Discussion): void {
  const jump = section.querySelector(".floor-jump");
  const field = jump?.querySelector("input");
  if (!jump || !field) return;
  const known = placesKept();
  const last = known.find(([path]) => path === thread)?.[1];
  if (last !== undefined && last >= FROM && location.hash === "" && !document.getElementById(`floor-${last}`)?.hidden)
    notice({ text: filled(words.resume, { n: last }), href: addressOf(last), close: words.close });

  let waiting = false;
  const look = () => {
    waiting = false;
    const floor = floorInView(floors);
    if (document.activeElement !== field) field.value = String(floor ? numberOf(floor) : 1);
    if (floor) keep(thread, numberOf(floor));
  };
  addEventListener(
    "scroll",
    () => {
      if (!waiting) setTimeout(look, 250);
      waiting = true;
    },
    { passive: true },
  );
  field.value = String(floors[0] ? numberOf(floors[0]) : 1);
  const go = () => {
    if (field.reportValidity() && field.value !== "") location.assign(addressOf(Number(field.value)));
  };
  jump.querySelector("button")?.addEventListener("click", go);
  field.addEventListener("keydown", ({ key }) => {
    if (key === "Enter") go();
  });

  /** On its own page, or on the first one, whose script leads on. */
  function addressOf(n: number): string {
    if (document.getElementById(`floor-${n}`)) return `#floor-${n}`;
    const pager = section.querySelector<HTMLElement>("[data-floors-per-page]");
    const page = pager ? Math.ceil(n / Number(pager.dataset.floorsPerPage)) : 1;
    return `${thread}${page > 1 ? `page/${page}/` : ""}${location.search}#floor-${n}`;
  }
}

function placesKept(): [string, number][] {
  try {
    const kept: unknown = JSON.parse(remembered(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => Array.isArray(one) && typeof one[1] === "number") : [];
  } catch {
    return [];
  }
}

function keep(thread: string, n: number): void {
  const others = placesKept().filter(([path]) => path !== thread);
  remember(KEY, JSON.stringify([[thread, n], ...others].slice(0, MOST_THREADS)));
}
