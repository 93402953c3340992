/** Time of one stage of a command. */
export interface Stage {
  readonly name: string;
  /** Wall-clock milliseconds. */
  readonly ms: number;
}

/** Measures stages, one after the other. */
export class Stages {
  readonly list: Stage[] = [];
  readonly #started = performance.now();

  /** Runs one stage and notes its time. */
  async run<T>(name: string, stage: () => T | Promise<T>): Promise<T> {
    const started = performance.now();
    try {
      return await stage();
    } finally {
      this.list.push({ name, ms: Math.round(performance.now() - started) });
    }
  }

  /** Milliseconds since the first stage could begin. */
  get ms(): number {
    return Math.round(performance.now() - this.#started);
  }
}
