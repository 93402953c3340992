import { type Discussion, filled, numberOf } from "./discussion.ts";

/** Parameters of the address: the opening poster alone, or one author by name. */
const OPENING = "only-op";
const AUTHOR = "only";

/**
 * Shows the floors of one author alone. Those between become one line, which opens them. The address says whose floors
 * are shown, and links to the other pages of the thread say it too.
 */
export function filterFloors({ section, floors, words }: Discussion): void {
  const opening = section.querySelector<HTMLInputElement>("#only-op");
  const names = [...new Set(floors.map(authorOf).filter((name) => name !== ""))];
  const params = new URLSearchParams(location.search);
  let wanted = params.get(AUTHOR) ?? undefined;
  if (opening && params.has(OPENING)) opening.checked = true;
  const list = authorList(names, wanted, words);
  if (names.length > 1) toolsOf(section).append(list.label);
  // The style has a view for readers without script.
  section.classList.add("scripted");

  const apply = () => {
    const isWanted = (floor: HTMLElement) =>
      floor.id === decodeURIComponent(location.hash.slice(1)) ||
      (wanted === undefined ? !opening?.checked || floor.classList.contains("op") : authorOf(floor) === wanted);
    for (const line of section.querySelectorAll(".floors-between")) line.remove();
    let run: HTMLElement[] = [];
    const close = () => {
      if (run.length > 0) run[0]?.before(lineFor(run, words));
      run = [];
    };
    for (const floor of floors) {
      floor.hidden = !isWanted(floor);
      if (floor.hidden) run.push(floor);
      else close();
    }
    close();
  };
  const say = () => {
    setParameters(new URL(location.href), (url) => history.replaceState(history.state, "", url));
    for (const link of section.querySelectorAll<HTMLAnchorElement>(".floor-pager a"))
      setParameters(new URL(link.href), (url) => link.setAttribute("href", url.href));
  };
  const setParameters = (url: URL, use: (url: URL) => void) => {
    url.searchParams.delete(AUTHOR);
    url.searchParams.delete(OPENING);
    if (wanted !== undefined) url.searchParams.set(AUTHOR, wanted);
    else if (opening?.checked) url.searchParams.set(OPENING, "");
    use(url);
  };
  list.select.addEventListener("change", () => {
    wanted = list.select.value === "" ? undefined : list.select.value;
    if (opening) opening.checked = false;
    apply();
    say();
  });
  opening?.addEventListener("change", () => {
    wanted = undefined;
    list.select.value = "";
    apply();
    say();
  });
  addEventListener("hashchange", apply);
  if (wanted === undefined && !opening?.checked) return;
  apply();
  say();
}

/** The row of controls above the floors. */
export function toolsOf(section: HTMLElement): HTMLElement {
  const found = section.querySelector<HTMLElement>(".floor-tools");
  if (found) return found;
  const tools = document.createElement("div");
  tools.className = "floor-tools";
  section.querySelector(".replies-head")?.append(tools);
  return tools;
}

function authorOf(floor: HTMLElement): string {
  return floor.querySelector(".floor-line .author")?.textContent ?? "";
}

function authorList(names: readonly string[], wanted: string | undefined, words: Discussion["words"]) {
  const select = document.createElement("select");
  const all = wanted === undefined || names.includes(wanted) ? names : [wanted, ...names];
  select.append(new Option(words.everybody, ""), ...all.map((name) => new Option(name, name)));
  select.value = wanted ?? "";
  const label = document.createElement("label");
  label.append(`${words.only} `, select);
  return { label, select };
}

/** One line in place of floors; a press shows them. */
function lineFor(run: readonly HTMLElement[], words: Discussion["words"]): HTMLElement {
  const [a, b] = [run[0], run.at(-1)].map((floor) => (floor ? numberOf(floor) : 0));
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = filled(run.length === 1 ? words.one : words.between, { a: a ?? 0, b: b ?? 0, n: run.length });
  const line = document.createElement("p");
  line.className = "floors-between";
  line.append(button);
  button.addEventListener("click", () => {
    for (const floor of run) floor.hidden = false;
    line.remove();
    run[0]?.querySelector<HTMLElement>(".floor-n")?.focus();
  });
  return line;
}
