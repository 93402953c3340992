/** The panel of a reader's settings, and the conversion of a page. Loaded when either is asked for. */
import { lookUp } from "../../../layouts/i18n/lookup.ts";
import { SETTINGS_WORDS, type SettingsWords } from "../../../layouts/i18n/settings-words.ts";
import { loadDialogStyle } from "../dialog-style.ts";
import { applySettings } from "./apply.ts";
import { convertText, isChinese, restoreText } from "./convert.ts";
import { keepSettings, keptSettings, SETTINGS, type SettingName } from "./kept.ts";

const words = (lookUp(document.documentElement.lang, SETTINGS_WORDS) ?? SETTINGS_WORDS.get("en")) as SettingsWords;
let panel: HTMLElement | undefined;

/** Opens the panel below its button. Escape and a press beside it close it. */
export async function openPanel(button: HTMLElement): Promise<void> {
  await loadDialogStyle();
  if (!panel) {
    panel = makePanel();
    button.after(panel);
    panel.addEventListener("toggle", (event) => {
      const open = (event as ToggleEvent).newState === "open";
      button.setAttribute("aria-expanded", String(open));
      if (open) panel?.querySelector<HTMLElement>("input:checked")?.focus();
    });
  }
  panel.togglePopover();
}

/** @param to `hans`, `hant`, or `original` */
export async function convertPage(to: string): Promise<void> {
  document.querySelector(".converted")?.remove();
  restoreText();
  if (to !== "hans" && to !== "hant") return;
  try {
    if (await convertText(to)) sayConverted(words.converted);
  } catch {
    sayConverted(words.failed);
  }
}

function makePanel(): HTMLElement {
  const made = document.createElement("div");
  made.className = "settings";
  made.popover = "auto";
  made.role = "dialog";
  made.ariaLabel = words.title;
  const groups: [SettingName, string, Readonly<Record<string, string>>][] = [
    ["theme", words.theme, words.themes],
    ["size", words.size, words.sizes],
    ["width", words.width, words.widths],
    ["face", words.face, words.faces],
  ];
  if (isChinese(document.body)) groups.push(["script", words.script, words.scripts]);
  const kept = keptSettings();
  for (const [name, title, values] of groups) made.append(groupOf(name, title, values, kept[name]));
  made.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    const settings = { ...keptSettings(), [target.name.replace("settings-", "")]: target.value };
    keepSettings(settings);
    applySettings(settings);
    if (target.name === "settings-script") convertPage(target.value);
  });
  return made;
}

function groupOf(name: SettingName, title: string, values: Readonly<Record<string, string>>, kept: string | undefined) {
  const group = document.createElement("fieldset");
  const legend = document.createElement("legend");
  legend.textContent = title;
  group.append(legend);
  for (const [value, text] of Object.entries(values)) {
    const input = document.createElement("input");
    Object.assign(input, { type: "radio", name: `settings-${name}`, value });
    input.checked = value === (kept ?? SETTINGS[name][0]);
    const label = document.createElement("label");
    label.append(input, text);
    group.append(label);
  }
  return group;
}

/** A line at the foot of the window that says what was done, with the way back. It moves nothing. */
function sayConverted(text: string): void {
  const line = document.createElement("p");
  line.className = "floor-notice converted";
  line.setAttribute("role", "status");
  const back = document.createElement("button");
  back.type = "button";
  back.textContent = words.original;
  back.addEventListener("click", () => convertPage("original"));
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "×";
  close.ariaLabel = words.close;
  close.addEventListener("click", () => line.remove());
  document.body.append(line);
  line.append(text, back, close);
}
