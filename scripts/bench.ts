import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { makeArchive } from "./bench/make-archive.ts";
import { type Cost, measure } from "./bench/measure.ts";
import { type Command, parseCommand } from "./cli/args.ts";

const COMMAND = {
  name: "bench",
  usage: "npm run bench -- [options]",
  summary: "Publishes a made archive from nothing and after single changes, and prints what it cost. Linux only.",
  options: {
    threads: { type: "string", value: "N", default: "1000", help: "threads in the archive" },
    runs: { type: "string", value: "N", default: "1", help: "times each publish is measured; the median is printed" },
  },
} as const satisfies Command;

const LAUNCHER = path.join(import.meta.dirname, "stele.mjs");

/** `npm run bench`. @returns the exit status */
export async function main(argv: string[]): Promise<number> {
  const args = parseCommand(COMMAND, argv);
  if (typeof args === "number") return args;
  const work = fs.mkdtempSync(path.join(os.tmpdir(), "stele-bench-"));
  try {
    const rows = await publishes(work, Number(args.values.threads), Number(args.values.runs));
    if (args.values.json) process.stdout.write(`${JSON.stringify(Object.fromEntries(rows))}\n`);
    else for (const [name, cost] of rows) console.log(line(name, cost));
    return 0;
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

async function publishes(work: string, threads: number, runs: number): Promise<[string, Cost][]> {
  const content = path.join(work, "content");
  makeArchive(content, threads);
  commit(content);
  const build = () =>
    measure(process.execPath, [
      LAUNCHER,
      "build",
      "--content",
      content,
      "--out",
      path.join(work, "site"),
      "--cache",
      path.join(work, "cache"),
    ]);
  const costs = new Map<string, Cost[]>();
  const note = async (name: string) => costs.set(name, [...(costs.get(name) ?? []), await build()]);
  for (let run = 0; run < runs; run += 1) {
    for (const name of ["site", "site.releases", "cache"])
      fs.rmSync(path.join(work, name), { recursive: true, force: true });
    await note("from nothing");
    await note("nothing changed");
    const fresh = path.join(content, "board-0", "2099", `new-${run}`);
    fs.mkdirSync(fresh, { recursive: true });
    fs.writeFileSync(
      path.join(fresh, "index.md"),
      `---\ntitle: New ${run}\ndate: 2099-01-0${1 + (run % 9)}\n---\n新的一篇。\n`,
    );
    commit(content);
    await note("one new thread");
    const old = path.join(content, "board-0", "2005", "t0000000", "index.md");
    fs.appendFileSync(old, `\n後記 ${run}。\n`);
    commit(content);
    await note("one old thread edited");
  }
  return [...costs].map(([name, list]) => [name, median(list)]);
}

function commit(content: string): void {
  const git = (...args: string[]) => {
    const run = spawnSync("git", [
      "-C",
      content,
      "-c",
      "user.name=bench",
      "-c",
      "user.email=bench@example.org",
      ...args,
    ]);
    if (run.status !== 0) throw new Error(`git ${args.join(" ")} failed: ${run.stderr}`);
  };
  if (!fs.existsSync(path.join(content, ".git"))) git("init", "-q");
  git("add", "-A");
  git("commit", "-qm", "bench");
}

function median(list: readonly Cost[]): Cost {
  const sorted = [...list].sort((a, b) => a.wall - b.wall);
  const middle = sorted[list.length >> 1];
  if (!middle) throw new Error("nothing was measured");
  return middle;
}

function line(name: string, { wall, cpu, memory }: Cost): string {
  const cell = (value: number, unit: string) => `${value.toFixed(unit === "s" ? 2 : 0).padStart(8)} ${unit}`;
  return `${name.padEnd(24)} wall ${cell(wall, "s")}   CPU ${cell(cpu, "s")}   largest process ${cell(memory, "MiB")}`;
}
