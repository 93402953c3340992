/** Remembers the options of a configuration, so that a build with nothing to do need not load it. */
import { cacheFile } from "../core/cache-file.ts";
import { readChecksummed, writeChecksummed } from "../core/checksummed.ts";
import { DEFAULTS, type GivenOptions } from "./options.ts";
import { configFingerprint } from "./own-files.ts";

/** Remembers the options of the current configuration. @param call options of the command line */
export function rememberConfig(given: GivenOptions, call: GivenOptions): Promise<void> {
  return writeChecksummed(memoryOf(call), configFingerprint(), given);
}

/** The options of the current configuration; undefined if it was not loaded since its last change. */
export function rememberedConfig(call: GivenOptions): Promise<GivenOptions | undefined> {
  return readChecksummed<GivenOptions>(memoryOf(call), configFingerprint());
}

/** In the cache that the command line names, or the usual one: which one the configuration names is not known yet. */
function memoryOf(call: GivenOptions): string {
  return cacheFile(call.cache ?? DEFAULTS.cache, "config");
}
