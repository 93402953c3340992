/** Remark42: a server of one's own, https://remark42.com/docs/configuration/frontend/. */
import * as z from "zod";
import { languageOf } from "../language.ts";
import type { Discussion, Provider } from "../provider.ts";
import { hostOf, load, server, token } from "../settings.ts";

const schema = z
  .strictObject({
    provider: z.literal("remark42"),
    /** What Remark42 calls REMARK_URL. */
    server: server({ description: "Address of the Remark42 server.", examples: ["https://talk.example"] }),
    /** One server can hold several sites. */
    site: token({ description: "Id of the site on that server.", examples: ["remark"] }).default("remark"),
    load,
  })
  .meta({ title: "Remark42", description: "Comments on a Remark42 server" });

export const remark42: Provider<typeof schema> = {
  schema,
  hosts: ({ server }) => [hostOf(server)],
  policy: ({ server }) => ({ "script-src": [`${server}/web/`], "frame-src": [`${server}/web/`] }),
  embed: ({ server, site }, discussion) => ({
    server,
    site,
    key: remarkKey(discussion),
    lang: languageOf(discussion.lang, "ar be bg br de en es fi fr it ja ko pl ro ru tr uk vi zh zh-tw"),
  }),
};

/** Remark42 knows a page by its full address, and leads there from its mails. */
export function remarkKey({ key, address }: Pick<Discussion, "key" | "address">): string {
  return URL.canParse(key) ? key : new URL(key, address).href;
}
