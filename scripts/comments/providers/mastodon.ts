/** Mastodon: replies to a toot, read through the public API, https://docs.joinmastodon.org/methods/statuses/#context. */
import * as z from "zod";
import type { Provider } from "../provider.ts";
import { hostOf, load, server } from "../settings.ts";

const schema = z
  .strictObject({
    provider: z.literal("mastodon"),
    /** The server of the account that the toots are on. */
    server: server({ description: "Address of the Mastodon server.", examples: ["https://social.example"] }),
    load,
  })
  .meta({ title: "Mastodon", description: "Replies to the toot that a thread's id names" });

export const mastodon: Provider<typeof schema> = {
  schema,
  accepts: ({ server }, key) => tootOf(server, key) !== undefined,
  hosts: ({ server }) => [hostOf(server)],
  policy: ({ server }) => ({ "connect-src": [`${server}/api/v1/statuses/`] }),
  embed: ({ server }, { key, lang }) => ({ server, toot: tootOf(server, key), address: key, lang }),
  link: (_, { key }) => ({ href: key }),
};

/** Number of the toot at an address of the server, `https://social.example/@keeper/109`; undefined for anything else. */
function tootOf(server: string, key: string): string | undefined {
  return key.startsWith(`${server}/@`) ? /^\/@[^/]+\/(\d+)$/.exec(key.slice(server.length))?.[1] : undefined;
}
