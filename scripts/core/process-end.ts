/** How other programs end. */
import type { ChildProcess } from "node:child_process";

/** What a program wrote, and how it ended. */
export interface ProcessEnd {
  /** Exit status; null if a signal ended it. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Waits for the end of a program.
 *
 * @param child with pipes for what it writes
 * @throws the system's error if it could not be started
 */
export function endOf(child: ChildProcess): Promise<ProcessEnd> {
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout?.on("data", (piece: Buffer) => out.push(piece));
  child.stderr?.on("data", (piece: Buffer) => err.push(piece));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => {
      resolve({ status, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() });
    });
  });
}
