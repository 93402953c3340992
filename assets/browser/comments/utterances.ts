/** Builds the utterances embed. */
import { addScript, type Follow, followByMessage, type Opening } from "./opening.ts";

export async function open({ place, embed, dark }: Opening): Promise<Follow> {
  const { server = "" } = embed;
  const theme = (isDark: boolean) => (isDark ? "github-dark" : "github-light");
  const follow = followByMessage(place, server, (isDark) => ({ type: "set-theme", theme: theme(isDark) }));
  await addScript(place, `${server}/client.js`, {
    repo: embed.repo,
    "issue-term": embed.key,
    label: embed.label,
    theme: theme(dark),
    crossorigin: "anonymous",
  });
  return follow;
}
