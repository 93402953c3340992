// Loaded into a build before all else (`node --import`): kills it at a certain one of the changes that it makes to files.
// The moments between two changes are thus found one by one, however short they are. Plain JavaScript, because it comes
// before TypeScript is loaded.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

/**
 * `kinds`: patterns of paths; changes are counted for each by itself. `kind` and `at`: which of them kills, from 1 on.
 * `half`: that change is done by half. `group`: all processes of the group die. `count`: file that the numbers are written
 * to at the end.
 */
const { kinds = {}, kind, at, half, group, count } = JSON.parse(process.env.STELE_DIE ?? "{}");

const CHANGES =
  "writeFile appendFile rename link symlink copyFile cp rm rmdir unlink mkdir utimes truncate mkdtemp".split(" ");
const write = fs.writeFileSync;
const { readdirSync, rmSync, statSync } = fs;
const patterns = Object.entries(kinds).map(([name, pattern]) => [name, new RegExp(pattern)]);
const done = Object.fromEntries(patterns.map(([name]) => [name, 0]));

function counted(name, change) {
  return (...args) => {
    for (const [one, pattern] of patterns) {
      if (!args.slice(0, 2).some((arg) => typeof arg === "string" && pattern.test(arg))) continue;
      done[one] += 1;
      if (one !== kind || done[one] !== at) continue;
      if (half) doHalf(name, args);
      process.kill(group ? -process.pid : process.pid, "SIGKILL");
    }
    return change.apply(fs, args);
  };
}

/** What a process that dies in the middle of a change leaves: a file cut short, a folder with some of its files. */
function doHalf(name, [file, data]) {
  if (name.startsWith("writeFile")) write(file, Buffer.from(data).subarray(0, data.length >> 1));
  if (!name.startsWith("rm") || !statSync(file, { throwIfNoEntry: false })?.isDirectory()) return;
  const entries = readdirSync(file);
  for (const entry of entries.slice(0, entries.length >> 1)) rmSync(`${file}/${entry}`, { recursive: true });
}

for (const name of CHANGES) {
  fs[`${name}Sync`] = counted(name, fs[`${name}Sync`]);
  fs.promises[name] = counted(name, fs.promises[name]);
}
syncBuiltinESMExports();
if (count) process.on("exit", () => write(count, JSON.stringify(done)));
