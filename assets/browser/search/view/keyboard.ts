/** Arrow keys walk from the box through the results and back; Escape returns to the box. */
export function walkResults(box: HTMLInputElement, results: HTMLElement): void {
  // A picture is a second link to the same place.
  const links = (): HTMLElement[] => [...results.querySelectorAll<HTMLElement>('a:not([tabindex="-1"])')];
  box.addEventListener("keydown", (event) => {
    if (isComposing(event) || event.key !== "ArrowDown") return;
    const first = links().find((link) => link.checkVisibility());
    if (!first) return;
    event.preventDefault();
    first.focus();
  });
  results.addEventListener("keydown", (event) => {
    if (isComposing(event)) return;
    if (event.key === "Escape") box.focus();
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    const all = links().filter((link) => link.checkVisibility());
    const at = event.target instanceof HTMLElement ? all.indexOf(event.target) : -1;
    if (at < 0) return;
    event.preventDefault();
    if (at + step < 0) box.focus();
    else all[at + step]?.focus();
  });
}

/**
 * Notes which result has the focus, before the list is replaced.
 *
 * @returns gives the focus to the same result of the new list, or to the box if it is not there. The focus stays where
 *   it is if the reader has moved it since.
 */
export function holdFocus(box: HTMLInputElement, results: HTMLElement): () => void {
  const held = document.activeElement;
  if (!(held instanceof HTMLAnchorElement) || !results.contains(held)) return () => {};
  return () => {
    if (document.activeElement !== document.body) return;
    const same = [...results.querySelectorAll("a")].find((link) => link.href === held.href);
    (same ?? box).focus({ preventScroll: true });
  };
}

/**
 * Notes which control of a list has the focus, before the list is replaced. Controls are told apart by `data-key`.
 *
 * @returns gives the focus to the same control of the new list, else to that in its place, else to the box
 */
export function holdControl(box: HTMLInputElement, list: HTMLElement): () => void {
  const controls = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>("[data-key]")];
  const held = document.activeElement;
  if (!(held instanceof HTMLElement) || !list.contains(held)) return () => {};
  const at = controls().indexOf(held);
  return () => {
    const now = controls();
    const same = now.find(({ dataset }) => dataset.key === held.dataset.key);
    (same ?? now[Math.min(at, now.length - 1)] ?? box).focus({ preventScroll: true });
  };
}

/** True while an input method is composing: its keys are not ours. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}
