// @ts-check
// What a thread begins with: `runInThread` in spawn.ts.
import { parentPort, workerData } from "node:worker_threads";
import { stripsTypes } from "./state.mjs";

const { module, data } = /** @type {{ module: string, data: unknown }} */ (workerData);
if (module.endsWith(".ts") && !stripsTypes()) (await import("tsx/esm/api")).register();
const { run } = await import(module);
parentPort?.postMessage(await run(data));
