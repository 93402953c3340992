/** Node as a process of its own. */
import { spawnSync } from "node:child_process";
import path from "node:path";

/** What starts every command of this repository. */
export const LAUNCHER = path.resolve(import.meta.dirname, "../../scripts/stele.mjs");

/** How a process ended. */
export interface Run {
  /** Exit status; null if a signal ended it. */
  readonly status: number | null;
  /** All that it wrote. */
  readonly text: string;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs Node to its end.
 *
 * @param args options of Node, a file, and the file's arguments
 * @param options.cwd the folder that it is started in
 * @param options.env variables besides those of this process
 */
export function runNode(args: readonly string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Run {
  // Vitest's own loader must not reach into the process.
  const env = { ...process.env, NODE_OPTIONS: "", ...options.env };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { ...options, env, encoding: "utf8" });
  return { status, text: stdout + stderr, stdout, stderr };
}
