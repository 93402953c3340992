/** States of git's index. Whatever is staged or hidden from git, the commit is published; outside git, what is on disk. */
import fs from "node:fs";
import path from "node:path";
import type { Mirror, Repository } from "./history/checkout.ts";

/** Brings the repository into a state. @param changed tracked files that differ from the commit, below the repository */
type Trick = (repository: Repository, changed: readonly string[], mirror: Mirror) => void;

/** Sets a flag of each of these files in the index. */
const flag =
  (name: string): Trick =>
  (repository, changed) => {
    if (changed.length > 0) repository.git("update-index", name, "--", ...changed);
  };

export const TRICKS: Readonly<Record<string, Trick>> = {
  "not staged": () => {},
  staged: (repository) => void repository.git("add", "-A"),
  "half of it staged": (repository, changed) => {
    if (changed.length > 0) repository.git("add", "-A", "--", ...changed.slice(0, (changed.length + 1) >> 1));
  },
  "added in name only": (repository) => void repository.git("add", "-A", "-N"),
  "assumed unchanged": flag("--assume-unchanged"),
  "left out of the working tree": flag("--skip-worktree"),
  "known by name alone": (repository) => void repository.git("rm", "-r", "-q", "--cached", "."),
  "no index": (repository) => fs.rmSync(path.join(repository.root, ".git/index")),
  "an index that another git holds": (repository) =>
    fs.writeFileSync(path.join(repository.root, ".git/index.lock"), ""),
  "line ends converted": (repository) => void repository.git("config", "core.autocrlf", "input"),
  "files touched": (repository) => {
    const now = new Date();
    for (const name of repository.git("ls-files", "-z").split("\0").slice(0, 20)) {
      const file = path.join(repository.root, name);
      if (name !== "" && fs.existsSync(file)) fs.utimesSync(file, now, now);
    }
  },
  "a conflict": (repository, changed) => {
    for (const name of changed) {
      const id = /^\d+ ([0-9a-f]+) /.exec(repository.git("ls-files", "-s", "--", name))?.[1];
      if (!id) continue;
      const stages = [1, 2, 3].map((stage) => `100644 ${id} ${stage}\t${name}\n`).join("");
      repository.git("rm", "-q", "--cached", "--", name);
      repository.gitWith({ input: stages }, "update-index", "--index-info");
    }
  },
  "packed away": (repository) => void repository.git("gc", "-q"),
  "outside git": ({ root }, _, mirror) => {
    for (const folder of [root, mirror.root]) fs.renameSync(path.join(folder, ".git"), path.join(folder, ".away"));
  },
};

/** Brings the index back to the commit, whatever was done to it. */
export function restoreIndex(repository: Repository, mirror: Mirror): void {
  for (const folder of [repository.root, mirror.root]) {
    const away = path.join(folder, ".away");
    if (fs.existsSync(away)) fs.renameSync(away, path.join(folder, ".git"));
  }
  for (const name of ["index.lock", "index"]) fs.rmSync(path.join(repository.root, ".git", name), { force: true });
  repository.git("config", "core.autocrlf", "false");
  repository.git("read-tree", "HEAD");
  repository.git("add", "-A");
}

/** Tracked files that are not as they were committed, by their path in the repository. */
export function changedFiles(repository: Repository): string[] {
  return repository.git("diff", "--name-only", "-z").split("\0").filter(Boolean);
}
