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

/** Clock ticks a second that /proc counts CPU time in: 100 on every Linux that Node runs on (getconf CLK_TCK). */
const TICKS = 100;

/**
 * Runs a command and measures it. Linux only: it reads /proc.
 *
 * @throws Error with the end of the command's standard error if it fails
 */
export async function measure(command: string, args: readonly string[], cwd?: string): Promise<Cost> {
  const started = performance.now();
  // A process group of its own, so that every process that it starts is counted.
  const child = spawn(command, args, { stdio: ["ignore", "ignore", "pipe"], detached: true, ...(cwd && { cwd }) });
  let errors = "";
  child.stderr.on("data", (data) => {
    errors = (errors + data).slice(-2000);
  });
  const seen = new Map<string, { ticks: number; pages: number }>();
  const timer = setInterval(() => sample(child.pid ?? 0, seen), 20);
  const status = await new Promise((done) => child.on("close", done));
  clearInterval(timer);
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}:\n${errors}`);
  const rows = [...seen.values()];
  return {
    wall: (performance.now() - started) / 1000,
    cpu: rows.reduce((sum, row) => sum + row.ticks, 0) / TICKS,
    memory: (Math.max(0, ...rows.map((row) => row.pages)) * 4096) / 2 ** 20,
  };
}

/** Notes the CPU time and the resident set of every process of a group (proc(5), /proc/PID/stat). */
function sample(group: number, seen: Map<string, { ticks: number; pages: number }>): void {
  for (const pid of fs.readdirSync("/proc")) {
    if (!/^\d+$/.test(pid)) continue;
    let stat: string;
    try {
      stat = fs.readFileSync(`/proc/${pid}/stat`, "latin1");
    } catch {
      continue; // it ended between the listing and the reading
    }
    // The name is in brackets and may hold anything; the fields after it are numbers.
    const fields = stat
      .slice(stat.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    const [groupOf, user, system, pages] = [fields[2], fields[11] ?? 0, fields[12] ?? 0, fields[21] ?? 0];
    if (groupOf !== group) continue;
    const row = seen.get(pid) ?? { ticks: 0, pages: 0 };
    seen.set(pid, { ticks: Math.max(row.ticks, user + system), pages: Math.max(row.pages, pages) });
  }
}
