import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { parse as parseToml } from "smol-toml";
import { beforeAll, describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { HOSTS, type HostName, hostFiles } from "../../../scripts/deploy/hosts.ts";
import type { Repository } from "../../../scripts/deploy/repository.ts";
import { commitAll, git, smallArchive, temporaryFolder, thread, tree, write } from "../../support/archive.ts";
import { seedAssets } from "../../support/assets.ts";
import { build } from "../../support/build.ts";
import { gitlab } from "./gitlab.ts";
import { TOOL_FILES } from "./tool-files.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const ADDRESS = "https://host.example/x";
const VERSION = "0.1.0";

/** The files of a site by path, all but the manifest, which names the commit. */
type Site = Map<string, string>;
let expected: Site;
let bin: string;

/** Commits that hold the same archive in each repository: one thread is changed, so its page has a history. */
function commitArchive(dir: string, folder: string): void {
  fs.cpSync(smallArchive(), path.join(dir, folder), { recursive: true });
  commitAll(dir, "one", "2020-01-01T00:00:00Z");
  write(path.join(dir, folder), {
    "tea/2016/first/index.md": thread({ title: "第一帖", author: "店小二" }, "頭一段,後來改過。"),
  });
  commitAll(dir, "two", "2021-01-01T00:00:00Z");
}

/** A repository of this kind, with the files for all hosts. */
function origin(repository: Repository): string {
  const dir = path.join(temporaryFolder(), "origin");
  for (const host of Object.keys(HOSTS) as HostName[])
    for (const file of hostFiles(host, repository)) write(dir, { [file.path]: file.text });
  for (const name of repository.kind === "tool" ? TOOL_FILES : [".gitignore"])
    fs.cpSync(path.join(ROOT, name), path.join(dir, name), { recursive: true });
  if (repository.kind === "archive") write(dir, { "package.json": "{}\n", "package-lock.json": "{}\n" });
  commitArchive(dir, "content");
  return dir;
}

/** A clone as a host makes it, with packages as `npm ci` leaves them. */
function cloned(from: string, ...options: string[]): string {
  const clone = path.join(temporaryFolder(), "clone");
  git(path.dirname(clone), "clone", "-q", ...options, `file://${from}`, clone);
  seedAssets(path.join(clone, ".cache"));
  return clone;
}

/** Runs a command of a host in a shell, and has it succeed. */
function sh(cwd: string, command: string, env: Readonly<Record<string, string>> = {}): string {
  const run = shell(cwd, command, env);
  expect([command, run.status, run.stderr]).toEqual([command, 0, expect.anything()]);
  return run.stderr;
}

function shell(cwd: string, command: string, env: Readonly<Record<string, string>> = {}) {
  const PATH = `${bin}:${process.env.PATH}`;
  return spawnSync("bash", ["-e", "-c", command], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, NODE_OPTIONS: "", PATH, ...env },
  });
}

/** The site in a folder. Histories name commits, which are others in each repository: their subjects take their places. */
function siteIn(folder: string, repository: string): Site {
  const commits = git(repository, "log", "--format=%H %s", "HEAD")
    .split("\n")
    .map((line) => [line.slice(0, 10), line.slice(41)] as const);
  const files = [...tree(fs.realpathSync(folder))].filter(([name]) => name !== "manifest.json");
  return new Map(
    files.map(([name, text]) => [
      name,
      commits.reduce((rest, [hash, subject]) => rest.replaceAll(hash, subject), text),
    ]),
  );
}

/** Takes a site away, as on a host, where each build begins with the cache alone. */
function forget(clone: string): void {
  for (const name of ["_site", "_site.releases", "_site.json", "public"])
    fs.rmSync(path.join(clone, name), { recursive: true, force: true });
}

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
}

/** Runs what a workflow runs. @param values of the expressions in it @returns the folder that it uploads */
function github(workflow: string, cwd: string, values: Readonly<Record<string, string>> = {}): string {
  const { jobs } = parseYaml(workflow) as { jobs: { publish: { steps: Step[] } } };
  const { steps } = jobs.publish;
  const known: Readonly<Record<string, string>> = { "steps.pages.outputs.base_url": ADDRESS, ...values };
  const evaluated = (text: string) =>
    text.replace(/\$\{\{ (.+?) \}\}/g, (_, expression: string) => {
      const value = known[expression];
      if (value === undefined) throw new Error(`the value of ${expression} is not known here`);
      return value;
    });
  const using = (action: string) => steps.find(({ uses }) => uses?.startsWith(`actions/${action}@`))?.with ?? {};
  expect(using("checkout")).toMatchObject({ "fetch-depth": 0 });
  for (const { run, env = {} } of steps) {
    if (run === undefined) continue;
    sh(cwd, evaluated(run), Object.fromEntries(Object.entries(env).map(([name, text]) => [name, evaluated(text)])));
  }
  const cache = String(using("cache/save").path);
  expect([cache, fs.existsSync(path.join(cwd, cache, "store"))]).toEqual([using("cache/restore").path, true]);
  return path.join(cwd, String(using("upload-pages-artifact").path));
}

