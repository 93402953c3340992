/** Lists: the view that the reader chose last, and the box that narrows a list of names. */

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

followView();
followFilter();
