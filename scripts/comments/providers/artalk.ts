/** Artalk: a server of one's own, https://artalk.js.org/en/guide/frontend/config.html. It hands out its client itself. */
import * as z from "zod";
import { line } from "../../core/schema/fields.ts";
import { languageOf } from "../language.ts";
import type { Provider } from "../provider.ts";
import { hostsOf, load, pictures, server } from "../settings.ts";

const schema = z
  .strictObject({
    provider: z.literal("artalk"),
    /** The server that keeps the comments. */
    server: server({ description: "Address of the Artalk server.", examples: ["https://talk.example"] }),
    /** One server can hold several sites. */
    site: line({ description: "Name of the site on that server.", examples: ["My archive"] }),
    pictures: pictures("https://www.gravatar.com"),
    load,
  })
  .meta({ title: "Artalk", description: "Comments on an Artalk server" });

export const artalk: Provider<typeof schema> = {
  schema,
  hosts: ({ server, pictures }) => hostsOf(server, ...pictures),
  policy: ({ server, pictures }) => ({
    "script-src": [`${server}/dist/`],
    // Its markup holds style attributes.
    "style-src": ["'unsafe-inline'", `${server}/dist/`],
    "connect-src": [`${server}/`],
    "img-src": [`${server}/`, ...pictures],
  }),
  embed: ({ server, site }, { key, title, lang }) => ({
    server,
    site,
    key,
    title,
    lang: languageOf(lang, "en fr ja ko ru zh-CN zh-TW"),
  }),
};
