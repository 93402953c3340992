import { spawn } from "node:child_process";
import fs from "node:fs";

/** What one run of a command took. */
export interface Cost {
  /** Seconds of wall clock. */
  readonly wall: number;
  /** Seconds of CPU, user and system, of the command and all its children. */
  readonly cpu: number;
  /** MiB of the largest single process. */
  readonly memory: number;
}

/** One run of a command, and what it said. */
export interface Run {
  readonly cost: Cost;
  /** What it wrote to standard output. */
  readonly output: string;
  /** Seconds of CPU of those of its processes whose command line has this text. */
  cpuOf(text: string): number;
}

/** Clock ticks a second that /proc counts CPU time in: 100 on every Linux that Node runs on (getconf CLK_TCK). */
const TICKS = 100;

/**
 * Runs a command and measures it. Linux only: it reads /proc.
 *
 * @throws Error with the end of the command's standard error if it fails
 */
export async function measure(command: string, args: readonly string[], cwd?: string): Promise<Cost> {
  return (await measureRun(command, args, cwd)).cost;
}

/** As `measure`, with more of what is known of the run. */
export async function measureRun(command: string, args: readonly string[], cwd?: string): Promise<Run> {
  const started = performance.now();
  // A process group of its own, so that every process that it starts is counted.
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], detached: true, ...(cwd && { cwd }) });
  let [output, errors] = ["", ""];
  child.stdout.on("data", (data) => {
    output += data;
  });
  child.stderr.on("data", (data) => {
    errors = (errors + data).slice(-2000);
  });
  const seen = new Map<string, Seen>();
  const timer = setInterval(() => sample(child.pid ?? 0, seen), 20);
  const status = await new Promise((done) => child.on("close", done));
  clearInterval(timer);
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}:\n${errors}`);
  const rows = [...seen.values()];
  const cpuOf = (text: string) =>
    rows.filter(({ command }) => command.includes(text)).reduce((sum, { ticks }) => sum + ticks, 0) / TICKS;
  const cost = {
    wall: (performance.now() - started) / 1000,
    cpu: cpuOf(""),
    memory: (Math.max(0, ...rows.map((row) => row.pages)) * 4096) / 2 ** 20,
  };
  return { cost, output, cpuOf };
}

/** A process: CPU time in ticks, resident set in pages, command line. */
interface Seen {
  readonly ticks: number;
  readonly pages: number;
  readonly command: string;
}

/** Notes the CPU time and the resident set of every process of a group (proc(5), /proc/PID/stat). */
function sample(group: number, seen: Map<string, Seen>): void {
  for (const pid of fs.readdirSync("/proc")) {
    if (!/^\d+$/.test(pid)) continue;
    const stat = ofProcess(pid, "stat");
    // The name is in brackets and may hold anything; the fields after it are numbers.
    const fields = stat
      .slice(stat.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    const [groupOf, user, system, pages] = [fields[2], fields[11] ?? 0, fields[12] ?? 0, fields[21] ?? 0];
    if (groupOf !== group) continue;
    const command = ofProcess(pid, "cmdline");
    const row = seen.get(pid) ?? { ticks: 0, pages: 0, command: "" };
    // One that has ended has no command line any more.
    const known = { ticks: Math.max(row.ticks, user + system), pages: Math.max(row.pages, pages) };
    seen.set(pid, { ...known, command: command || row.command });
  }
}

/** Empty if the process ended between the listing and the reading. */
function ofProcess(pid: string, file: string): string {
  try {
    return fs.readFileSync(`/proc/${pid}/${file}`, "latin1");
  } catch {
    return "";
  }
}
