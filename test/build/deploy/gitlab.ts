import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { commitAll, temporaryFolder } from "../../support/archive.ts";

/** What gitlab-ci-local makes of a pipeline, which it holds against GitLab's schema. */
export interface Pipeline {
  readonly status: number | null;
  /** The pipeline as YAML, with everything that its jobs extend. */
  readonly jobs: string;
  /** All that it said. */
  readonly output: string;
}

/** Has gitlab-ci-local read a `.gitlab-ci.yml`. It runs no job. */
export function gitlab(content: string): Pipeline {
  const cwd = temporaryFolder();
  fs.writeFileSync(path.join(cwd, ".gitlab-ci.yml"), content);
  commitAll(cwd);
  const lint = createRequire(import.meta.url).resolve("gitlab-ci-local");
  const union = path.join(import.meta.dirname, "set-union.mjs");
  const run = spawnSync(process.execPath, ["--import", union, lint, "--preview"], { cwd, encoding: "utf8" });
  return { status: run.status, jobs: run.stdout, output: run.stdout + run.stderr };
}
