import { expect, test } from "vitest";
import { runHistories } from "./histories.ts";

const EDITS = "after every commit, whatever befell cache and release, it is published as from nothing";

for (const [layout, seed] of [
  ["of a folder of a repository", 1],
  ["of a whole repository", 2],
] as const) {
  test(`a random history ${layout}: ${EDITS}`, { timeout: 600_000 }, async () => {
    const result = await runHistories({ rounds: 8, seed, threads: 12 });
    expect(result).toMatchObject({ commits: 8, differing: 0, faults: [] });
  });
}
