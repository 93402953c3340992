/** The first step of every build: compares git's list, the options and the fingerprints with the last release. */
import path from "node:path";
import { uncommittedContent } from "../archive/read/ignored.ts";
import type { Listing } from "../archive/read/listing.ts";
import { emptyCacheFolder, openCacheFolder } from "../core/cache-folder.ts";
import { Stages } from "../core/stages.ts";
import { ReleaseFolder } from "../release/release.ts";
import { checkFolders } from "./folders.ts";
import { findOrigin, inputsFingerprint, listInputs, type Origin } from "./inputs.ts";
import type { BuildOptions } from "./options.ts";
import { type BuildResult, type ReleaseCounts, unchangedResult } from "./result.ts";
import { type Looked, lookAtStoredBytes } from "./stored-bytes.ts";

/** Fingerprints of a release's inputs, and its counts. */
export interface ReleaseInfo extends ReleaseCounts {
  /** `Origin.key`. */
  readonly origin: string;
  /** See `inputsFingerprint`. */
  readonly inputs: string;
}

/** A build that has begun: the release folder is locked, and git lists the content. Close it when all is done. */
export class Beginning {
  readonly options: BuildOptions;
  readonly origin: Origin;
  readonly release: ReleaseFolder;
  readonly stages: Stages;
  readonly listing: Promise<Listing>;
  readonly #info: ReleaseInfo | undefined;

  private constructor(
    options: BuildOptions,
    origin: Origin,
    release: ReleaseFolder,
    stages: Stages,
    info: ReleaseInfo | undefined,
  ) {
    this.options = options;
    this.origin = origin;
    this.release = release;
    this.stages = stages;
    this.#info = info;
    this.listing = listInputs(origin, options.uncommitted, path.join(release.scratch, "commit"));
    this.listing.catch(() => {});
  }

  /**
   * @param config fingerprint of the configuration in force; that of its files unless given
   * @throws StopError if the output folder cannot be used, or git refuses to read the repository
   */
  static async open(options: BuildOptions, config?: string): Promise<Beginning> {
    checkFolders(options);
    openCacheFolder(options.cache);
    const release = new ReleaseFolder(options.out);
    release.lock();
    try {
      if (options.force) emptyCacheFolder(options.cache);
      const stages = new Stages();
      const looked = await stages.run("look", () => lookAtStoredBytes(release, options));
      if (looked) process.stderr.write(lookedLine(looked));
      const origin = await stages.run("open", () => findOrigin(options, config));
      const info = (await release.info()) as ReleaseInfo | undefined;
      return new Beginning(options, origin, release, stages, info);
    } catch (error) {
      release.unlock();
      throw error;
    }
  }

  /** Threads of the published release. */
  get threads(): number {
    return this.#info?.threads ?? 0;
  }

  /** Fingerprint of all inputs of the site. */
  async inputs(): Promise<string> {
    return inputsFingerprint(this.origin, await this.listing);
  }

  /**
   * The result of this build if no input of the site has changed since the last one, and the release is as it was
   * written; undefined if there is something to do.
   */
  async unchanged(): Promise<BuildResult | undefined> {
    const { options, stages } = this;
    const info = this.#info;
    // A release can only stay if the commit, the tool, the configuration and the options are the same.
    if (options.force || info?.origin !== this.origin.key) return undefined;
    // While git lists the content.
    const intact = this.release.isIntact(options.cache);
    intact.catch(() => {});
    const inputs = await stages.run("list", () => this.inputs());
    if (info.inputs !== inputs || !(await stages.run("verify", () => intact))) return undefined;
    const signed = this.origin.signer?.key;
    return unchangedResult(info, { options, stages, signed, uncommitted: uncommittedContent(await this.listing) });
  }

  close(): void {
    this.release.unlock();
  }
}

function lookedLine({ read, stored, damaged }: Looked): string {
  const found = damaged.length === 0 ? "all whole" : `${damaged.length} damaged and made again:\n${damaged.join("\n")}`;
  return `${read} of ${stored} stored files read, ${found}\n`;
}
