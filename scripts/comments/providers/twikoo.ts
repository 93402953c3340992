/** Twikoo: a server of one's own, https://twikoo.js.org/en/frontend.html. Its colours are those of the text around it. */
import * as z from "zod";
import { webAddress } from "../../core/schema/fields.ts";
import { languageOf } from "../language.ts";
import type { Provider } from "../provider.ts";
import { hostsOf, integrity, load, pictures, server } from "../settings.ts";

const schema = z
  .strictObject({
    provider: z.literal("twikoo"),
    /** What Twikoo calls `envId`. An environment of Tencent CloudBase, which has no address, is not supported. */
    server: server({ description: "Address of the Twikoo server.", examples: ["https://talk.example"] }),
    /** Must be of the server's own version. */
    script: webAddress({
      description: "Address of twikoo.min.js, of the server's version.",
      examples: ["https://cdn.jsdelivr.net/npm/twikoo@1.7.9/dist/twikoo.min.js"],
    }).default("https://cdn.jsdelivr.net/npm/twikoo@1.7.9/dist/twikoo.min.js"),
    integrity: integrity.optional(),
    pictures: pictures("https://weavatar.com"),
    load,
  })
  .meta({ title: "Twikoo", description: "Comments on a Twikoo server" });

export const twikoo: Provider<typeof schema> = {
  schema,
  hosts: ({ server, script, pictures }) => hostsOf(server, script, ...pictures),
  policy: ({ server, script, pictures }) => ({
    "script-src": [script],
    // Its script brings its style along in style elements.
    "style-src": ["'unsafe-inline'"],
    "connect-src": [server],
    "img-src": [...pictures],
  }),
  embed: ({ server, script, integrity }, { key, lang }) => ({
    server,
    script,
    integrity,
    key,
    lang: languageOf(lang, "en ja ko uz zh-CN zh-TW"),
  }),
};
