import { fingerprint } from "../core/fingerprint.ts";
import type { Part } from "../release/part.ts";

/** Options of a build, given by the command line or by the plugins of the configuration. */
export interface BuildOptions {
  /** The content folder. */
  readonly content: string;
  /** The published folder. */
  readonly out: string;
  /** The cache folder. */
  readonly cache: string;
  /** Address of the site; the one in `archive.yaml` if absent. */
  readonly baseUrl?: string | undefined;
  readonly drafts: boolean;
  /** Builds what is on disk, and not what was committed. The same outside git. */
  readonly uncommitted: boolean;
  /** Leaves derivatives to be made when a browser asks for them: for the preview, whose site is never published. */
  readonly imagesOnRequest: boolean;
  /** Makes everything again, whatever the cache holds. */
  readonly force: boolean;
  /** Reads every byte that earlier builds stored, before it is used. */
  readonly verify: boolean;
  /** Builds this part of the site alone, to be joined with the others. */
  readonly part?: Part | undefined;
}

export const DEFAULTS = {
  content: "content",
  out: "_site",
  cache: ".cache",
  drafts: false,
  uncommitted: false,
  imagesOnRequest: false,
  force: false,
  verify: false,
} as const satisfies BuildOptions;

/** Some options; the others come from the configuration, then from the defaults. */
export type GivenOptions = { readonly [K in keyof BuildOptions]?: BuildOptions[K] | undefined };

/** The options in force: the first that gives one wins. */
export function optionsOf(...given: readonly GivenOptions[]): BuildOptions {
  const options: Record<string, unknown> = { ...DEFAULTS };
  for (const some of given.toReversed())
    for (const [name, value] of Object.entries(some)) if (value !== undefined) options[name] = value;
  return options as unknown as BuildOptions;
}

/** Fingerprint of all options that the bytes of a site may depend on: every option but those named here. */
export function optionsFingerprint({
  content: _content,
  out: _out,
  cache: _cache,
  force: _force,
  verify: _verify,
  ...rest
}: BuildOptions): string {
  return fingerprint(
    Object.entries(rest)
      .filter(([, value]) => value !== undefined)
      .sort(),
  );
}
