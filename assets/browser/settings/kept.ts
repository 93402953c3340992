/** What a reader may set, each with its values; the first one is that of the archive. */
export const SETTINGS = {
  theme: ["system", "light", "dark"],
  size: ["usual", "small", "large", "larger"],
  width: ["usual", "narrow", "wide"],
  face: ["usual", "serif", "sans"],
  script: ["original", "hans", "hant"],
} as const;

export type SettingName = keyof typeof SETTINGS;
/** The settings that differ from the archive's. */
export type Settings = { [N in SettingName]?: string };

const KEY = "stele-settings";

/** The settings on this device; none if the browser keeps nothing. */
export function keptSettings(): Settings {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Record<string, unknown>;
    const known = Object.entries(SETTINGS).flatMap(([name, values]) => {
      const value = kept[name];
      return typeof value === "string" && (values as readonly string[]).includes(value) ? [[name, value]] : [];
    });
    return Object.fromEntries(known) as Settings;
  } catch {
    return {};
  }
}

export function keepSettings(settings: Settings): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // They hold for this page.
  }
}
