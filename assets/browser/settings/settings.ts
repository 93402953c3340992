/**
 * A reader's settings, before anything of the page is shown. So it is no module: those run after the page was drawn, and
 * the page would flash and move. It is small; the panel and the converter are modules that come when they are used.
 */
import { applySettings } from "./apply.ts";
import { keptSettings } from "./kept.ts";

/** What the module of the panel offers. */
interface Panel {
  openPanel(button: HTMLElement): Promise<void>;
  convertPage(to: string): void;
}

const settings = keptSettings();
applySettings(settings);

function load(button: HTMLElement): Promise<Panel> {
  return import(button.dataset.panel ?? "");
}

document.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLElement>(".settings-open") : null;
  if (button) load(button).then((panel) => panel.openPanel(button));
});
document.addEventListener("DOMContentLoaded", () => {
  const button = document.querySelector<HTMLElement>(".settings-open");
  const { script } = settings;
  if (button && script !== undefined && script !== "original") load(button).then((panel) => panel.convertPage(script));
});
