/** Which options a configuration gives, so that a build with nothing to do need not load it. */
import { cacheFile } from "../core/cache-file.ts";
import { readChecksummed, writeChecksummed } from "../core/checksummed.ts";
import { configFingerprint } from "./config-files.ts";
import { DEFAULTS, type GivenOptions } from "./options.ts";

/** Notes what the plugins of the current configuration gave. @param call what the command line gave */
export function rememberConfig(given: GivenOptions, call: GivenOptions): Promise<void> {
  return writeChecksummed(memoryOf(call), configFingerprint(), given);
}

/** What the plugins of the current configuration give; undefined if it was not loaded since it was changed. */
export function rememberedConfig(call: GivenOptions): Promise<GivenOptions | undefined> {
  return readChecksummed<GivenOptions>(memoryOf(call), configFingerprint());
}

/** In the cache that the command line names, or the usual one: which one the configuration names is not known yet. */
function memoryOf(call: GivenOptions): string {
  return cacheFile(call.cache ?? DEFAULTS.cache, "config");
}
