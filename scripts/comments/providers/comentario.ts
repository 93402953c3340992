/** Comentario: a server of one's own, https://docs.comentario.app/en/configuration/embedding/comments-tag/. */
import * as z from "zod";
import { languageOf } from "../language.ts";
import type { Provider } from "../provider.ts";
import { hostsOf, load, server } from "../settings.ts";

const schema = z
  .strictObject({
    provider: z.literal("comentario"),
    /** The server that keeps the comments. */
    server: server({ description: "Address of the Comentario server.", examples: ["https://talk.example"] }),
    load,
  })
  .meta({ title: "Comentario", description: "Comments on a Comentario server" });

export const comentario: Provider<typeof schema> = {
  schema,
  hosts: ({ server }) => hostsOf(server),
  policy: ({ server }) => ({
    "script-src": [`${server}/comentario.js`],
    "style-src": [`${server}/comentario.css`],
    // New comments come through a web socket.
    "connect-src": [`${server}/`, `${server.replace(/^http/, "ws")}/`],
    "img-src": [`${server}/`],
  }),
  embed: ({ server }, { key, lang }) => ({
    server,
    key,
    lang: languageOf(lang, "de en es fr nl pt-BR ru vi zh-Hans zh-Hant"),
  }),
};
