/** Builds the giscus embed; its script takes its origin from its address, so it is loaded from there. */
import { addPlace, addScript, type Follow, followByMessage, type Opening } from "./opening.ts";

export async function open({ place, embed, dark }: Opening): Promise<Follow> {
  const { server = "" } = embed;
  const theme = (isDark: boolean) => (isDark ? "dark" : "light");
  const follow = followByMessage(place, new URL(server).origin, (isDark) => ({
    giscus: { setConfig: { theme: theme(isDark) } },
  }));
  addPlace(place, "div", { class: "giscus" });
  await addScript(place, `${server}/client.js`, {
    "data-repo": embed.repo,
    "data-repo-id": embed.repoId,
    "data-category": embed.category,
    "data-category-id": embed.categoryId,
    "data-mapping": "specific",
    "data-term": embed.key,
    // Titles that only resemble the key are not taken for it.
    "data-strict": "1",
    "data-reactions-enabled": embed.reactions ? "1" : "0",
    "data-emit-metadata": "0",
    "data-input-position": "bottom",
    "data-theme": theme(dark),
    "data-lang": embed.lang,
    crossorigin: "anonymous",
  });
  return follow;
}
