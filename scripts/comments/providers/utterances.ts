/** utterances: GitHub issues, https://utteranc.es. It has no languages but English. */
import * as z from "zod";
import { line } from "../../core/schema/fields.ts";
import type { Provider } from "../provider.ts";
import { load, repository } from "../settings.ts";

/** Its script works from this address alone. */
const SERVER = "https://utteranc.es";

const schema = z
  .strictObject({
    provider: z.literal("utterances"),
    /** Where the issues are. */
    repo: repository,
    /** Tells the issues of readers from others. */
    label: line({ description: "Label of the issues; it must exist.", examples: ["comments"] }).optional(),
    load,
  })
  .meta({ title: "utterances", description: "Comments as GitHub issues, through utterances" });

export const utterances: Provider<typeof schema> = {
  schema,
  hosts: () => [new URL(SERVER).host],
  policy: () => ({
    "script-src": [`${SERVER}/client.js`],
    // Its script puts a style element into the page.
    "style-src": ["'unsafe-inline'"],
    "frame-src": [SERVER],
  }),
  embed: ({ repo, label }, { key }) => ({ server: SERVER, repo, label, key }),
  link: ({ repo }, { key }) => ({
    href: `https://github.com/${repo}/issues?q=${encodeURIComponent(`in:title "${key}"`)}`,
  }),
};
