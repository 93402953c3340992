import type { WorkerMessage } from "./pool.ts";

/**
 * Makes this process a worker of a `WorkerPool`: does one job after the other, and ends with its parent.
 *
 * @param handle does a job; its answer must survive JSON
 */
export function serveJobs<Job, Answer>(handle: (job: Job) => Promise<Answer>): void {
  const send = (message: WorkerMessage): void => {
    process.send?.(message);
  };
  process.on("message", (job) => {
    handle(job as Job).then(
      (answer) => send({ answer }),
      (error: unknown) => send({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
  process.on("disconnect", () => process.exit());
  send({ ready: true });
}
