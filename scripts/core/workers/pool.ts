import type { ChildProcess } from "node:child_process";
import { availableParallelism } from "node:os";
import { forkModule } from "../code/spawn.ts";

/** Said of a job whose process died or did not come to an end. */
export class WorkerLost extends Error {
  /** The last step that the job told of, from 0; undefined if it told of none. */
  readonly step: number | undefined;

  constructor(message: string, step?: number) {
    super(message);
    this.step = step;
  }
}

export interface PoolOptions {
  /** Processes at most, by default as many as there are cores. */
  readonly concurrency?: number | undefined;
  /** Milliseconds for one job, or for each step of one that tells its steps; the start of its process does not count. */
  readonly timeout?: number | undefined;
  /** How often a job is tried if its process died; twice unless given. */
  readonly tries?: number | undefined;
  /** MiB of heap for one process; V8's own limit unless given. */
  readonly memory?: number | undefined;
}

/** Messages of a worker: first that it is ready, then for each job its steps, if it tells them, and its answer or error. */
export type WorkerMessage =
  | { readonly ready: true }
  | { readonly step: number }
  | { readonly answer: unknown }
  | { readonly error: string };

interface Task<Job, Answer> {
  readonly job: Job;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
  lost: number;
  step?: number;
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
/** Milliseconds for the start of a process, which a busy machine may need. */
const START = 120_000;

/**
 * Processes for so many jobs.
 *
 * @param each jobs from which on one more process is worth its start
 * @param most as many as there are cores unless given
 */
export function workersFor(jobs: number, each: number, most = availableParallelism()): number {
  return Math.min(most, Math.ceil(jobs / each));
}

/**
 * Runs jobs in child processes, so that a job which crashes, hangs or eats memory takes nothing else with it. Processes
 * start when there is work. A job whose process died is tried again in a new one.
 */
export class WorkerPool<Job extends object, Answer> {
  readonly #module: string;
  readonly #size: number;
  readonly #timeout: number;
  readonly #tries: number;
  readonly #memory: number | undefined;
  readonly #queue: Task<Job, Answer>[] = [];
  readonly #workers = new Set<Worker<Job, Answer>>();

  /** @param module path of a module that calls `serveJobs`, from the top of the tool */
  constructor(module: string, options: PoolOptions = {}) {
    this.#module = module;
    this.#size = Math.max(1, options.concurrency ?? availableParallelism());
    this.#timeout = options.timeout ?? TIMEOUT;
    this.#tries = options.tries ?? 2;
    this.#memory = options.memory;
  }

  /**
   * Runs one job as soon as a process is free.
   *
   * @throws WorkerLost if its process died too often or the time was up; any other error is the program's own
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
    if (worker.ready) this.#wind(worker, task);
    // After a failure to send the process exits; the exit handler deals with it.
    worker.child.send(task.job, () => undefined);
  }

  /** Begins the time of a job, or of its next step. */
  #wind(worker: Worker<Job, Answer>, task: Task<Job, Answer>): void {
    clearTimeout(worker.timer);
    worker.timer = setTimeout(() => {
      worker.task = undefined;
      // It takes no more jobs: whoever tries again must not find it while it dies.
      this.#workers.delete(worker);
      task.reject(new WorkerLost(`it took longer than ${this.#timeout / 1000} s`, task.step));
      worker.child.kill("SIGKILL");
    }, this.#timeout);
  }

  #start(): Worker<Job, Answer> {
    const worker: Worker<Job, Answer> = { child: forkModule(this.#module, this.#memory), ready: false, said: "" };
    this.#workers.add(worker);
    worker.timer = setTimeout(() => worker.child.kill("SIGKILL"), START);
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
    const task = worker.task;
    if ("ready" in message) {
      worker.ready = true;
      clearTimeout(worker.timer);
      if (task) this.#wind(worker, task);
      return;
    }
    if ("step" in message) {
      if (!task) return;
      task.step = message.step;
      this.#wind(worker, task);
      return;
    }
    clearTimeout(worker.timer);
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
    } else if (task && ++task.lost < this.#tries) this.#queue.unshift(task);
    else task?.reject(new WorkerLost(`the process that read it ended (${reason})`, task.step));
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
