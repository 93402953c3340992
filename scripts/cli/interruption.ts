/** ^C and its like, for commands that have something to take back. */

const SIGNALS = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const;

/** Why work was given up. */
export class Interruption extends Error {
  override readonly name = "Interruption";
  /** Exit status of a program that this signal ended. */
  readonly status: number;

  constructor(status: number) {
    super("interrupted");
    this.status = status;
  }
}

/**
 * Does work that a signal to this process aborts. The process goes on until the work has taken back what it did.
 *
 * @param work gives up when the signal aborts, and then throws its reason
 * @returns the exit status of the work, or that for the signal
 */
export async function interruptible(work: (signal: AbortSignal) => Promise<number>): Promise<number> {
  const controller = new AbortController();
  const listeners = Object.entries(SIGNALS).map(([name, number]) => {
    const abort = () => controller.abort(new Interruption(128 + number));
    process.on(name, abort);
    return [name, abort] as const;
  });
  try {
    return await work(controller.signal);
  } catch (error) {
    if (!(error instanceof Interruption)) throw error;
    process.stderr.write("stele: interrupted; nothing is left of it\n");
    return error.status;
  } finally {
    for (const [name, abort] of listeners) process.off(name, abort);
  }
}
