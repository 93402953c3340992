/** One watch process that publishes again and again. */
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { progress } from "../../scripts/cli/progress.ts";
import { groupDigits } from "../../scripts/core/group-digits.ts";
import { build } from "../../scripts/eleventy/generate.ts";
import { differences, readTree } from "../faults/compare.ts";
import { inFolder } from "../faults/folders.ts";
import { commitAll, type Files, thread, write } from "../support/archive.ts";
import { LAUNCHER } from "../support/node.ts";
import { png } from "../support/png.ts";
import { type RunningPreview, startPreview } from "../support/preview.ts";
import type { Outcome } from "./outcome.ts";

/** Publishes after which the memory is read, as parts of all. */
const MARKS = [1 / 15, 1 / 3, 2 / 3, 1];
/** How much more memory the last publish may hold than the one after a third of them. */
const FLAT = 1.1;
/** Threads of the archive to begin with. */
const THREADS = 60;
/** Milliseconds in which a change must be on the page. */
const PATIENCE = 120_000;

/** A thread of the archive: its text says which version it is. */
const textOf = (number: number, version: number): string =>
  thread(
    { title: `第${number}帖`, date: "2016-01-02", author: `客${number % 7}`, tags: `[標籤${number % 5}]` },
    `看[別的](../t${(number + 1) % THREADS}/)。\n\n版本 ${version}。\n\n${"長長的字。".repeat(40)}`,
  );

function archive(): Files {
  const threads = Array.from({ length: THREADS }, (_, i) => [`tea/2016/t${i}/index.md`, textOf(i, 0)] as const);
  return {
    "archive.yaml": "title: 小文存\nlang: zh-Hant\npage_size: 10\n",
    "tea/board.yaml": "title: 茶館\n",
    ...Object.fromEntries(threads),
    "tea/2016/t0/01.png": png(60, 40, 1),
  };
}

/** What one round does: files that are written or removed, a page, and what that page says afterwards. */
interface Change {
  readonly files: Files;
  readonly page: string;
  /** Absent: the page is gone. */
  readonly says?: string;
}

/** Mostly an edit; now and then a thread that comes, or goes again. */
function changeOf(round: number): Change {
  const extra = `tea/2017/extra-${Math.floor(round / 10)}`;
  if (round % 10 === 4)
    return { files: { [`${extra}/index.md`]: textOf(1000, round) }, page: extra, says: `版本 ${round}。` };
  if (round % 10 === 8) return { files: { [extra]: undefined }, page: extra };
  const folder = `tea/2016/t${(round * 7) % THREADS}`;
  const replies = `<!-- floor {"n":2,"author":"小王"} -->\n回 ${round}\n`;
  const more = round % 5 === 0 ? { [`${folder}/replies.md`]: replies } : {};
  return {
    files: { ...more, [`${folder}/index.md`]: textOf((round * 7) % THREADS, round) },
    page: folder,
    says: `版本 ${round}。`,
  };
}

/** Publishes so many edits in one `npm start`. */
export function runSoak(rounds: number): Promise<Outcome> {
  return inFolder(async (folder) => {
    const [content, cache] = [path.join(folder, "content"), path.join(folder, "cache")];
    write(content, archive());
    commitAll(content);
    const preview = await Preview.start(content, cache);
    const marks = MARKS.map((part) => Math.max(1, Math.round(part * rounds)));
    const held = new Map<number, number>();
    const bar = progress(rounds, "publishes in one process");
    try {
      for (let round = 1; round <= rounds; round += 1) {
        const { files, page, says } = changeOf(round);
        write(content, files);
        if (round % 25 === 0) commitAll(content, `round ${round}`);
        await preview.shows(page, says);
        if (marks.includes(round)) held.set(round, await preview.memory());
        bar.tick();
      }
      bar.done();
      const wrong = await preview.differences(path.join(folder, "fresh"));
      return outcome(rounds, held, wrong);
    } finally {
      preview.stop();
    }
  });
}

/** @param held memory after some of the publishes, in MiB */
function outcome(rounds: number, held: ReadonlyMap<number, number>, wrong: readonly string[]): Outcome {
  const memory = [...held.values()];
  const [, early = 0, , late = 0] = memory;
  const isFlat = late <= early * FLAT;
  const shown = [...held].map(([mark, mib]) => `${groupDigits(mark)}: ${mib}`).join(", ");
  return {
    figure: `${groupDigits(rounds)} publishes, MiB held after ${shown}; ${wrong.length} files differ from nothing's`,
    met: isFlat && wrong.length === 0,
    numbers: {
      rounds,
      ...Object.fromEntries([...held].map(([mark, mib]) => [`held_${mark}`, mib])),
      differing: wrong.length,
    },
    faults: [...(isFlat ? [] : [`the memory grew from ${early} to ${late} MiB`]), ...wrong],
  };
}

/** A running `npm start`. */
class Preview {
  readonly #running: RunningPreview;
  readonly #content: string;
  readonly #site: string;
  /** Written by `memory-probe.mjs`. */
  readonly #memory: string;

  private constructor(running: RunningPreview, content: string, cache: string, memory: string) {
    this.#running = running;
    this.#content = content;
    this.#site = path.join(cache, "preview");
    this.#memory = memory;
  }

  static async start(content: string, cache: string): Promise<Preview> {
    const memory = `${cache}-memory.json`;
    const probe = pathToFileURL(path.join(import.meta.dirname, "memory-probe.mjs"));
    probe.searchParams.set("file", memory);
    const args = ["--import", probe.href, LAUNCHER, "serve", "--content", content, "--cache", cache, "--port", "18280"];
    return new Preview(await startPreview(process.cwd(), args), content, cache, memory);
  }

  /** Waits until a page is there and says something, or is gone. @throws Error after a while */
  async shows(folder: string, says: string | undefined): Promise<void> {
    const file = path.join(this.#site, folder, "index.html");
    const isThere = () =>
      says === undefined ? !fs.existsSync(file) : fs.existsSync(file) && fs.readFileSync(file, "utf8").includes(says);
    for (const until = performance.now() + PATIENCE; !isThere(); await sleep(20)) {
      if (this.#running.process.exitCode !== null) throw new Error("npm start ended");
      if (performance.now() > until) throw new Error(`${folder} does not show ${says ?? "that it is gone"}`);
    }
  }

  /** Memory that the process holds once what is garbage is gone, in MiB. What the system gave it, it may keep for later. */
  async memory(): Promise<number> {
    fs.rmSync(this.#memory, { force: true });
    this.#running.process.kill("SIGUSR2");
    while (!fs.existsSync(this.#memory)) await sleep(20);
    const { held } = JSON.parse(fs.readFileSync(this.#memory, "utf8")) as { held: number };
    return Math.round((held / 2 ** 20) * 10) / 10;
  }

  /** What is not as in a site that is made from nothing. @param folder one that does not exist yet */
  async differences(folder: string): Promise<string[]> {
    const [out, cache] = [path.join(folder, "site"), path.join(folder, "cache")];
    const same = { drafts: true, uncommitted: true, imagesOnRequest: true, baseUrl: this.#running.address };
    const result = await build({ content: this.#content, out, cache, ...same });
    if ("problems" in result) throw new Error(JSON.stringify(result.problems));
    return differences(readTree(this.#site), readTree(out));
  }

  stop(): void {
    this.#running.stop();
  }
}
