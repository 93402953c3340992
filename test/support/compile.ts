/** Runs once, before all workers, so that each of them finds the code compiled. */
import { useCompiled } from "../../scripts/core/code/load.mjs";

export async function setup(): Promise<void> {
  await useCompiled();
}
