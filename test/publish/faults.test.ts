import { spawnSync } from "node:child_process";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { readTree } from "../../scripts/bench/compare.ts";
import { smallArchive, temporaryFolder, thread } from "../support/archive.ts";
import { bench } from "./bench.ts";

describe("a publish", { timeout: 600_000 }, () => {
  test("that is killed at any moment leaves one whole release, and the next one is right", async () => {
    expect(await bench("kills", "--kills", "5")).toMatchObject({ status: 0, killed: 5, faults: [] });
  });

  test("that runs beside another one leaves one whole release", async () => {
    expect(await bench("pairs", "--pairs", "3")).toMatchObject({ status: 0, pairs: 3, faults: [] });
  });

  test("that fails says where, leaves the old release to the byte, and the next one is right", async () => {
    expect(await bench("failures", "--failures", "7")).toMatchObject({ status: 0, failed: 7, faults: [] });
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
