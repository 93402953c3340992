import { type Discussion, floorInView, remember, remembered } from "./discussion.ts";
import { toolsOf } from "./filter.ts";

/** What is kept if a reader does not want the keys. */
const OFF = "stele-floor-keys";

/** `j` goes to the next floor and `k` to the one before; a switch above the floors turns both off. */
export function floorKeys({ section, floors, words }: Discussion): void {
  if (floors.length < 2) return;
  const input = document.createElement("input");
  input.type = "checkbox";
  input.checked = remembered(OFF) !== "off";
  input.addEventListener("change", () => remember(OFF, input.checked ? "on" : "off"));
  const label = document.createElement("label");
  label.className = "floor-keys";
  label.append(input, ` ${words.keys}`);
  toolsOf(section).append(label);
  addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (!input.checked || (key !== "j" && key !== "k") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
    if (target instanceof Element && target.closest("input, textarea, select, [contenteditable]")) return;
    const shown = floors.filter((floor) => !floor.hidden);
    const focused = document.activeElement?.closest<HTMLElement>(".floor");
    const at = shown.indexOf((focused ?? floorInView(shown)) as HTMLElement);
    const next = shown[key === "j" ? at + 1 : Math.max(0, at - 1)];
    if (!next) return;
    event.preventDefault();
    next.querySelector<HTMLElement>(".floor-n")?.focus({ preventScroll: true });
    next.scrollIntoView({ block: "start" });
  });
}
