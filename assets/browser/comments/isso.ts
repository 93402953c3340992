/** Builds the Isso embed. Its colours are those of the page (comments.css), so it follows the theme by itself. */
import { addPlace, addScript, type Follow, type Opening } from "./opening.ts";

export async function open({ place, embed }: Opening): Promise<Follow> {
  const { server = "", key = "", title = "" } = embed;
  addPlace(place, "section", { id: "isso-thread", "data-isso-id": key, "data-title": title });
  await addScript(place, `${server}/js/embed.min.js`, {
    "data-isso": `${server}/`,
    "data-isso-lang": embed.lang,
    // Its pictures for those who have none are drawn with style attributes, which the page does not allow.
    "data-isso-avatar": "false",
  });
  return () => {};
}
