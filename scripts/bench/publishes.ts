import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { TOOL } from "../core/code/state.mjs";
import { makeArchive } from "./make-archive.ts";
import { type Cost, measure } from "./measure.ts";

const LAUNCHER = path.join(TOOL, "scripts/stele.mjs");

export interface PublishesOptions {
  /** A content folder, from which the archive that is published takes its paragraphs. */
  readonly content: string;
  /** Threads of the archive. */
  readonly threads: number;
  /** Times that each publish is measured; the median counts. */
  readonly runs: number;
}

/** What each kind of publish cost, by its name; that of an edit includes the commit. */
export type PublishesResult = Readonly<Record<string, Cost>>;

/** Measures publishes of a made archive. Linux only. */
export async function runPublishes({ content: source, threads, runs }: PublishesOptions): Promise<PublishesResult> {
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), "stele-bench-"));
  try {
    const content = path.join(folder, "content");
    const made = path.join(folder, "made");
    const target = ["--out", path.join(made, "site"), "--cache", path.join(made, "cache")];
    const costs: Record<string, Cost[]> = {};
    const publish = () => measure(process.execPath, [LAUNCHER, "build", "--content", content, ...target]);
    const note = (name: string, ...parts: readonly Cost[]) => {
      costs[name] = [...(costs[name] ?? []), sum(parts)];
    };
    makeArchive(source, content, threads);
    await git(content, "init", "-q");
    await commit(content);
    for (let run = 0; run < runs; run += 1) {
      fs.rmSync(made, { recursive: true, force: true });
      note("from nothing", await publish());
      note("nothing changed", await publish());
      addThread(content, run);
      note("one new thread", await commit(content), await publish());
      fs.appendFileSync(path.join(content, "board-0", "2005", "t0000000", "index.md"), `\n後記 ${run}。\n`);
      note("one old thread edited", await commit(content), await publish());
    }
    return Object.fromEntries(Object.entries(costs).map(([name, list]) => [name, median(list)]));
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function addThread(content: string, run: number): void {
  const folder = path.join(content, "board-0", "2099", `new-${run}`);
  fs.mkdirSync(folder, { recursive: true });
  const front = `title: New ${run}\ndate: 2099-01-0${1 + (run % 9)}`;
  fs.writeFileSync(path.join(folder, "index.md"), `---\n${front}\n---\n新的一篇。\n`);
}

/** Commits all that changed. @returns what it cost */
async function commit(content: string): Promise<Cost> {
  return sum([await git(content, "add", "-A"), await git(content, "commit", "-qm", "bench")]);
}

function git(content: string, ...args: string[]): Promise<Cost> {
  const who = ["-c", "user.name=bench", "-c", "user.email=bench@example.org"];
  return measure("git", ["-C", content, ...who, ...args]);
}

/** The cost of commands that run one after the other. */
function sum(parts: readonly Cost[]): Cost {
  return {
    wall: parts.reduce((all, { wall }) => all + wall, 0),
    cpu: parts.reduce((all, { cpu }) => all + cpu, 0),
    memory: Math.max(...parts.map(({ memory }) => memory)),
  };
}

/** The cost in the middle, by wall clock. */
function median(list: readonly Cost[]): Cost {
  const middle = [...list].sort((a, b) => a.wall - b.wall)[list.length >> 1];
  if (!middle) throw new Error("nothing was measured");
  return middle;
}
