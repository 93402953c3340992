/** Waline: a server of one's own, https://waline.js.org/en/reference/client/props.html. */
import * as z from "zod";
import { languageOf } from "../language.ts";
import type { Provider } from "../provider.ts";
import { hostsOf, load, pictures, server } from "../settings.ts";

/** The client in its npm package. */
const SCRIPT = "@waline/client/dist/waline.js";
const STYLE = "@waline/client/dist/waline.css";

const schema = z
  .strictObject({
    provider: z.literal("waline"),
    /** The server that keeps the comments. */
    server: server({ description: "Address of the Waline server.", examples: ["https://talk.example"] }),
    /** The server itself does not hand out the client. */
    client: z
      .union([
        z.literal("self"),
        server({
          description: "Folder with waline.js and waline.css.",
          examples: ["https://unpkg.com/@waline/client@3.13.0/dist"],
        }),
      ])
      .meta({
        description:
          "Where the client comes from: self, which serves the installed npm package @waline/client from this site, or the address of a folder with waline.js and waline.css.",
        examples: ["self", "https://unpkg.com/@waline/client@3.13.0/dist"],
      })
      .default("self"),
    pictures: pictures("https://seccdn.libravatar.org"),
    load,
  })
  .meta({ title: "Waline", description: "Comments on a Waline server" });

export const waline: Provider<typeof schema> = {
  schema,
  hosts: ({ server, client, pictures }) => hostsOf(server, ...(client === "self" ? [] : [client]), ...pictures),
  policy: ({ server, client, pictures }) => ({
    ...(client !== "self" && { "script-src": [`${client}/waline.js`] }),
    // It keeps the colours of its dark theme in a style element.
    "style-src": ["'unsafe-inline'", ...(client === "self" ? [] : [`${client}/waline.css`])],
    "connect-src": [`${server}/`],
    "img-src": [`${server}/`, ...pictures],
  }),
  own: ({ client }) => (client === "self" ? [SCRIPT, STYLE] : []),
  embed: ({ server, client }, { key, lang }, own) => ({
    server,
    script: client === "self" ? own[SCRIPT] : `${client}/waline.js`,
    style: client === "self" ? own[STYLE] : `${client}/waline.css`,
    key,
    lang: languageOf(lang, "de en es fr ja=jp pt-BR ru vi zh-CN zh-TW"),
  }),
};
