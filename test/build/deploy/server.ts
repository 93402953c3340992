/** A server with the post-receive hook, and somebody who pushes to it. */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { PLAIN_SETTINGS } from "../../history/repository.ts";
import { smallArchive, temporaryFolder, tree, write } from "../../support/archive.ts";
import { seedAssets } from "../../support/assets.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const HOOK = path.join(ROOT, "scripts/deploy/post-receive");

/** Git as the pusher has it, whatever the machine's settings are. */
export const ENV: NodeJS.ProcessEnv = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"))),
  ...PLAIN_SETTINGS,
  ...Object.fromEntries(
    ["AUTHOR", "COMMITTER"].flatMap((who) => [
      [`GIT_${who}_NAME`, "t"],
      [`GIT_${who}_EMAIL`, "t@example.org"],
    ]),
  ),
};

/** Runs git as the pusher. @returns what it prints */
export function git(cwd: string, ...args: string[]): string {
  const run = spawnSync("git", args, { cwd, env: ENV, encoding: "utf8" });
  if (run.status !== 0) throw new Error(`git ${args.join(" ")}: ${run.stderr}`);
  return run.stdout + run.stderr;
}

export interface Server {
  /** Folder that the web server serves. */
  readonly site: string;
  /** The bare repository. */
  readonly bare: string;
  /** Someone's clone, with the content in `content`. */
  readonly clone: string;
  readonly content: string;
  /** Commits everything in the clone and pushes it. @returns what the pusher sees */
  push(...args: string[]): string;
}

/** A bare repository with the hook, and a clone of it. @param files besides the content, which lies in `folder` */
export function server(
  folder: string,
  settings: Readonly<Record<string, string>>,
  files: readonly string[] = [],
): Server {
  const dir = temporaryFolder();
  // Made once for all tests.
  seedAssets(path.join(dir, "archive.git/stele/cache"));
  const [bare, clone, site] = ["archive.git", "clone", "www"].map((name) => path.join(dir, name)) as [
    string,
    string,
    string,
  ];
  git(dir, "init", "-q", "--bare", "-b", "main", bare);
  fs.mkdirSync(path.join(bare, "hooks"), { recursive: true });
  fs.copyFileSync(HOOK, path.join(bare, "hooks/post-receive"));
  for (const [name, value] of Object.entries({ site, ...settings })) git(bare, "config", `stele.${name}`, value);
  git(dir, "clone", "-q", bare, clone);
  git(clone, "checkout", "-q", "-B", "main");
  const content = path.join(clone, folder);
  fs.cpSync(smallArchive(), content, { recursive: true });
  for (const name of files) fs.cpSync(path.join(ROOT, name), path.join(clone, name), { recursive: true });
  const push = (...args: string[]) => {
    git(clone, "add", "-A");
    git(clone, "commit", "-q", "--allow-empty", "-m", "a change");
    return git(clone, "push", ...(args.length ? args : ["origin", "main"]));
  };
  return { site, bare, clone, content, push };
}

/** A server of a repository that holds content alone, with Stele beside it. */
export const contentOnly = (settings: Readonly<Record<string, string>> = {}) =>
  server(".", { tool: packageFolder(), content: ".", ...settings });

/** A folder that the package is installed in, as `npm install --prefix` leaves it. */
export function packageFolder(): string {
  const dir = temporaryFolder();
  write(dir, { "node_modules/stele/package.json": '{ "version": "0.1.0" }\n' });
  fs.mkdirSync(path.join(dir, "node_modules/.bin"));
  fs.symlinkSync(path.join(ROOT, "scripts/stele.mjs"), path.join(dir, "node_modules/.bin/stele"));
  return dir;
}

/** Files of the site with their bytes. */
export const published = (site: string) => tree(fs.realpathSync(site));
