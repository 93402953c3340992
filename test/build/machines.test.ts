import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { smallArchive, temporaryFolder, thread, tree } from "../support/archive.ts";
import { seedAssets } from "../support/assets.ts";

test("the same content gives the same bytes in any time zone, locale and language of the machine", () => {
  const content = smallArchive({
    "tea/2018/new/index.md": thread({ title: "夜", date: "2018-01-01T23:30:00+08:00" }, "字"),
  });
  const sites = [
    { TZ: "UTC", LC_ALL: "C" },
    { TZ: "Pacific/Kiritimati", LC_ALL: "zh_TW.UTF-8", LANG: "zh_TW.UTF-8" },
    { TZ: "America/St_Johns", LC_ALL: "tr_TR.UTF-8", UV_THREADPOOL_SIZE: "1" },
  ].map((env) => {
    const [out, cache] = [path.join(temporaryFolder(), "site"), path.join(temporaryFolder(), "cache")];
    // The last one makes the bundles too.
    if (env.UV_THREADPOOL_SIZE === undefined) seedAssets(cache);
    const args = ["scripts/stele.mjs", "build", "--content", content, "--out", out, "--cache", cache];
    expect(spawnSync(process.execPath, args, { env: { ...process.env, ...env } }).status).toBe(0);
    return tree(fs.realpathSync(out));
  });
  expect(sites[1]).toEqual(sites[0]);
  expect(sites[2]).toEqual(sites[0]);
});
