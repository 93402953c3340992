import fc from "fast-check";
import type { TestContext } from "vitest";
import { timeOf } from "../growth/growth.ts";
import { report } from "../support/figures.ts";

/** Milliseconds of processor time that nobody waits for. */
const LONG = 2_000;

/**
 * Calls a function with generated values and reports how many there were, how many ended in an error that nothing
 * caught, and what the slowest took.
 *
 * @throws Error with the smallest value that is known to end in one
 */
export function tryAll<T>(
  context: Pick<TestContext, "task">,
  values: fc.Arbitrary<T>,
  numRuns: number,
  call: (value: T) => void,
): void {
  let [runs, slow, slowest, uncaught] = [0, 0, 0, 1];
  try {
    const tried = fc.property(values, (value) => {
      runs += 1;
      const ms = timeOf(() => call(value));
      slowest = Math.max(slowest, ms);
      if (ms <= LONG) return;
      slow += 1;
      console.log(`${Math.round(ms)} ms for ${JSON.stringify(value).slice(0, 2000)}`);
    });
    fc.assert(tried, { numRuns });
    uncaught = 0;
  } finally {
    report(context, { runs, slow, "slowest ms": Math.round(slowest), uncaught });
  }
}
