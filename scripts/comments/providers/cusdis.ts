/** Cusdis: hosted or a server of one's own, https://cusdis.com/doc#/advanced/sdk. */
import * as z from "zod";
import { languageOf } from "../language.ts";
import type { Provider } from "../provider.ts";
import { hostOf, load, server, token } from "../settings.ts";

const schema = z
  .strictObject({
    provider: z.literal("cusdis"),
    /** What Cusdis calls the app id. */
    app_id: token({ description: "App id of the site.", examples: ["01234567-89ab-cdef-0123-456789abcdef"] }),
    /** Where Cusdis itself runs. */
    server: server({ description: "Address of Cusdis.", examples: ["https://cusdis.com"] }).default(
      "https://cusdis.com",
    ),
    load,
  })
  .meta({ title: "Cusdis", description: "Comments on Cusdis" });

export const cusdis: Provider<typeof schema> = {
  schema,
  hosts: ({ server }) => [hostOf(server)],
  policy: () => ({ "frame-src": ["'self'"] }),
  // Its script writes a page with an inline script, which obeys the policy of the page around it. In a thread's page
  // that would mean inline scripts beside what others wrote; so it gets an empty page of its own.
  frame: ({ server }) => ({
    "script-src": ["'unsafe-inline'", `${server}/js/`],
    "style-src": ["'unsafe-inline'", `${server}/js/style.css`],
    "connect-src": [`${server}/`],
  }),
  embed: ({ server, app_id }, { key, address, title, lang }) => ({
    server,
    appId: app_id,
    key,
    address,
    title,
    lang: languageOf(lang, "ar bg ca cs de en es fa fi fr ha hu id it ja ko nl oc pl pt-br th tr zh-cn zh-tw"),
  }),
};
