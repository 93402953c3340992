import { spawnSync } from "node:child_process";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { readTree } from "../../scripts/bench/compare.ts";
import { runFailures } from "../../scripts/bench/faults/failures.ts";
import { runKills } from "../../scripts/bench/faults/kills.ts";
import { runPairs } from "../../scripts/bench/faults/pairs.ts";
import { smallArchive, temporaryFolder, thread } from "../support/archive.ts";

/** More by hand: `npm run bench -- kills pairs failures`. */
const [KILLS, PAIRS, FAILURES] = [4, 3, 5];

describe("a publish", { timeout: 600_000 }, () => {
  test("that is killed at any moment leaves one whole release, and the next one is right", async () => {
    const { killed, faults } = await runKills({ seed: 1, rounds: KILLS, threads: 12, pictures: 0 });
    expect(faults).toEqual([]);
    expect(killed).toBe(KILLS);
  });

  test("that runs beside another one leaves one whole release", async () => {
    expect((await runPairs({ seed: 1, rounds: PAIRS, threads: 8 })).faults).toEqual([]);
  });

  test("that fails says where, leaves the old release to the byte, and the next one is right", async () => {
    expect((await runFailures({ seed: 1, threads: 8, count: FAILURES })).faults).toEqual([]);
  });
});

describe("the same content", () => {
  test("gives the same bytes in any time zone, locale and language of the machine", () => {
    const content = smallArchive({
      "tea/2018/new/index.md": thread({ title: "夜", date: "2018-01-01T23:30:00+08:00" }, "字"),
    });
    const sites = [
      { TZ: "UTC", LC_ALL: "C" },
      { TZ: "Pacific/Kiritimati", LC_ALL: "zh_TW.UTF-8", LANG: "zh_TW.UTF-8" },
      { TZ: "America/St_Johns", LC_ALL: "tr_TR.UTF-8", UV_THREADPOOL_SIZE: "1" },
    ].map((env) => {
      const [out, cache] = [path.join(temporaryFolder(), "site"), path.join(temporaryFolder(), "cache")];
      const args = ["scripts/stele.mjs", "build", "--content", content, "--out", out, "--cache", cache];
      expect(spawnSync(process.execPath, args, { env: { ...process.env, ...env } }).status).toBe(0);
      return readTree(out);
    });
    expect(sites[1]).toEqual(sites[0]);
    expect(sites[2]).toEqual(sites[0]);
  });
});
