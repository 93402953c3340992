/** Builds the Remark42 embed. */
import { addPlace, addScript, type Follow, type Opening } from "./opening.ts";

declare global {
  interface Window {
    remark_config?: Readonly<Record<string, unknown>>;
    REMARK42?: { changeTheme?(theme: "dark" | "light"): void };
  }
}

/** A module that failed is remembered by its address, so another try needs another one. */
let attempts = 0;

export async function open({ place, embed, dark }: Opening): Promise<Follow> {
  const { server = "" } = embed;
  const theme = (isDark: boolean) => (isDark ? "dark" : "light");
  window.remark_config = {
    host: server,
    site_id: embed.site,
    url: embed.key,
    components: ["embed"],
    theme: theme(dark),
    locale: embed.lang,
  };
  addPlace(place, "div", { id: "remark42" });
  const script = `${server}/web/embed.mjs`;
  await addScript(place, attempts++ ? `${script}?${attempts}` : script, { type: "module" });
  return (isDark) => window.REMARK42?.changeTheme?.(theme(isDark));
}
