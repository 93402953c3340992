import type { FloorScriptStrings } from "../../../layouts/i18n/floor-strings.ts";

/** The replies of a page. */
export interface Discussion {
  readonly section: HTMLElement;
  readonly floors: readonly HTMLElement[];
  readonly words: FloorScriptStrings;
  /** Address of the thread's first page, as a path. */
  readonly thread: string;
}

/** @returns the replies of the page; undefined for a page without replies */
export function discussionOf(document: Document): Discussion | undefined {
  const section = document.querySelector<HTMLElement>(".replies[data-words]");
  if (!section) return undefined;
  const floors = [...section.querySelectorAll<HTMLElement>(".floor")];
  const pager = section.querySelector<HTMLElement>("[data-thread]");
  const words = JSON.parse(section.dataset.words ?? "{}") as FloorScriptStrings;
  return { section, floors, words, thread: pager?.dataset.thread ?? location.pathname };
}

/** Number of a floor, from its id. */
export function numberOf(floor: Element): number {
  return Number(floor.id.replace("floor-", ""));
}

/** Words with the values of their fields, `{n}`. */
export function filled(words: string, values: Readonly<Record<string, number>>): string {
  return words.replace(/\{(\w)\}/g, (_, name: string) => String(values[name] ?? ""));
}

/** The floor that is being read: the last one that begins in the upper half of the window. */
export function floorInView(floors: readonly HTMLElement[]): HTMLElement | undefined {
  return floors.findLast((floor) => !floor.hidden && floor.getBoundingClientRect().top < innerHeight / 2);
}

/** What is kept on the device; nothing is if the browser forbids it. */
export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A reader who forbids it has the page all the same.
  }
}
