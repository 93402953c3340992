/** The preview of an archive, as a process of its own. */
import { spawn } from "node:child_process";
import http from "node:http";
import { expect, vi } from "vitest";

/** A preview that is ready. */
export interface RunningPreview {
  /** `http://localhost:18180/` */
  readonly address: string;
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
 * @param timeout milliseconds
 */
export async function startPreview(cwd: string, args: readonly string[], timeout: number): Promise<RunningPreview> {
  const server = spawn(process.execPath, args, { cwd, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  server.stderr.on("data", (text) => {
    said += text;
  });
  const ready = () => /(http:\/\/localhost:\d+\/) is ready\n/.exec(said)?.[1] ?? "";
  const running = { said: () => said, stop: (signal?: NodeJS.Signals) => server.kill(signal) };
  await vi
    .waitFor(() => expect(ready()).not.toBe(""), { timeout, interval: 100 })
    .catch((error: unknown) => {
      server.kill();
      throw error;
    });
  return { address: ready(), ...running };
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
