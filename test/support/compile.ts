/** Runs once, before all workers, so that each of them finds the code compiled and the bundles made. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { useCompiled } from "../../scripts/core/code/load.mjs";
import { makeAssets } from "./assets.ts";
import { shortenPath, useTemporaryFolder } from "./temporary.ts";

export async function setup(): Promise<() => void> {
  shortenPath();
  const remove = useTemporaryFolder();
  await useCompiled();
  await makeAssets(fs.mkdtempSync(path.join(os.tmpdir(), "stele-test-assets-")));
  return remove;
}
