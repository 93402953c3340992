import fs from "node:fs";
import path from "node:path";
import { StopError } from "../cli/stop.ts";
import type { CachedFile } from "./cache.ts";
import { MANIFEST } from "./manifest.ts";

/** One file of a release. */
export interface ReleaseFile extends CachedFile {
  /** Path below the site's root, with forward slashes. */
  readonly path: string;
}

/**
 * The published folder is a symbolic link to a release in `<out>.releases/`, so that a new one takes its place in a
 * single rename: whoever reads sees one whole release, the old or the new, whatever happens to the build.
 */
export class ReleaseFolder {
  readonly out: string;
  readonly #releases: string;

  /** @param out the published folder, `_site` */
  constructor(out: string) {
    this.out = path.resolve(out);
    this.#releases = `${this.out}.releases`;
  }

  /**
   * Keeps other builds out, and removes what a killed one left.
   *
   * @throws StopError where another build is running, or `out` is a folder that is not ours
   */
  lock(): void {
    this.#refuseForeignFolder();
    fs.mkdirSync(this.#releases, { recursive: true });
    const lock = path.join(this.#releases, "lock");
    for (;;) {
      try {
        fs.writeFileSync(lock, String(process.pid), { flag: "wx" });
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
        const owner = Number(fs.readFileSync(lock, "utf8"));
        if (owner && isRunning(owner)) {
          throw new StopError(`another build (process ${owner}) is writing ${this.out}; wait for it to end`);
        }
        fs.rmSync(lock, { force: true });
      }
    }
    const current = this.current();
    for (const name of fs.readdirSync(this.#releases)) {
      if (name !== "lock" && name !== current)
        fs.rmSync(path.join(this.#releases, name), { recursive: true, force: true });
    }
  }

  unlock(): void {
    fs.rmSync(path.join(this.#releases, "lock"), { force: true });
  }

  /** Name of the release that is published now. */
  current(): string | undefined {
    const target = readLink(this.out);
    if (target === undefined) return undefined;
    return path.dirname(path.resolve(path.dirname(this.out), target)) === this.#releases
      ? path.basename(target)
      : undefined;
  }

  /** Manifest of the release that is published now, as it was written; undefined where there is none. */
  currentManifest(): string | undefined {
    try {
      return fs.readFileSync(path.join(this.out, MANIFEST), "utf8");
    } catch {
      return undefined;
    }
  }

  /** True where every one of these files stands in the published folder as the very file in the cache. */
  holds(files: readonly ReleaseFile[]): boolean {
    return files.every((f) => {
      const stat = fs.statSync(path.join(this.out, f.path), { throwIfNoEntry: false });
      return stat?.isFile() && stat.size === f.size;
    });
  }

  /**
   * Completes a new release beside the old one and swaps it in.
   *
   * @param files everything in it; the bytes are linked where the file system can, else copied
   * @param manifest the text of its manifest
   */
  publish(files: readonly ReleaseFile[], manifest: string): void {
    const name = String(Number(this.current() ?? 0) + 1);
    const staging = path.join(this.#releases, name);
    fs.mkdirSync(staging);
    const made = new Set<string>();
    for (const f of files) {
      const target = path.join(staging, f.path);
      const folder = path.dirname(target);
      if (!made.has(folder)) {
        fs.mkdirSync(folder, { recursive: true });
        made.add(folder);
      }
      linkOrCopy(f.file, target);
    }
    fs.writeFileSync(path.join(staging, MANIFEST), manifest);
    const old = this.current();
    this.#swap(staging);
    if (old !== undefined) fs.rmSync(path.join(this.#releases, old), { recursive: true, force: true });
  }

  #swap(release: string): void {
    const link = `${this.out}.releases/link`;
    fs.rmSync(link, { force: true });
    // Relative, so that the folder and its releases can be moved together.
    fs.symlinkSync(path.relative(path.dirname(this.out), release), link);
    if (fs.lstatSync(this.out, { throwIfNoEntry: false })?.isDirectory()) fs.rmSync(this.out, { recursive: true });
    fs.renameSync(link, this.out);
  }

  #refuseForeignFolder(): void {
    const stat = fs.lstatSync(this.out, { throwIfNoEntry: false });
    if (!stat) return;
    const ours = stat.isSymbolicLink()
      ? this.current() !== undefined
      : stat.isDirectory() && (fs.readdirSync(this.out).length === 0 || fs.existsSync(path.join(this.out, MANIFEST)));
    if (ours) return;
    throw new StopError(
      `${this.out} was not made by Stele, so it is not replaced; move it away or choose another --out`,
    );
  }
}

function linkOrCopy(source: string, target: string): void {
  try {
    fs.linkSync(source, target);
  } catch (error) {
    // Another file system, one without links, or a file with as many links as it can have.
    if (!["EXDEV", "EPERM", "EMLINK", "ENOTSUP"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    fs.copyFileSync(source, target, fs.constants.COPYFILE_FICLONE);
  }
}

function readLink(file: string): string | undefined {
  try {
    return fs.readlinkSync(file);
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
