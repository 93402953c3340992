/** `npm run build` as a process of its own, to be measured, killed and refused things. */
import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import path from "node:path";
import type { Target } from "./folders.ts";

const LAUNCHER = path.resolve(import.meta.dirname, "../stele.mjs");

/** Arguments for Node that publish a content folder. */
export function buildArgs(content: string, { out, cache }: Target): string[] {
  return [LAUNCHER, "build", "--content", content, "--out", out, "--cache", cache];
}

/** How a command ended. */
export interface Ended {
  /** Exit status; null where a signal ended it. */
  readonly status: number | null;
  /** What it wrote to standard error, or the end of it. */
  readonly said: string;
  /** Seconds that it ran. */
  readonly seconds: number;
}

/** A command that runs in a process group of its own. */
export interface Running {
  readonly child: ChildProcess;
  /** When the process itself is gone; others of its group may be left. */
  readonly ended: Promise<Ended>;
}

/** Starts a command. */
export function start(command: readonly string[], options: SpawnOptions = {}): Running {
  const [file = "", ...args] = command;
  const started = performance.now();
  const child = spawn(file, args, { ...options, stdio: ["ignore", "ignore", "pipe"], detached: true });
  let said = "";
  child.stderr?.on("data", (data) => {
    said = (said + data).slice(-8000);
  });
  const ended = new Promise<Ended>((done, fail) => {
    child.on("error", fail);
    child.on("exit", (status) => {
      const seconds = (performance.now() - started) / 1000;
      // What it said last may still be on its way; a process that it left behind may hold the pipe open for ever.
      setTimeout(() => done({ status, said, seconds }), 20);
    });
  });
  return { child, ended };
}

/** Runs a publish to its end. */
export function build(content: string, target: Target, options: SpawnOptions = {}): Promise<Ended> {
  return start([process.execPath, ...buildArgs(content, target)], options).ended;
}

/** Whether any process of a group is left. @param group process number of the one that the group began with */
export function isLeft(group: number): boolean {
  try {
    process.kill(-group, 0);
    return true;
  } catch {
    return false;
  }
}
