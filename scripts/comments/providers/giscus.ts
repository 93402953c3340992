/** giscus: GitHub Discussions, https://giscus.app and its ADVANCED-USAGE.md. */
import * as z from "zod";
import { flag, line } from "../../core/schema/fields.ts";
import { languageOf } from "../language.ts";
import type { Provider } from "../provider.ts";
import { hostOf, load, repository, server, token } from "../settings.ts";

const schema = z
  .strictObject({
    provider: z.literal("giscus"),
    /** Where the discussions are. */
    repo: repository,
    /** giscus.app shows it. */
    repo_id: token({ description: "Id of the repository.", examples: ["R_kgDOExample"] }),
    /** New discussions go there. */
    category: line({ description: "Category of the discussions.", examples: ["Announcements"] }),
    /** giscus.app shows it. */
    category_id: token({ description: "Id of the category.", examples: ["DIC_kwDOExample4CExample"] }),
    /** Where giscus itself runs. */
    server: server({ description: "Address of giscus.", examples: ["https://giscus.app"] }).default(
      "https://giscus.app",
    ),
    /** The emoji below the opening post. */
    reactions: flag({ description: "Whether readers can react to the thread itself.", examples: [true] }).default(true),
    load,
  })
  .meta({ title: "giscus", description: "Comments as GitHub Discussions, through giscus" });

export const giscus: Provider<typeof schema> = {
  schema,
  hosts: ({ server }) => [hostOf(server)],
  policy: ({ server }) => ({
    "script-src": [`${server}/client.js`],
    "style-src": [`${server}/default.css`],
    "frame-src": [server],
  }),
  embed: ({ server, repo, repo_id, category, category_id, reactions }, { key, lang }) => ({
    server,
    repo,
    repoId: repo_id,
    category,
    categoryId: category_id,
    reactions: reactions ? "1" : undefined,
    key,
    lang: languageOf(
      lang,
      "ar ca da de el=gr en eo es eu fa fr gsw he hu id it ja ko nl pl pt ro ru th tr uk uz vi zh-CN zh-TW",
    ),
  }),
  link: ({ repo }, { key }) => ({
    href: `https://github.com/${repo}/discussions?discussions_q=${encodeURIComponent(`in:title "${key}"`)}`,
  }),
};
