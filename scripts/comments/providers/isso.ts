/** Isso: a server of one's own, https://isso-comments.de/docs/reference/client-config/. */
import * as z from "zod";
import { languageOf } from "../language.ts";
import type { Provider } from "../provider.ts";
import { hostsOf, load, pictures, server } from "../settings.ts";

const schema = z
  .strictObject({
    provider: z.literal("isso"),
    /** The server that keeps the comments. */
    server: server({ description: "Address of the Isso server.", examples: ["https://talk.example/isso"] }),
    pictures: pictures(),
    load,
  })
  .meta({ title: "Isso", description: "Comments on an Isso server" });

export const isso: Provider<typeof schema> = {
  schema,
  hosts: ({ server, pictures }) => hostsOf(server, ...pictures),
  policy: ({ server, pictures }) => ({
    "script-src": [`${server}/js/embed.min.js`],
    "style-src": [`${server}/css/isso.css`],
    "connect-src": [`${server}/`],
    ...(pictures.length > 0 && { "img-src": pictures }),
  }),
  embed: ({ server }, { key, title, lang }) => ({
    server,
    key,
    title,
    lang: languageOf(
      lang,
      "ar bg ca cs da de el=el-GR en eo es fa fi fr gl hr hu it ja ko nl oc pl pt-BR pt-PT ru sk sv th tr uk vi zh-CN zh-TW",
    ),
  }),
};
