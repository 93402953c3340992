/** Where the content's repository is on the web, in `archive.yaml`: for links that edit a thread there. */
import * as z from "zod";
import { line, type Refusal, rule, webAddress } from "../../core/schema/fields.ts";

/** Software of forges whose editor has an address. Forgejo's is Gitea's. */
const FORGES = ["github", "gitlab", "gitea", "forgejo", "bitbucket"] as const;

export type Forge = (typeof FORGES)[number];

/** Hosts that are known by name. */
const HOSTS = new Map<string, Forge>([
  ["github.com", "github"],
  ["gitlab.com", "gitlab"],
  ["codeberg.org", "forgejo"],
  ["gitea.com", "gitea"],
  ["bitbucket.org", "bitbucket"],
]);

/** The forge at a host: one that is known, or one that is called by the name of its software, `gitlab.example.org`. */
export function forgeAt(url: string): Forge | undefined {
  const { hostname } = new URL(url);
  return HOSTS.get(hostname) ?? FORGES.find((forge) => hostname.startsWith(`${forge}.`));
}

const url = webAddress({
  description: "Address of the repository's page.",
  examples: ["https://github.com/owner/archive"],
});

const settings = z.strictObject({
  /** Address of the repository's page. */
  url,
  /** Branch that is edited. */
  branch: line({ description: "Branch that is edited.", examples: ["main"] }).default("main"),
  /** Folder of the content in the repository. Git knows it; needed only if the archive is built outside git. */
  folder: line({ description: "Folder of the content in the repository.", examples: ["content"] }).optional(),
  /** Software of the forge, if its address does not show it. */
  forge: z
    .enum(FORGES)
    .meta({ description: "Software of the forge.", examples: ["gitea"] })
    .optional(),
});

/** The repository, as its address alone or with more about it. */
export const repository = z
  .union([url.transform((address) => settings.parse({ url: address })), settings])
  .superRefine(rule(refuse))
  .meta({
    description: "The content's repository on the web, for links that edit a thread there.",
    examples: ["https://github.com/owner/archive", { url: "https://git.example.org/owner/archive", forge: "gitea" }],
  });

/** The repository's settings, checked. */
export type RepositorySettings = z.output<typeof settings>;

function refuse({ url, forge }: RepositorySettings): Refusal | undefined {
  if (forge ?? forgeAt(url)) return undefined;
  const names = `${FORGES.slice(0, -1).join(", ")} or ${FORGES.at(-1)}`;
  return {
    kind: "value-unknown",
    message: `nothing tells which forge is at ${new URL(url).hostname}`,
    fix: `write repository: { url: ${url}, forge: … } with ${names}`,
  };
}
