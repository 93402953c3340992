/** A publish: by this process, or by the real command as a process of its own, to be watched, killed and refused things. */
import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { build } from "../../scripts/eleventy/generate.ts";
import { parsePart } from "../../scripts/release/part.ts";
import { seedAssets } from "../support/assets.ts";
import { LAUNCHER } from "../support/node.ts";
import { readTree, type Tree } from "./compare.ts";
import { inFolder, type Target, targetIn } from "./folders.ts";

/** Arguments of Node that publish a content folder. */
export function buildArgs(content: string, { out, cache }: Target, ...options: readonly string[]): string[] {
  return [LAUNCHER, "build", "--content", content, "--out", out, "--cache", cache, ...options];
}

/** How a process ended. */
export interface Exit {
  /** Exit status; null if a signal ended it. */
  readonly status: number | null;
  /** Standard error, or the end of it. */
  readonly message: string;
  /** Seconds that it ran. */
  readonly seconds: number;
}

/** A process in a process group of its own. */
export interface Running {
  readonly child: ChildProcess;
  /** Settles when the process itself is gone; others of its group may be left. */
  readonly exit: Promise<Exit>;
}

/** Starts a program with its arguments. */
export function start([file = "", ...args]: readonly string[], options: SpawnOptions = {}): Running {
  const started = performance.now();
  const child = spawn(file, args, { ...options, stdio: ["ignore", "ignore", "pipe"], detached: true });
  let message = "";
  child.stderr?.on("data", (data) => {
    message = (message + data).slice(-8000);
  });
  const exit = new Promise<Exit>((done, fail) => {
    child.on("error", fail);
    child.on("exit", (status) => {
      const seconds = (performance.now() - started) / 1000;
      // The last words may still be on their way; a process that is left behind may hold the pipe open for ever.
      setTimeout(() => done({ status, message, seconds }), 20);
    });
  });
  return { child, exit };
}

/** Options of the command that a publish by this process may have. */
const OPTIONS = {
  drafts: { type: "boolean" },
  force: { type: "boolean" },
  "base-url": { type: "string" },
  part: { type: "string" },
} as const;

/**
 * Publishes by this process, which takes a third of the time of the command. No module remembers what is on a disk.
 *
 * @param args options of the command
 * @throws Error with what is wrong
 */
export async function publish(content: string, target: Target, ...args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const { "base-url": baseUrl, part, ...options } = values;
  const result = await build({ content, ...target, ...options, baseUrl, part: part ? parsePart(part) : undefined });
  if ("problems" in result) throw new Error(`the publish failed: ${JSON.stringify(result.problems)}`);
}

/** What the content is published as without a cache and an older release. @param args options of the command */
export function fromNothing(content: string, ...args: readonly string[]): Promise<Tree> {
  return inFolder(async (folder) => {
    const target = targetIn(folder);
    seedAssets(target.cache);
    await publish(content, target, ...args);
    return readTree(target.out);
  });
}

/** Whether any process of a group is left. @param group process number of its first process */
export function isLeft(group: number): boolean {
  try {
    process.kill(-group, 0);
    return true;
  } catch {
    return false;
  }
}
