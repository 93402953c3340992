/** Suites that are tests of vitest: those of `npm test` at their full size, and those of this room. */
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { TaskMeta } from "vitest";
import type { Outcome } from "./outcome.ts";

/** Characters of a failure that are shown. */
const LONGEST = 2000;
const ROOT = path.join(import.meta.dirname, "../..");

/** What a run of tests came to. */
export interface Report {
  readonly passed: number;
  readonly failed: number;
  /** The figures of one name that tests reported, added up. */
  sum(name: string): number;
  /** The largest of them. */
  most(name: string): number;
  /** Failed tests and files, with their messages. */
  readonly faults: readonly string[];
}

/** The parts of vitest's JSON report that are read here. */
interface JsonReport {
  readonly success: boolean;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
      readonly meta: TaskMeta;
    }[];
  }[];
}

/** Which tests are run. */
interface Run {
  /** Files of tests, from the root of the project. */
  readonly files: readonly string[];
  /** Configuration, from the root of the project; that of this room unless given. */
  readonly config?: string;
  readonly scale: number;
}

/**
 * Runs tests in a process of their own.
 *
 * @returns what they came to; one that cannot be run is a fault
 */
export async function runTests({ files, config = "test/trust/vitest.config.ts", scale }: Run): Promise<Report> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "stele-trust-"));
  const output = path.join(folder, "report.json");
  try {
    const args = ["node_modules/vitest/vitest.mjs", "run", "--config", config, ...files];
    const log = await runNode([...args, "--reporter=json", `--outputFile.json=${output}`], {
      ...process.env,
      STELE_TRUST: String(scale),
    });
    if (!fs.existsSync(output)) return reportOf({ success: false, testResults: [] }, log);
    return reportOf(JSON.parse(fs.readFileSync(output, "utf8")), log);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** A suite of vitest's as an outcome. @param judge gives the figure, and whether the goal is met if no test failed */
export async function outcomeOf(run: Run, judge: (report: Report) => Omit<Outcome, "faults">): Promise<Outcome> {
  const report = await runTests(run);
  const { met, ...rest } = judge(report);
  return { ...rest, met: met && report.faults.length === 0 && report.passed > 0, faults: report.faults };
}

/** @param log the end of what was written, for a run that names nothing that failed */
function reportOf({ success, testResults }: JsonReport, log: string): Report {
  const figures: (readonly [name: string, value: number])[] = [];
  const faults: string[] = [];
  let [passed, failed] = [0, 0];
  for (const { name, status, message, assertionResults } of testResults) {
    if (status !== "passed" && assertionResults.every((test) => test.status !== "failed"))
      faults.push(`${path.relative(ROOT, name)}: ${message}`);
    for (const test of assertionResults) {
      if (test.status === "passed") passed += 1;
      if (test.status === "failed") {
        failed += 1;
        faults.push(`${test.fullName}\n${test.failureMessages.join("\n").slice(0, LONGEST)}`);
      }
      figures.push(...Object.entries(test.meta.figures ?? {}));
    }
  }
  if (!success && faults.length === 0) faults.push(log);
  const values = (name: string) => figures.filter(([figure]) => figure === name).map(([, value]) => value);
  return {
    passed,
    failed,
    sum: (name) => values(name).reduce((total, value) => total + value, 0),
    most: (name) => Math.max(0, ...values(name)),
    faults,
  };
}

/** Runs Node to its end in the root of the project. @returns the end of what it wrote */
function runNode(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
    let log = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (data) => {
        log = (log + data).slice(-8000);
      });
    child.on("error", fail).on("close", () => done(log));
  });
}
