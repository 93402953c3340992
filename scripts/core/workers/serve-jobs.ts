import type { WorkerMessage } from "./pool.ts";

/**
 * Makes this process a worker of a `WorkerPool`: does one job after the other, and ends with its parent.
 *
 * @param handle does a job; its answer must survive JSON. A long job tells each step that it begins, so that its time is
 *   that of one step
 */
export function serveJobs<Job, Answer>(handle: (job: Job, tell: (step: number) => void) => Promise<Answer>): void {
  const send = (message: WorkerMessage): void => {
    process.send?.(message);
  };
  process.on("message", (job) => {
    handle(job as Job, (step) => send({ step })).then(
      (answer) => send({ answer }),
      (error: unknown) => send({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
  process.on("disconnect", () => process.exit());
  send({ ready: true });
}
