/** How git is called, whatever repository it is called in: one that came with the content may be hostile. */
import { devNull } from "node:os";
import { StopError } from "../core/stop-error.ts";

/**
 * Neither the machine's settings nor the content may change what git prints, or have it run a program. What a setting of
 * `git log` cannot do to our own format is not listed.
 */
export const SETTINGS = [
  "safe.bareRepository=explicit",
  "core.fsmonitor=false",
  // `read-tree` runs a hook once it has written its index.
  `core.hooksPath=${devNull}`,
  "log.showSignature=false",
  "log.showRoot=true",
  "log.follow=false",
  "diff.relative=false",
  "diff.ignoreSubmodules=none",
  // `GIT_GRAFT_FILE` says that there is no such file.
  "advice.graftFileDeprecated=false",
  "color.ui=false",
].flatMap((setting) => ["-c", setting]);

/** Variables of git that say where it is and what it may read. The others name a repository, as in hooks, or change what git prints. */
const KEPT = /^GIT_(CONFIG_(GLOBAL|SYSTEM|NOSYSTEM)|CEILING_DIRECTORIES|EXEC_PATH)$/;

/** The environment that git runs in. It opens no connection: a partial clone could name any program for that. */
export function gitEnvironment(variables: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const kept = Object.entries(variables).filter(([name]) => !name.startsWith("GIT_") || KEPT.test(name));
  return {
    ...Object.fromEntries(kept),
    LC_ALL: "C",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_GRAFT_FILE: devNull,
    GIT_ALLOW_PROTOCOL: "none",
    // Git ≥ 2.44 does not even try.
    GIT_NO_LAZY_FETCH: "1",
    // Git LFS hands out what was fetched; for the rest, a setting of the repository could name a program.
    GIT_LFS_SKIP_SMUDGE: "1",
  };
}

/** All values of each setting. A key is in lower case, except what is between its first and its last dot. */
export type GitConfig = ReadonlyMap<string, readonly string[]>;

/** Prints what `parseConfig` reads. */
export const LIST_CONFIG = ["config", "--list", "-z"];

/** Reads what `git config --list -z` printed, `key\nvalue\0`. A key alone is true. */
export function parseConfig(text: string): GitConfig {
  const config = new Map<string, string[]>();
  for (const entry of text.split("\0").slice(0, -1)) {
    const end = entry.indexOf("\n");
    const key = end < 0 ? entry : entry.slice(0, end);
    const value = end < 0 ? "true" : entry.slice(end + 1);
    const values = config.get(key);
    if (values) values.push(value);
    else config.set(key, [value]);
  }
  return config;
}

/** Commands that convert files as a checkout does, or compare converted ones. */
const CONVERTING = new Set(["status", "checkout-index"]);

/** Whether `harmless` has to know the settings for a command of git. */
export function needsConfig([command = ""]: readonly string[]): boolean {
  return CONVERTING.has(command);
}

/**
 * The arguments that git is started with, so that it runs no program that a repository names.
 *
 * @param args a command of git and its arguments
 * @param config of the repository and the machine, if the command needs it
 * @throws StopError if a filter cannot be switched off
 */
export function harmless(args: readonly string[], config: GitConfig | undefined): string[] {
  if (!needsConfig(args)) return [...SETTINGS, ...args];
  if (!config) throw new Error(`git ${args[0]} needs the settings`);
  const [command = "", ...rest] = args;
  // Git looks into a submodule with the submodule's own settings.
  const submodules = command === "status" ? ["--ignore-submodules=dirty"] : [];
  return [...SETTINGS, ...withoutFilters(config), command, ...submodules, ...rest];
}

const FILTER = /^filter\.(.*)\.(?:clean|smudge|process)$/;
/** Programs that Git LFS itself would run (git-lfs-config(5)). */
const LFS_EXTENSION = /^lfs\.extension\..*\.(?:clean|smudge)$/;
/** What `git lfs install` writes. */
const LFS = /^git-lfs (?:clean -- %f|smudge (?:--skip )?-- %f|filter-process(?: --skip)?)$/;

function withoutFilters(config: GitConfig): string[] {
  const off = new Set<string>();
  for (const [key, values] of config) {
    const name = FILTER.exec(key)?.[1];
    if (name !== undefined && !values.every((value) => value === "" || LFS.test(value))) {
      for (const part of ["clean=", "smudge=", "process=", "required=false"]) off.add(`filter.${name}.${part}`);
    } else if (LFS_EXTENSION.test(key)) off.add(`${key}=`);
  }
  for (const setting of off) refuseUnclear(setting);
  return [...off].flatMap((setting) => ["-c", setting]);
}

/** Git takes the first `=` for the end of the key, and U+FFFD replaces bytes that are no text. */
function refuseUnclear(setting: string): void {
  const key = setting.slice(0, setting.lastIndexOf("="));
  if (!/[=\ufffd]/.test(key)) return;
  throw new StopError(
    `the settings of git have a filter that cannot be switched off: ${JSON.stringify(key)}; take it out of .git/config`,
  );
}
