import fs from "node:fs";
import path from "node:path";
import type { TemplateConfig, UserConfig } from "@11ty/eleventy";
import { formatProblems } from "../../cli/report.ts";
import { filesBelow } from "../../core/below.ts";
import { StopError } from "../../core/stop-error.ts";
import type { Cache } from "../../make/cache.ts";
import type { SegmentIndexer } from "../../make/indexer.ts";
import { type Assembly, assemblyOf } from "../assembly.ts";
import { Beginning } from "../beginning.ts";
import { rememberConfig } from "../config-memory.ts";
import type { BuildOptions } from "../options.ts";
import { CHANGED } from "../own-files.ts";
import { Publication } from "../publication.ts";
import type { BuildResult, Refused } from "../result.ts";
import { StalePages } from "../stale-pages.ts";

export interface ReleaseOptions {
  /** The published folder: a link to the newest release. */
  readonly out?: string;
  /** The cache folder; safe to delete. */
  readonly cache?: string;
}

/**
 * Runs the build around Eleventy: before it renders, the content is read and checked and the site is planned; after it,
 * the release is completed and swapped in. Eleventy writes in place, so its output goes to a folder of its own first.
 */
export function release(config: UserConfig, options: ReleaseOptions = {}): void {
  const assembly = assemblyOf(config);
  assembly.give(options);
  const run = new BuildRun(assembly);
  config.setQuietMode(true);
  config.on("eleventy.config", (templateConfig) => run.use(templateConfig));
  config.on("eleventy.before", ({ runMode }) => run.begin(runMode !== "build"));
  config.on("eleventy.after", () => run.end());
}

/** Milliseconds between two looks at the exit status. */
const WATCH = 200;

/** One run of Eleventy after the other, each a build. */
class BuildRun {
  readonly #assembly: Assembly;
  #eleventy: TemplateConfig | undefined;
  #close: (() => void) | undefined;
  #publication: Publication | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(assembly: Assembly) {
    this.#assembly = assembly;
  }

  use(eleventy: TemplateConfig): void {
    this.#eleventy = eleventy;
    // The folder that is served, and that plugins are told.
    eleventy.directories.setOutput(this.#assembly.options.out);
    // Only saves time: a full disk is told when the site itself finds no room.
    rememberConfig(this.#assembly.given, this.#assembly.call?.options ?? {}).catch(() => {});
  }

  /** @param serving whether the site is only served here: then problems are shown, and do not end the run */
  async begin(serving: boolean): Promise<void> {
    this.#closeAll();
    try {
      await this.#open(serving);
    } catch (error) {
      this.#closeAll();
      this.#fail(error);
    }
  }

  async #open(serving: boolean): Promise<void> {
    const assembly = this.#assembly;
    this.#redirect();
    assembly.call?.opened(() => this.#closeAll());
    if (!assembly.call) this.#closeAfterFailure();
    const beginning = assembly.takeBeginning() ?? (await this.#beginning(serving));
    let indexer: SegmentIndexer | undefined;
    let used: Cache | undefined;
    this.#close = () => {
      indexer?.close();
      used?.abandon();
      beginning.close();
    };
    if (beginning.origin.config !== assembly.config) throw new StopError(CHANGED);
    const { SegmentIndexer } = await import("../../make/indexer.ts");
    const opened = await Publication.open(beginning, assembly, (cache) => {
      used = cache;
      indexer = new SegmentIndexer(cache, path.join(beginning.release.scratch, "records"));
      return indexer;
    });
    if ("problems" in opened) {
      this.#done(opened);
      if (!serving && !assembly.call) throw contentError(opened, assembly.options);
      return;
    }
    assembly.call?.left?.(opened.left);
    this.#publication = opened;
    assembly.current = opened;
    assembly.stale = new StalePages(opened.pages);
  }

  #beginning(serving: boolean): Promise<Beginning> {
    const { options, config } = this.#assembly;
    return Beginning.open(withUncommitted(options, serving), config);
  }

  async end(): Promise<void> {
    const { options } = this.#assembly;
    this.#eleventy?.directories.setOutput(options.out);
    try {
      const result = await this.#publication?.finish(workbench(options.cache));
      if (result) this.#done(result);
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#closeAll();
    }
  }

  /** Eleventy would show a stack; a command says it in its own way. */
  #fail(error: unknown): void {
    const failed = this.#assembly.call?.failed;
    if (!failed) throw error;
    failed(error);
  }

  #done(result: BuildResult | Refused): void {
    this.#assembly.call?.done(result);
  }

  #redirect(): void {
    const folder = workbench(this.#assembly.options.cache);
    const directories = this.#eleventy?.directories;
    directories?.setOutput(path.relative("", folder));
    if (path.resolve(directories?.output ?? "") !== path.resolve(folder))
      throw new StopError("--output cannot be given; write out: … beside the release plugin in the configuration");
    // Its folders stay: Eleventy takes a folder that it has seen once for granted.
    for (const name of filesBelow(folder)) fs.rmSync(path.join(folder, name));
  }

  /**
   * Eleventy's own command line emits no event after a failure. It only sets the exit status, and waits for our
   * processes, which wait for us.
   */
  #closeAfterFailure(): void {
    const timer = setInterval(() => {
      if (process.exitCode) this.#closeAll();
    }, WATCH);
    timer.unref();
    this.#timer = timer;
  }

  #closeAll(): void {
    clearInterval(this.#timer);
    this.#publication?.close();
    this.#close?.();
    this.#close = undefined;
    this.#publication = undefined;
    this.#assembly.current = undefined;
    this.#assembly.stale = new StalePages();
  }
}

/** A preview shows what is being written. */
function withUncommitted(options: BuildOptions, serving: boolean): BuildOptions {
  return serving ? { ...options, uncommitted: true } : options;
}

/** The folder that Eleventy writes to. */
function workbench(cache: string): string {
  return path.join(cache, "eleventy");
}

/** Problems of the content as an error for Eleventy to show: a text for the publisher, who has no use for a stack. */
function contentError({ problems }: Refused, options: BuildOptions): StopError {
  const error = new StopError(formatProblems(problems, options));
  error.stack = "";
  return error;
}
