import fs from "node:fs";
import path from "node:path";
import { progress } from "../../cli/progress.ts";
import { buildArgs, start } from "../command.ts";
import { differences, faultOf, readTree } from "../compare.ts";
import { newThread } from "../content/content.ts";
import { copyTarget, inFolder, releasesOf, type Target, targetIn } from "../folders.ts";
import { type FullDisk, smallDisk } from "./full-disk.ts";
import { MISTAKES, type Mistake } from "./mistakes.ts";
import { type Bound, bound, give } from "./no-permission.ts";
import { Site } from "./site.ts";

export interface FailuresOptions {
  readonly seed: number;
  /** Threads of the archive. */
  readonly threads: number;
  /** Publishes that fail, evenly chosen from all that are known; all of them where absent. */
  readonly count?: number;
}

export interface FailuresResult {
  readonly failed: number;
  /** How a disk was filled. */
  readonly disk: FullDisk["how"];
  /** What was wrong, for each publish where anything was. */
  readonly faults: readonly string[];
}

/** A publish that must fail. */
interface Failure {
  readonly name: string;
  /** What must be in the message. */
  readonly says: string;
  readonly target: Target;
  /** What stands before the command, and options for the process. */
  readonly bound?: Pick<Bound, "before" | "options">;
}

/**
 * Publishes what cannot be published. Each time the exit status must not be 0, the message must name the place, the old
 * release must stay to the byte, and the next sound publish must be as one from nothing.
 */
export function runFailures(options: FailuresOptions): Promise<FailuresResult> {
  return inFolder((folder) => new Failures(folder, options).all());
}

class Failures {
  readonly #options: FailuresOptions;
  readonly #site: Site;
  readonly #faults: string[] = [];
  #disk: FullDisk["how"] = "tmpfs";

  constructor(folder: string, options: FailuresOptions) {
    this.#options = options;
    this.#site = new Site(folder, options);
  }

  async all(): Promise<FailuresResult> {
    this.#site.edit();
    await this.#site.publish();
    const every = [
      ...MISTAKES.map((mistake) => () => this.#mistake(mistake)),
      ...(["out", "cache", "both"] as const).map((where) => () => this.#fullDisk(where, 0)),
      () => this.#fullDisk("both", 100),
      () => this.#unreadable("mistaken/t/index.md"),
      () => this.#unreadable("mistaken/t/data.csv"),
      () => this.#unwritable(this.#site.target.cache),
      () => this.#unwritable(releasesOf(this.#site.target)),
    ];
    const count = this.#options.count ?? every.length;
    const chosen = Array.from({ length: count }, (_, i) => every[Math.floor((i * every.length) / count)]);
    const bar = progress(count, "failing builds");
    for (const failure of chosen) {
      await failure?.();
      bar.tick();
    }
    bar.done();
    return { failed: count, disk: this.#disk, faults: this.#faults };
  }

  async #mistake({ name, files, place }: Mistake): Promise<void> {
    const { content } = this.#site.repository;
    const mend = this.#write(files);
    await this.#fails({ name, says: `${content}/${place}`, target: this.#site.target });
    mend();
    await this.#isSound(name, this.#site.target);
  }

  /** Not enough room where releases or the cache or both are kept. @param room kB that are left */
  async #fullDisk(where: "out" | "cache" | "both", room: number): Promise<void> {
    const name = `${room} kB left for ${where}`;
    const disk = smallDisk(path.join(this.#site.folder, "disk"));
    this.#disk = disk.how;
    const [here, there] = [targetIn(disk.folder), targetIn(path.join(this.#site.folder, "other"))];
    const target = { out: where === "cache" ? there.out : here.out, cache: where === "out" ? there.cache : here.cache };
    fs.mkdirSync(path.dirname(there.out));
    try {
      copyTarget(this.#site.target, target, ["cache"]);
      await this.#site.publish(target);
      const text = "很長的字。\n\n".repeat(10_000);
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
    const { content } = this.#site.repository;
    fs.chmodSync(path.join(content, file), 0);
    await this.#failsBound({ name, says: `${content}/${file}`, target: this.#site.target });
    mend();
    await this.#isSound(name, this.#site.target);
  }

  /** A folder that may not be written to. */
  async #unwritable(folder: string): Promise<void> {
    const name = `${path.basename(folder)} cannot be written`;
    this.#site.edit();
    const all = [folder, ...foldersBelow(folder)];
    for (const dir of all) fs.chmodSync(dir, 0o555);
    await this.#failsBound({ name, says: folder, target: this.#site.target });
    for (const dir of all) fs.chmodSync(dir, 0o755);
    await this.#isSound(name, this.#site.target);
  }

  async #failsBound(failure: Failure): Promise<void> {
    const way = await bound();
    if (way.owner !== undefined) give(this.#site.folder, way.owner);
    await this.#fails({ ...failure, bound: way });
  }

  async #fails({ name, says, target, bound: way }: Failure): Promise<void> {
    const before = readTree(target.out);
    const args = buildArgs(this.#site.repository.content, target);
    const { status, said } = await start([...(way?.before ?? []), process.execPath, ...args], way?.options).ended;
    const wrong = differences(readTree(target.out), before);
    if (status === 0 || status === null) wrong.push(`exit status ${status}`);
    if (!said.includes(says)) wrong.push(`the message does not name ${says}:\n${said}`);
    this.#note(name, wrong);
  }

  /** Publishes a sound edit. */
  async #isSound(name: string, target: Target): Promise<void> {
    const log = this.#site.edit();
    await this.#site.publish(target);
    this.#note(`after ${name} (${log})`, await this.#site.wrongIn(target));
  }

  #note(where: string, wrong: readonly string[]): void {
    const fault = faultOf(where, wrong);
    if (fault !== undefined) this.#faults.push(fault);
  }

  /** Writes and commits files. @returns what puts back what was there */
  #write(files: Readonly<Record<string, string | Buffer>>): () => void {
    const { repository } = this.#site;
    const places = Object.entries(files).map(([name, bytes]) => ({ file: path.join(repository.content, name), bytes }));
    const old = places.map(({ file }) => (fs.existsSync(file) ? fs.readFileSync(file) : undefined));
    for (const { file, bytes } of places) {
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, bytes);
    }
    repository.git("add", "-A");
    repository.git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", "a mistake");
    return () => {
      places.forEach(({ file }, i) => {
        const bytes = old[i];
        if (bytes) fs.writeFileSync(file, bytes);
        else fs.rmSync(file);
      });
    };
  }
}

function foldersBelow(folder: string): string[] {
  const entries = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory());
  return entries.map((entry) => path.join(entry.parentPath, entry.name));
}
