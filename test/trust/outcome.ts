/** What a suite came to. */
export interface Outcome {
  /** The figure in words, `0 of 1,500 acted, control 78%`. */
  readonly figure: string;
  /** Whether the goal is met. */
  readonly met: boolean;
  /** The numbers behind it. */
  readonly numbers: Readonly<Record<string, number>>;
  /** What went wrong, each in a few lines. */
  readonly faults: readonly string[];
}

/** A suite that `npm run test:trust` runs. */
export interface Suite {
  readonly name: string;
  /** What it tries, as a line of a table. */
  readonly about: string;
  readonly goal: string;
  /** @param scale the part of the full size, 1 for all of it */
  run(scale: number): Promise<Outcome>;
}
