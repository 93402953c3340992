import { describe, expect, test } from "vitest";
import { runFailures } from "./failures.ts";
import { runKills } from "./kills.ts";
import { runPairs } from "./pairs.ts";

/** The long runs are `npm run test:faults`. */
const options = (rounds: number) => ({ rounds, seed: 1, threads: 12 });

describe("a publish", { timeout: 600_000 }, () => {
  test("that is killed at any moment leaves one whole release, and the next one is right", async () => {
    expect(await runKills(options(5))).toMatchObject({ killed: 5, faults: [] });
  });

  test("that runs beside another one leaves one whole release", async () => {
    expect(await runPairs(options(3))).toMatchObject({ pairs: 3, faults: [] });
  });

  test("that fails says where, leaves the old release to the byte, and the next one is right", async () => {
    expect(await runFailures(options(7))).toMatchObject({ failed: 7, faults: [] });
  });
});
