import { expect, test } from "vitest";
import { runHistories } from "../../scripts/bench/histories/run.ts";

/** More by hand: `npm run bench -- histories --commits 200 --seed 5`. */
const COMMITS = 6;

for (const [layout, seed] of [
  ["a folder of a repository", 1],
  ["a repository of its own", 2],
] as const) {
  test(`from the cache, ${layout} is published as from nothing after every commit, whatever befell cache and release`, {
    timeout: 600_000,
  }, async () => {
    const { report, commits } = await runHistories({ seed, commits: COMMITS, threads: 8 });
    expect(report).toBe("");
    expect(commits).toBe(COMMITS);
  });
}
