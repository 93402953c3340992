import fs from "node:fs";
import path from "node:path";
import { progress } from "../../scripts/cli/progress.ts";
import { buildArgs, start } from "./command.ts";
import { differences, readTree } from "./compare.ts";
import { copyTarget, inFolder, releasesOf, type Target, targetIn } from "./folders.ts";
import { type FullDisk, smallDisk } from "./full-disk.ts";
import { newThread } from "./history/content.ts";
import { MISTAKES, type Mistake } from "./mistakes.ts";
import { type Bound, bound, give } from "./no-permission.ts";
import { type RunOptions, type RunResult, Site } from "./site.ts";

export interface FailuresResult extends RunResult {
  readonly failed: number;
  /** How a disk was filled. */
  readonly disk: FullDisk["how"];
}

/** A publish that must fail. */
interface Failure {
  readonly name: string;
  /** What must be in the message. */
  readonly says: string;
  readonly target?: Target;
  /** Further options of the command. */
  readonly options?: readonly string[];
  /** What comes before the command, and options for the process. */
  readonly bound?: Pick<Bound, "before" | "options">;
}

/**
 * Publishes what cannot be published: as many failures as there are rounds, chosen evenly from all that are known. Each
 * time the exit status must not be 0, the message must name the place, the old release must stay to the byte, and the
 * next sound publish must be as one from nothing.
 */
export function runFailures(options: RunOptions): Promise<FailuresResult> {
  return inFolder((folder) => new Failures(folder, options).all());
}

class Failures {
  readonly #count: number;
  readonly #site: Site;
  #disk: FullDisk["how"] = "tmpfs";

  constructor(folder: string, options: RunOptions) {
    this.#count = options.rounds;
    this.#site = new Site(folder, options);
  }

  async all(): Promise<FailuresResult> {
    const { target, faults } = this.#site;
    this.#site.edit();
    await this.#site.publish();
    const every = [
      ...MISTAKES.map((mistake) => () => this.#mistake(mistake)),
      ...(["out", "cache", "both"] as const).map((full) => () => this.#fullDisk(full, 0)),
      () => this.#fullDisk("both", 100),
      () => this.#unreadable("mistaken/t/index.md"),
      () => this.#unreadable("mistaken/t/data.csv"),
      () => this.#unwritable(target.cache),
      () => this.#unwritable(releasesOf(target)),
    ];
    const bar = progress(this.#count, "failing publishes");
    for (let i = 0; i < this.#count; i += 1) {
      await every[Math.floor((i * every.length) / this.#count)]?.();
      bar.tick();
    }
    bar.done();
    return { failed: this.#count, disk: this.#disk, faults: faults.all };
  }

  async #mistake({ name, files, place }: Mistake): Promise<void> {
    const mend = this.#write(files);
    await this.#fails({ name, says: this.#path(place) });
    mend();
    await this.#isSound(name);
  }

  /** Not enough room for releases or the cache or both. @param room kB that are left */
  async #fullDisk(full: "out" | "cache" | "both", room: number): Promise<void> {
    const name = `${room} kB left for ${full}`;
    const disk = smallDisk(path.join(this.#site.folder, "disk"));
    this.#disk = disk.how;
    const [here, there] = [targetIn(disk.folder), targetIn(path.join(this.#site.folder, "other"))];
    const target = { out: full === "cache" ? there.out : here.out, cache: full === "out" ? there.cache : here.cache };
    fs.mkdirSync(path.dirname(there.out));
    try {
      copyTarget(this.#site.target, target, ["cache"]);
      await this.#site.publish(target);
      // Larger than all that the cache can give back, or the second try may succeed.
      const text = "很長的字。\n\n".repeat(100_000);
      this.#site.edit((content) => {
        const big = { ...newThread(1, `${Object.keys(content.boards)[0]}/big`, { title: "大" }), paragraphs: [text] };
        return { ...content, threads: [...content.threads, big] };
      });
      const before = disk.fill(room);
      await this.#fails({ name, says: disk.folder, target, bound: { before, options: {} } });
      disk.empty();
      await this.#isSound(name, target);
    } finally {
      disk.empty();
      disk.remove();
      fs.rmSync(path.dirname(there.out), { recursive: true });
    }
  }

  /** A file of the content that may not be read. */
  async #unreadable(file: string): Promise<void> {
    const name = `${file} cannot be read`;
    const files = { "mistaken/board.yaml": "title: 錯\n", "mistaken/t/index.md": "---\ntitle: 密\n---\n字\n" };
    const mend = this.#write({ ...files, ...(file.endsWith(".csv") && { [file]: "1,2\n" }) });
    fs.chmodSync(this.#path(file), 0);
    // What was committed could be read from git.
    await this.#failsBound({ name, says: this.#path(file), options: ["--uncommitted"] });
    mend();
    await this.#isSound(name);
  }

  /** A folder that may not be written to. */
  async #unwritable(folder: string): Promise<void> {
    const name = `${path.basename(folder)} cannot be written`;
    this.#site.edit();
    const all = [folder, ...foldersBelow(folder)];
    for (const dir of all) fs.chmodSync(dir, 0o555);
    await this.#failsBound({ name, says: folder });
    for (const dir of all) fs.chmodSync(dir, 0o755);
    await this.#isSound(name);
  }

  async #failsBound(failure: Failure): Promise<void> {
    const way = await bound();
    if (way.owner !== undefined) give(this.#site.folder, way.owner);
    await this.#fails({ ...failure, bound: way });
  }

  async #fails({ name, says, target = this.#site.target, bound: way, options = [] }: Failure): Promise<void> {
    const before = readTree(target.out);
    const args = buildArgs(this.#site.repository.content, target, ...options);
    const { status, message } = await start([...(way?.before ?? []), process.execPath, ...args], way?.options).exit;
    const wrong = differences(readTree(target.out), before);
    if (status === 0 || status === null) wrong.push(`exit status ${status}`);
    if (!message.includes(says)) wrong.push(`the message does not name ${says}:\n${message}`);
    this.#site.faults.note(name, wrong);
  }

  /** Publishes a sound edit. */
  async #isSound(name: string, target = this.#site.target): Promise<void> {
    const log = this.#site.edit();
    await this.#site.publish(target);
    this.#site.faults.note(`after ${name} (${log})`, await this.#site.wrongIn(target));
  }

  #path(name: string): string {
    return path.join(this.#site.repository.content, name);
  }

  /** Writes and commits files. @returns what puts back what was there */
  #write(files: Readonly<Record<string, string | Buffer>>): () => void {
    const { repository } = this.#site;
    const old = Object.keys(files).map((name) => {
      const file = this.#path(name);
      return { file, bytes: fs.existsSync(file) ? fs.readFileSync(file) : undefined };
    });
    for (const [name, bytes] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(this.#path(name)), { recursive: true });
      fs.writeFileSync(this.#path(name), bytes);
    }
    repository.git("add", "-A");
    repository.git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", "a mistake");
    return () => {
      for (const { file, bytes } of old) {
        if (bytes) fs.writeFileSync(file, bytes);
        else fs.rmSync(file);
      }
    };
  }
}

function foldersBelow(folder: string): string[] {
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => path.join(entry.parentPath, entry.name));
}
