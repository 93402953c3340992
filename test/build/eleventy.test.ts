import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { stripsTypes } from "../../scripts/core/code/state.mjs";
import { tree } from "../support/archive.ts";
import { build } from "../support/build.ts";
import { installed } from "../support/install.ts";
import { sampleArchive } from "../support/sample.ts";

test("Eleventy with the project's configuration builds the same site", { timeout: 600_000 }, async () => {
  const cwd = installed();
  fs.cpSync(path.dirname(await sampleArchive()), cwd, { recursive: true });
  const { site } = await build(path.join(cwd, "content"));
  const args = ["node_modules/@11ty/eleventy/cmd.cjs", "--config=eleventy.config.ts", "--output=_site", "--quiet"];
  // Vitest's own loader must not reach into the process; what loads TypeScript on Node 20 is said in the README.
  const env = { ...process.env, NODE_OPTIONS: stripsTypes() ? "" : "--import tsx" };
  const run = spawnSync(process.execPath, args, { cwd, encoding: "utf8", env });
  expect([run.status, run.stderr]).toEqual([0, ""]);
  const [ours, theirs] = [tree(fs.realpathSync(site)), tree(path.join(cwd, "_site"))];
  ours.delete("manifest.json");
  expect([...theirs.keys()]).toEqual([...ours.keys()]);
  for (const [name, bytes] of ours) expect([name, theirs.get(name) === bytes]).toEqual([name, true]);
});
