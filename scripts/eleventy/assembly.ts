/** The site that the plugins of one Eleventy configuration put together. */
import type { UserConfig } from "@11ty/eleventy";
import { type AnyPageKind, PAGE_KINDS } from "../../layouts/pages/index.ts";
import type { ImageOutput, Output, PageOutput } from "../site/output.ts";
import type { Site } from "../site/site.ts";
import type { Beginning } from "./beginning.ts";
import { type BuildOptions, type GivenOptions, optionsOf } from "./options.ts";
import { configFingerprint } from "./own-files.ts";
import type { BuildResult, Refused } from "./result.ts";
import { StalePages } from "./stale-pages.ts";

/** Places of the files that outputs are made of. */
export interface Places {
  /** Absolute path of a file of the content. */
  locate(file: string): string;
  readonly cache: string;
}

/** A plugin's part of the site. */
export interface Feature {
  readonly name: FeatureName;
  outputs(site: Site, places: Places): readonly Output[] | Promise<readonly Output[]>;
}

export type FeatureName = "pages" | "attachments" | "comments" | "feeds" | "search" | "hosts" | "admin";

/** A command's call of the plugins, and their way to answer. */
export interface Call {
  readonly options: GivenOptions;
  /** A build that the command has begun. */
  readonly beginning?: Beginning;
  /** Takes the end of each build. */
  done(result: BuildResult | Refused): void;
  /** Takes an error that kept a build from beginning or from its release. */
  failed(error: unknown): void;
  /** Takes the derivatives that a build leaves to be made on request, before its release. */
  left?(images: readonly ImageOutput[]): void;
  /** Takes a function that ends a build which Eleventy has given up, and its processes. */
  opened(close: () => void): void;
}

/** The build that is going on, as pages and templates see it. */
export interface CurrentBuild {
  readonly site: Site;
  /** Takes the HTML of a stale page. */
  put(page: PageOutput, html: string): Promise<void>;
  /** A page cannot be made or stored, so nothing is released, and the error is shown without a stack. */
  fail(error: unknown): void;
  /** Whether a page could not be made or stored. */
  readonly hasFailed: boolean;
}

/** Features, page kinds and options of a configuration, and the build that is going on. */
export class Assembly {
  readonly call: Call | undefined;
  /**
   * Fingerprint of the configuration and layouts as they were loaded. A file that changes while they are in force must not
   * give its fingerprint to pages that it did not make.
   */
  readonly config = configFingerprint();
  readonly features: Feature[] = [];
  /** Page kinds by name. */
  readonly kinds: Record<string, AnyPageKind> = { ...PAGE_KINDS };
  /** The build that is going on. */
  current: CurrentBuild | undefined;
  /** Its pages that are still to be rendered. */
  stale = new StalePages();
  #given: GivenOptions = {};
  #beginning: Beginning | undefined;

  constructor(call: Call | undefined) {
    this.call = call;
    this.#beginning = call?.beginning;
  }

  /** The build that the command has begun, once; later builds of the same run begin by themselves. */
  takeBeginning(): Beginning | undefined {
    const beginning = this.#beginning;
    this.#beginning = undefined;
    return beginning;
  }

  /** Options that plugins give; the command line comes before them. */
  give(options: GivenOptions): void {
    this.#given = { ...this.#given, ...options };
  }

  /** Options that the configuration gives. */
  get given(): GivenOptions {
    return this.#given;
  }

  get options(): BuildOptions {
    return optionsOf(this.call?.options ?? {}, this.#given);
  }

  has(name: FeatureName): boolean {
    return this.features.some((feature) => feature.name === name);
  }
}

/** On the configuration by name, because a command and a configuration may be loaded from two states of the code. */
const CALL: unique symbol = Symbol.for("stele.call");
const ASSEMBLY: unique symbol = Symbol.for("stele.assembly");

interface Holder {
  [CALL]?: Call;
  [ASSEMBLY]?: Assembly;
}

/** Hands a call over to the plugins of a configuration that is about to be evaluated. */
export function handOver(config: UserConfig, call: Call): void {
  (config as unknown as Holder)[CALL] = call;
}

/** The assembly of a configuration. */
export function assemblyOf(config: UserConfig): Assembly {
  const holder = config as unknown as Holder;
  holder[ASSEMBLY] ??= new Assembly(holder[CALL]);
  return holder[ASSEMBLY];
}
