/** Disqus, https://help.disqus.com/developer/javascript-configuration-variables. */
import * as z from "zod";
import { rule } from "../../core/schema/fields.ts";
import { languageOf } from "../language.ts";
import type { Provider } from "../provider.ts";
import { load } from "../settings.ts";

const schema = z
  .strictObject({
    provider: z.literal("disqus"),
    /** Name of the site at Disqus; part of a host name. */
    shortname: z
      .string()
      .superRefine(
        rule((text) =>
          /^[a-z0-9][a-z0-9-]*$/i.test(text)
            ? undefined
            : {
                kind: "comments-setting",
                message: `"${text}" is no shortname`,
                fix: "write letters, digits and hyphens only, such as my-archive",
              },
        ),
      )
      .meta({ description: "Shortname of the site at Disqus.", examples: ["my-archive"] }),
    load,
  })
  .meta({ title: "Disqus", description: "Comments on Disqus" });

export const disqus: Provider<typeof schema> = {
  schema,
  hosts: ({ shortname }) => [`${shortname}.disqus.com`, "disqus.com", "disquscdn.com"],
  policy: ({ shortname }) => ({
    "script-src": [`https://${shortname}.disqus.com/`, "https://c.disquscdn.com/", "https://disqus.com/next/config.js"],
    "style-src": ["'unsafe-inline'", "https://c.disquscdn.com/"],
    "img-src": ["https://c.disquscdn.com/", "https://referrer.disqus.com/"],
    "frame-src": ["https://disqus.com/"],
  }),
  embed: ({ shortname }, { key, address, title, lang }) => ({
    shortname,
    key,
    address,
    title,
    lang: languageOf(
      lang,
      "ar bg ca cs da de el en es=es_ES fa fi fr he hu id it ja ko nl pl pt-BR=pt_BR ro ru sv tr uk vi zh zh-TW=zh_TW",
    ),
  }),
};
