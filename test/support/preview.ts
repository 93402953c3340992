/** The preview of an archive, as a process of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import http from "node:http";

/** Milliseconds in which a preview must be ready; our code may have to be compiled first. */
const START = 180_000;

/** A preview that is ready. */
export interface RunningPreview {
  /** `http://localhost:18180/` */
  readonly address: string;
  readonly process: ChildProcess;
  /** All that it has said so far. */
  said(): string;
  /** Ends it. @param signal `SIGTERM` unless given */
  stop(signal?: NodeJS.Signals): void;
}

/**
 * Starts a preview, and waits until its first page is ready.
 *
 * @param cwd the folder that it is started in
 * @param args of Node: the command's file, `serve`, and options
 * @throws Error with what it has said if it ends, or is not ready in time
 */
export async function startPreview(cwd: string, args: readonly string[]): Promise<RunningPreview> {
  const server = spawn(process.execPath, args, { cwd, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  const address = await new Promise<string>((done, fail) => {
    const timer = setTimeout(() => server.kill(), START);
    server.stderr.on("data", (text) => {
      said += text;
      const ready = /(http:\/\/localhost:\d+\/) is ready\n/.exec(said)?.[1];
      if (ready === undefined) return;
      clearTimeout(timer);
      done(ready);
    });
    server.on("exit", () => {
      clearTimeout(timer);
      fail(new Error(`the preview ended: ${said}`));
    });
  });
  return { address, process: server, said: () => said, stop: (signal) => server.kill(signal) };
}

/** Asks for a page as a browser does: what a script fetches is sent as it is. @returns its HTML */
export function pageAt(address: string): Promise<string> {
  return new Promise((resolve, reject) => {
    http
      .get(address, (answer) =>
        answer
          .setEncoding("utf8")
          .toArray()
          .then((all) => resolve(all.join("")), reject),
      )
      .on("error", reject);
  });
}
