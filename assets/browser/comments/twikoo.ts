/** Builds the Twikoo embed. It takes its colours from the text around it, so it follows the theme by itself. */
import { addPlace, addScript, type Follow, type Opening } from "./opening.ts";

declare global {
  interface Window {
    twikoo?: { init(options: Readonly<Record<string, unknown>>): Promise<unknown> };
  }
}

export async function open({ place, embed }: Opening): Promise<Follow> {
  const { script = "", integrity } = embed;
  await addScript(place, script, { integrity, crossorigin: integrity && "anonymous" });
  addPlace(place, "div", { id: "tcomment" });
  await window.twikoo?.init({ envId: embed.server, el: "#tcomment", path: embed.key, lang: embed.lang });
  return () => {};
}
