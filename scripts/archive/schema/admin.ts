/** Settings of the editor at `/admin/`. */
import * as z from "zod";
import { line, webAddress } from "../../core/schema/fields.ts";

/** Where the editor reads and writes the content; the keys are those of Sveltia CMS. */
const backend = z
  .strictObject({
    /** Kind of forge; `test-repo` keeps everything in the browser, for trying the editor out. */
    name: z
      .enum(["github", "gitlab", "gitea", "test-repo"])
      .meta({ description: "Kind of forge; test-repo keeps everything in the browser.", examples: ["github"] }),
    /** Owner and name. */
    repo: line({ description: "Owner and name of the repository.", examples: ["owner/archive"] }).optional(),
    /** Branch that is edited. */
    branch: line({ description: "Branch that is edited.", examples: ["main"] }).optional(),
    /** For a forge of one's own. */
    api_root: webAddress({
      description: "Address of the API, where the forge is one of your own.",
      examples: ["https://git.example/api/v1"],
    }).optional(),
    /** Who signs people in. Without it they sign in with an access token. */
    base_url: webAddress({
      description: "Address that signs people in with OAuth.",
      examples: ["https://sign-in.example"],
    }).optional(),
    /** Path below `base_url`. */
    auth_endpoint: line({ description: "Path of the sign-in below base_url.", examples: ["auth"] }).optional(),
    /** Way of signing in; `pkce` needs no server. */
    auth_type: line({ description: "Way of signing in with OAuth.", examples: ["pkce"] }).optional(),
    /** Id of the OAuth application. */
    app_id: line({ description: "Id of the OAuth application.", examples: ["a1b2c3d4"] }).optional(),
  })
  .superRefine(({ name, repo }, context) => {
    if (name === "test-repo" || /^[^/\s]+(\/[^/\s]+)+$/.test(repo ?? "")) return;
    const message = repo === undefined ? "backend.repo is missing" : `"${repo}" is no repository`;
    context.addIssue({
      code: "custom",
      path: ["repo"],
      message,
      params: { kind: "value-form", fix: "write repo: owner/name" },
    });
  })
  .meta({ description: "Where the editor reads and writes.", examples: [{ name: "github", repo: "owner/archive" }] });

/** The editor; off if absent or false. */
export const adminSchema = z
  .union([
    z.literal(false),
    z.strictObject({
      backend,
      /** The content folder as the repository has it. */
      folder: line({
        description: "The content folder in the repository; . where the repository is the content.",
        examples: ["content", "."],
      }).default("content"),
    }),
  ])
  .meta({
    description: "The editor at /admin/, or false.",
    examples: [{ backend: { name: "github", repo: "owner/archive" } }, false],
  });

/** The editor's settings, if it is on. */
export type AdminSettings = Exclude<z.output<typeof adminSchema>, false>;
