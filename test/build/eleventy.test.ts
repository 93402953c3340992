import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";
import { stripsTypes } from "../../scripts/cli/code.mjs";
import { temporaryFolder, tree } from "../support/archive.ts";
import { build } from "../support/build.ts";

test("Eleventy with the project's configuration builds the same site", { timeout: 600_000 }, async () => {
  const { site } = await build("content", { cache: ".cache" });
  const out = path.join(temporaryFolder(), "site");
  const args = ["node_modules/@11ty/eleventy/cmd.cjs", "--config=eleventy.config.ts", `--output=${out}`, "--quiet"];
  // Vitest's own loader must not reach into the process; what loads TypeScript on Node 20 is said in the README.
  const env = { ...process.env, NODE_OPTIONS: stripsTypes() ? "" : "--import tsx" };
  const run = spawnSync(process.execPath, args, { encoding: "utf8", env });
  expect([run.status, run.stderr]).toEqual([0, ""]);
  const [ours, theirs] = [tree(site), tree(out)];
  ours.delete("manifest.json");
  expect([...theirs.keys()]).toEqual([...ours.keys()]);
  for (const [name, bytes] of ours) expect([name, theirs.get(name) === bytes]).toEqual([name, true]);
});
