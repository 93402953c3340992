import type { ChildProcess } from "node:child_process";
import { availableParallelism } from "node:os";
import { forkModule } from "../code/spawn.ts";

/** Said of a job whose process died or did not come to an end. */
export class WorkerLost extends Error {}

export interface PoolOptions {
  /** Processes at most, by default as many as there are cores. */
  readonly concurrency?: number | undefined;
  /** Milliseconds for one job. */
  readonly timeout?: number | undefined;
}

/** Messages of a worker: first that it is ready, then for each job its answer or an error of its own. */
export type WorkerMessage = { readonly ready: true } | { readonly answer: unknown } | { readonly error: string };

interface Task<Job, Answer> {
  readonly job: Job;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
  lost: number;
}

interface Worker<Job, Answer> {
  readonly child: ChildProcess;
  ready: boolean;
  task?: Task<Job, Answer> | undefined;
  timer?: NodeJS.Timeout | undefined;
  /** The end of what it wrote to standard error. */
  said: string;
}

/** Generous: a large image takes some seconds, but on a machine that is busy with other things. */
const TIMEOUT = 300_000;

/**
 * Runs jobs in child processes, so that a job which crashes, hangs or eats memory takes nothing else with it. Processes
 * start when there is work. A job whose process died is tried once more in a new one.
 */
export class WorkerPool<Job extends object, Answer> {
  readonly #module: string;
  readonly #size: number;
  readonly #timeout: number;
  readonly #queue: Task<Job, Answer>[] = [];
  readonly #workers = new Set<Worker<Job, Answer>>();

  /** @param module path of a module that calls `serveJobs`, from the top of the tool */
  constructor(module: string, options: PoolOptions = {}) {
    this.#module = module;
    this.#size = Math.max(1, options.concurrency ?? availableParallelism());
    this.#timeout = options.timeout ?? TIMEOUT;
  }

  /**
   * Runs one job as soon as a process is free.
   *
   * @throws WorkerLost if its process died twice or the time was up; any other error is the program's own
   */
  run(job: Job): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ job, resolve, reject, lost: 0 });
      this.#next();
    });
  }

  /** Starts a process before there is a job, so that the first one need not wait for it. */
  start(): void {
    if (this.#workers.size === 0) this.#start();
  }

  /** Ends all processes. Call it when every job is done. */
  close(): void {
    for (const worker of this.#workers) {
      clearTimeout(worker.timer);
      worker.child.removeAllListeners();
      worker.child.kill("SIGKILL");
    }
    this.#workers.clear();
  }

  #next(): void {
    // A process that is still starting finds its job in the pipe, however busy this one is when it gets ready.
    for (const worker of this.#workers) if (!worker.task) this.#assign(worker);
    while (this.#queue.length > 0 && this.#workers.size < this.#size) this.#assign(this.#start());
  }

  #assign(worker: Worker<Job, Answer>): void {
    const task = this.#queue.shift();
    if (!task) return;
    worker.task = task;
    worker.timer = setTimeout(() => {
      worker.task = undefined;
      task.reject(new WorkerLost(`it took longer than ${this.#timeout / 1000} s`));
      worker.child.kill("SIGKILL");
    }, this.#timeout);
    // After a failure to send the process exits; the exit handler deals with it.
    worker.child.send(task.job, () => undefined);
  }

  #start(): Worker<Job, Answer> {
    const worker: Worker<Job, Answer> = { child: forkModule(this.#module), ready: false, said: "" };
    this.#workers.add(worker);
    worker.child.stderr?.on("data", (chunk: Buffer) => {
      worker.said = (worker.said + chunk.toString()).slice(-2000);
    });
    worker.child.on("message", (message: WorkerMessage) => this.#hear(worker, message));
    worker.child.on("error", (error) => {
      worker.said += error.message;
      if (worker.child.pid === undefined) this.#lose(worker, "it could not be started");
    });
    worker.child.on("close", (code, signal) => this.#lose(worker, signal ?? `exit status ${code}`));
    return worker;
  }

  #hear(worker: Worker<Job, Answer>, message: WorkerMessage): void {
    if ("ready" in message) {
      worker.ready = true;
      return;
    }
    clearTimeout(worker.timer);
    const task = worker.task;
    worker.task = undefined;
    if ("answer" in message) task?.resolve(message.answer as Answer);
    else task?.reject(new Error(message.error));
    this.#next();
  }

  #lose(worker: Worker<Job, Answer>, reason: string): void {
    clearTimeout(worker.timer);
    this.#workers.delete(worker);
    const { task } = worker;
    if (!worker.ready) {
      const error = new Error(`a worker process does not start (${reason}): ${worker.said.trim()}`);
      for (const waiting of [...this.#takeFromStarting(worker), ...this.#queue.splice(0)]) waiting.reject(error);
    } else if (task && ++task.lost < 2) this.#queue.unshift(task);
    else task?.reject(new WorkerLost(`the process that read it ended (${reason})`));
    this.#next();
  }

  /** The jobs of processes that are not ready: if one does not start, none will. */
  #takeFromStarting(lost: Worker<Job, Answer>): Task<Job, Answer>[] {
    return [lost, ...this.#workers].flatMap((worker) => {
      const { task } = worker;
      if (worker.ready || !task) return [];
      clearTimeout(worker.timer);
      worker.task = undefined;
      return [task];
    });
  }
}
