// @ts-check
// Loaded before the preview: at a signal it collects what is garbage, and writes how many bytes are held. The query of its own
// address names the file.
import fs from "node:fs";
import { setTimeout } from "node:timers/promises";
import v8 from "node:v8";
import { runInNewContext } from "node:vm";

v8.setFlagsFromString("--expose-gc");
/** @type {() => void} */
const collect = runInNewContext("gc");
const file = new URL(import.meta.url).searchParams.get("file") ?? "";

process.on("SIGUSR2", async () => {
  // What ends with the build, and what only its end sets free.
  for (let i = 0; i < 3; i++) {
    await setTimeout(300);
    collect();
  }
  const { heapUsed, external } = process.memoryUsage();
  fs.writeFileSync(`${file}.new`, JSON.stringify({ held: heapUsed + external }));
  fs.renameSync(`${file}.new`, file);
});
