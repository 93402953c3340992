/**
 * Builds the Waline embed, without emoji and the search for GIFs: these would come from other hosts than the server.
 */
import { addPlace, addStyle, type Follow, type Opening } from "./opening.ts";

interface Client {
  init(options: Readonly<Record<string, unknown>>): { update(options: Readonly<Record<string, unknown>>): void } | null;
}

/** A module that failed is remembered by its address, so another try needs another one. */
let attempts = 0;

export async function open({ place, embed, dark }: Opening): Promise<Follow> {
  const { script = "", style = "", key = "" } = embed;
  addStyle(style);
  const client: Client = await import(attempts++ ? `${script}?${attempts}` : script);
  const waline = client.init({
    el: addPlace(place, "div", {}),
    serverURL: embed.server,
    path: key,
    lang: embed.lang,
    dark,
    emoji: false,
    search: false,
    pageview: false,
    comment: false,
  });
  // Without the path it would go back to the page's own.
  return (isDark) => waline?.update({ dark: isDark, path: key });
}
