import { SETTINGS, type Settings } from "./kept.ts";

/** What a rule for the dark theme asks for, and what always or never holds. */
const DARK = "(prefers-color-scheme: dark)";
const [ALWAYS, NEVER] = ["(min-width: 0px)", "(max-width: 0px)"];
/** Rules and elements with the condition that they were written with. */
const written = new Map<MediaList | HTMLMetaElement, string>();

/**
 * Puts settings into the document: an attribute of `<html>` for each, which the style obeys, and the theme into the
 * conditions of the style sheets, so that a theme has one set of rules, whoever asks for it.
 */
export function applySettings(settings: Settings): void {
  const root = document.documentElement;
  for (const name of Object.keys(SETTINGS) as (keyof Settings)[]) {
    const value = settings[name];
    if (value === undefined || value === SETTINGS[name][0]) root.removeAttribute(`data-${name}`);
    else root.setAttribute(`data-${name}`, value);
  }
  applyTheme(settings.theme ?? "system");
}

function applyTheme(theme: string): void {
  if (theme === "system" && written.size === 0) return;
  document.documentElement.style.colorScheme = theme === "system" ? "" : theme;
  const wanted = (media: string) => {
    if (theme === "system") return media;
    return media
      .replace("(prefers-color-scheme: light)", theme === "light" ? ALWAYS : NEVER)
      .replace(DARK, theme === "dark" ? ALWAYS : NEVER);
  };
  for (const sheet of document.styleSheets) adjust(sheet.cssRules, wanted);
  for (const meta of document.querySelectorAll<HTMLMetaElement>("meta[name=theme-color]")) {
    const media = written.get(meta) ?? meta.media;
    written.set(meta, media);
    meta.media = wanted(media);
  }
}

function adjust(rules: CSSRuleList, wanted: (media: string) => string): void {
  for (const rule of rules) {
    if (!(rule instanceof CSSMediaRule)) continue;
    const media = written.get(rule.media) ?? rule.media.mediaText;
    if (!media.includes("prefers-color-scheme")) continue;
    written.set(rule.media, media);
    rule.media.mediaText = wanted(media);
  }
}