const textOf = (host: HostName, repository: Repository) => hostFiles(host, repository)[0]?.text ?? "";

/** What each host runs in a clone. @returns the folder that it publishes */
const RUNS: Readonly<Record<Exclude<HostName, "server">, (repository: Repository, clone: string) => string>> = {
  cloudflare: (repository, clone) => {
    sh(clone, `${HOSTS.cloudflare.command(repository)} --base-url ${ADDRESS}/`);
    return path.join(clone, HOSTS.cloudflare.folder);
  },
  github: (repository, clone) => github(textOf("github", repository), clone),
  gitlab: (repository, clone) => {
    const { jobs, output } = gitlab(textOf("gitlab", repository));
    expect(output).toContain("json schema validated");
    const { pages, variables } = parseYaml(jobs) as {
      pages: { before_script?: string[]; script: string[]; artifacts: { paths: [string] } };
      variables: Record<string, string>;
    };
    expect(variables.GIT_DEPTH).toBe("0");
    for (const line of [...(pages.before_script ?? []), ...pages.script]) sh(clone, line, { CI_PAGES_URL: ADDRESS });
    return path.join(clone, pages.artifacts.paths[0]);
  },
  netlify: (repository, clone) => {
    const { build } = parseToml(textOf("netlify", repository)) as { build: { command: string; publish: string } };
    sh(clone, build.command, { URL: ADDRESS });
    return path.join(clone, build.publish);
  },
};

beforeAll(async () => {
  bin = temporaryFolder();
  const npm = spawnSync("sh", ["-c", "command -v npm"], { encoding: "utf8" }).stdout.trim();
  // Packages are there already, and the registry may not have this version yet.
  const links = `mkdir -p node_modules && ln -sfn "${ROOT}"/node_modules/* node_modules`;
  write(bin, {
    npm: `#!/bin/sh\nif [ "$1" = ci ]; then ${links}; exit; fi\nexec "${npm}" "$@"\n`,
    npx: `#!/bin/sh\nif [ "$1" = --yes ]; then shift; [ "$1" = "stele@${VERSION}" ] || exit 9; fi\nshift\nexec node "${ROOT}/scripts/stele.mjs" "$@"\n`,
  });
  for (const name of ["npm", "npx"]) fs.chmodSync(path.join(bin, name), 0o755);
  const dir = path.join(temporaryFolder(), "alone");
  commitArchive(dir, "content");
  expected = siteIn((await build(path.join(dir, "content"), { baseUrl: `${ADDRESS}/` })).site, dir);
  expect([...expected.keys()]).toContain("tea/2016/first/history/index.html");
}, 300_000);

describe.each<[Repository, (keyof typeof RUNS)[]]>([
  [{ kind: "tool" }, ["cloudflare", "github", "gitlab", "netlify"]],
  [{ kind: "archive" }, ["netlify"]],
  [{ kind: "content-only", version: VERSION }, ["github", "gitlab"]],
])("a repository that is %o", { timeout: 300_000 }, (repository, hosts) => {
  let clone: string;
  beforeAll(() => {
    // Cloudflare's clone has the last commit alone, and its command fetches the others.
    const shallow = hosts[0] === "cloudflare";
    clone = cloned(origin(repository), ...(shallow ? ["--depth", "1"] : []));
    if (shallow) sh(clone, "npm ci");
  });

  test.each(hosts)("has the same site on %s", (host) => {
    forget(clone);
    const folder = RUNS[host](repository, clone);
    expect(fs.lstatSync(folder).isDirectory()).toBe(true);
    expect(siteIn(folder, clone)).toEqual(expected);
  });

  if (!hosts.includes("cloudflare")) return;
  test("keeps its site if there is a mistake in the content", () => {
    write(clone, { "content/tea/2016/first/index.md": "---\ntitel: 錯\n---\n字\n" });
    commitAll(clone);
    const run = shell(clone, HOSTS.cloudflare.command(repository));
    expect([run.status, run.stderr]).toEqual([1, expect.stringContaining("first/index.md:2:1")]);
    expect(siteIn(path.join(clone, "public"), clone)).toEqual(expected);
  });
});

test("a repository that is the content has the same site by the workflow that it calls", { timeout: 300_000 }, () => {
  const dir = temporaryFolder();
  commitArchive(path.join(dir, "archive"), ".");
  write(path.join(dir, "archive"), { "eleventy.config.js": 'throw new Error("content is code");\n' });
  fs.appendFileSync(path.join(dir, "archive/archive.yaml"), "ignore: [eleventy.config.js]\n");
  const workflow = hostFiles("github", { kind: "tool" }).find((file) => file.path.endsWith("/publish.yml"));
  const folder = github(workflow?.text ?? "", dir, {
    "inputs.version": VERSION,
    "inputs.content": ".",
    "inputs.base-url || format('{0}/', steps.pages.outputs.base_url)": `${ADDRESS}/`,
  });
  expect(siteIn(folder, path.join(dir, "archive"))).toEqual(expected);
});
