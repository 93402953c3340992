/** Builds the Comentario embed. */
import { addPlace, addScript, type Follow, type Opening } from "./opening.ts";

export async function open({ place, embed, dark }: Opening): Promise<Follow> {
  const { server = "", key = "", lang = "" } = embed;
  const theme = (isDark: boolean) => (isDark ? "dark" : "light");
  const element = addPlace(place, "comentario-comments", { "page-id": key, lang, theme: theme(dark) });
  await addScript(place, `${server}/comentario.js`);
  return (isDark) => element.setAttribute("theme", theme(isDark));
}
