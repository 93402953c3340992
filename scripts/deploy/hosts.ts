/** The hosts that an archive may be published on: one table, from which their files are written. */
import fs from "node:fs";
import path from "node:path";
import { TOOL } from "../core/code/state.mjs";
import { matrixWorkflow, pagesWorkflow, reusableWorkflow } from "./github.ts";
import { gitlabPipeline } from "./gitlab.ts";
import { hostedScript } from "./hosted.ts";
import { NETLIFY_PLUGIN, netlifySettings } from "./netlify.ts";
import { callsOf, NODE, type Repository } from "./repository.ts";

export type HostName = "github" | "gitlab" | "netlify" | "cloudflare" | "server";

/** A file of a repository that a host, or who sets it up, needs. */
export interface HostFile {
  /** Below the repository. */
  readonly path: string;
  readonly text: string;
  /** Permissions, if they are not the usual ones. */
  readonly mode?: number;
}

/** How a host publishes; the words are for readers of the documentation. */
export interface Host {
  readonly title: string;
  files(repository: Repository): readonly HostFile[];
  /** How packages come to the next build. */
  readonly packages: string;
  /** How Stele's cache comes to the next build. */
  readonly cache: string;
  /** How the whole history comes there. */
  readonly history: string;
  /** The command that builds the site. */
  command(repository: Repository): string;
  /** The folder that is published. */
  readonly folder: string;
  /** What a person does once, a step each. */
  once(repository: Repository): readonly string[];
}

export const HOSTS: Readonly<Record<HostName, Host>> = {
  github: {
    title: "GitHub Pages",
    files: (repository) => [
      workflow("pages", pagesWorkflow(repository)),
      workflow("pages-matrix", matrixWorkflow(repository)),
      ...(repository.kind === "tool" ? [workflow("publish", reusableWorkflow())] : []),
    ],
    packages: "`cache: npm` of `actions/setup-node`",
    cache: "`actions/cache`, a key for each commit",
    history: "`fetch-depth: 0`",
    command: (repository) => callsOf(repository).stele("build"),
    folder: "_site",
    once: () => ["Settings → Pages → Source: GitHub Actions"],
  },
  gitlab: {
    title: "GitLab Pages",
    files: (repository) => [{ path: ".gitlab-ci.yml", text: gitlabPipeline(repository) }, hosted(repository)],
    packages: "`cache`, a key for each lock file",
    cache: "`cache`, one key",
    history: '`GIT_DEPTH: "0"`',
    command: hostedCommand,
    folder: "public",
    once: () => [],
  },
  netlify: {
    title: "Netlify",
    files: (repository) => [
      { path: "netlify.toml", text: netlifySettings(repository) },
      hosted(repository),
      ...Object.entries(NETLIFY_PLUGIN).map(([name, text]) => ({
        path: below(repository, `netlify-cache/${name}`),
        text,
      })),
    ],
    packages: "by itself",
    cache: "the plugin `netlify-cache`",
    history: "by itself",
    command: hostedCommand,
    folder: "public",
    once: () => ["Add new project → Import an existing project"],
  },
  cloudflare: {
    title: "Cloudflare Pages",
    files: (repository) => [hosted(repository)],
    packages: "by itself, with _Build cache_ on",
    cache: "by itself if `package.json` names Eleventy and _Build cache_ is on",
    history: "`git fetch --unshallow`",
    command: hostedCommand,
    folder: "public",
    once: (repository) => [
      "Workers & Pages → Create → Pages → Connect to Git",
      `Framework preset: None; Build command: \`${hostedCommand(repository)}\`; Build output directory: \`public\``,
      `Environment variable \`NODE_VERSION\`: \`${NODE}\``,
      "Settings → Build → Build cache: Enable",
    ],
  },
  server: {
    title: "a server of your own",
    // One text for every repository: who sets up a server may not know yet what will be pushed to it.
    files: (repository) => [
      {
        path: below(repository, "post-receive"),
        text: fs.readFileSync(path.join(TOOL, "scripts/deploy/post-receive"), "utf8"),
        mode: 0o755,
      },
    ],
    packages: "stay in the checkout",
    cache: "stays beside the checkout",
    history: "the repository itself",
    command: () => "stele build",
    folder: "stele.site",
    once: (repository) => [
      "on the server: `git init --bare archive.git && git -C archive.git config stele.site /var/www/archive`",
      `\`scp ${below(repository, "post-receive")} user@host:archive.git/hooks/\``,
      ...(repository.kind === "content-only"
        ? [
            `on the server: \`npm install --prefix stele stele@${repository.version}\` and \`git -C archive.git config stele.tool "$PWD/stele"\``,
          ]
        : []),
      "`git remote add server user@host:archive.git`",
    ],
  },
};

/**
 * The files that a host needs in a repository.
 *
 * @throws Error if the repository holds nothing but content and the version of Stele is no exact one
 */
export function hostFiles(host: HostName, repository: Repository): readonly HostFile[] {
  return HOSTS[host].files(repository);
}

/** The table of hosts for the README: how each publishes a repository of this kind. */
export function hostTable(repository: Repository): string {
  const head = "host | files | packages | `.cache` | history | build command | published | once, by hand";
  const rows = Object.values(HOSTS).map((host) => [
    host.title,
    host
      .files(repository)
      .map((file) => `\`${file.path}\``)
      .join(", "),
    host.packages,
    host.cache,
    host.history,
    `\`${host.command(repository)}\``,
    `\`${host.folder}\``,
    host.once(repository).join("; ") || "nothing",
  ]);
  const lines = [head.split(" | "), head.split(" | ").map(() => "---"), ...rows];
  return `${lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}\n`;
}

function workflow(name: string, text: string): HostFile {
  return { path: `.github/workflows/${name}.yml`, text };
}

function hosted(repository: Repository): HostFile {
  return { path: below(repository, "hosted.sh"), text: hostedScript(repository) };
}

function hostedCommand(repository: Repository): string {
  return `sh ${below(repository, "hosted.sh")}`;
}

function below(repository: Repository, name: string): string {
  return `${callsOf(repository).folder}/${name}`;
}
