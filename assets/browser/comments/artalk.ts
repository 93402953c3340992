/** Builds the Artalk embed from the client that the server hands out. */
import { addPlace, addScript, addStyle, type Follow, type Opening } from "./opening.ts";

declare global {
  interface Window {
    Artalk?: { init(options: Readonly<Record<string, unknown>>): { setDarkMode(dark: boolean): void } };
  }
}

/** Languages that the client itself brings along. */
const BUILT_IN = ["en", "zh-CN"];

export async function open({ place, embed, dark }: Opening): Promise<Follow> {
  const { server = "", lang = "en" } = embed;
  addStyle(`${server}/dist/Artalk.css`);
  await addScript(place, `${server}/dist/Artalk.js`);
  if (!BUILT_IN.includes(lang)) await addScript(place, `${server}/dist/i18n/${lang}.js`);
  const artalk = window.Artalk?.init({
    el: addPlace(place, "div", {}),
    server,
    site: embed.site,
    pageKey: embed.key,
    pageTitle: embed.title,
    locale: lang,
    darkMode: dark,
    // The server's settings would take the place of the language and the theme, and name hosts of emoji and plugins.
    useBackendConf: false,
    emoticons: false,
    versionCheck: false,
  });
  return (isDark) => artalk?.setDarkMode(isDark);
}
