/** Lists: the view that the reader chose last, the box that narrows a list of names, this day, and any thread. */

const KEPT = "stele-list-view";

/** Obeys and remembers the choice between rows and titles. */
function followView(): void {
  const stored = remembered();
  for (const input of document.querySelectorAll<HTMLInputElement>(".view input"))
    if (input.value === stored) input.checked = true;
  document.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement && target.name === "view") remember(target.value);
  });
}

/** A browser may refuse its store. */
function remembered(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

function remember(view: string): void {
  try {
    localStorage.setItem(KEPT, view);
  } catch {
    // The choice holds for this page.
  }
}

/** Shows only names that hold what is typed, in whichever script, case or accents. */
function followFilter(): void {
  const form = document.querySelector<HTMLElement>(".filter");
  const box = form?.querySelector("input");
  const status = form?.querySelector<HTMLElement>("[role=status]");
  if (!form || !box || !status) return;
  form.hidden = false;
  const sections = [...document.querySelectorAll<HTMLElement>("[data-names]")].map((section) => ({
    section,
    items: [...section.querySelectorAll("li")].map((item) => ({
      item,
      name: item.firstElementChild?.textContent ?? "",
    })),
  }));
  const rest = document.querySelectorAll<HTMLElement>(".initials, .initial:not([data-names])");
  // The tables of characters come once somebody is about to type.
  const folding = new Promise<(text: string) => string>((resolve) => {
    box.addEventListener("focus", () => void import("./fold-names.ts").then(({ foldText }) => resolve(foldText)), {
      once: true,
    });
  });
  box.addEventListener("input", async () => {
    const fold = await folding;
    const wanted = fold(box.value).trim();
    let found = 0;
    for (const { section, items } of sections) {
      let some = false;
      for (const { item, name } of items) {
        const holds = wanted === "" || fold(name).includes(wanted);
        item.hidden = !holds;
        some ||= holds;
        if (holds) found += 1;
      }
      section.hidden = !some;
    }
    for (const element of rest) element.hidden = wanted !== "";
    status.textContent = found === 0 ? (status.dataset.none ?? "") : "";
  });
}

/** Leads to the threads of this day by the reader's clock, in whichever year. */
function followToday(): void {
  const place = document.querySelector<HTMLElement>(".today");
  const [link, none] = [place?.querySelector("a"), place?.querySelector("span")];
  if (!place || !link || !none) return;
  const now = new Date();
  const day = [now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  const listed = document.querySelector<HTMLAnchorElement>(`[data-day="${day}"]`);
  const here = document.getElementById(`on-${day}`);
  place.hidden = !here && !document.querySelector("[data-day]");
  link.hidden = !listed && !here;
  link.href = listed?.href ?? `#on-${day}`;
  none.hidden = !link.hidden;
}

/** What a script must know to find any thread: threads on a page, and boards with their numbers of threads. */
interface RandomData {
  readonly size: number;
  readonly boards: readonly (readonly [href: string, count: number])[];
}

/** Leads to any thread, each as likely as the others: to one of a page of a board, which the link loads. */
function followRandom(): void {
  const place = document.querySelector<HTMLElement>("[data-random]");
  const link = place?.querySelector("a");
  if (!place || !link) return;
  const { size, boards } = JSON.parse(place.dataset.random ?? "{}") as RandomData;
  place.hidden = false;
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    let at = Math.floor(Math.random() * boards.reduce((sum, [, count]) => sum + count, 0));
    for (const [href, count] of boards) {
      if (at < count) {
        void open(href, at, count, size).catch(() => location.assign(href));
        return;
      }
      at -= count;
    }
  });
}

/** Opens the thread of a board at a place, counted from the oldest. Pages are numbered from the oldest, the last has no number. */
async function open(board: string, at: number, count: number, size: number): Promise<void> {
  const numbered = Math.max(0, Math.floor(count / size) - 1);
  const page = Math.floor(at / size);
  const address = new URL(page < numbered ? `${board}page/${page + 1}/` : board, location.href);
  const text = await (await fetch(address)).text();
  const links = new DOMParser().parseFromString(text, "text/html").querySelectorAll(".row :is(h2, h3) a");
  const from = Math.min(page, numbered) * size;
  const thread = [...links].at(-1 - (at - from))?.getAttribute("href");
  location.assign(new URL(thread ?? "", address));
}

followView();
followFilter();
followToday();
followRandom();
