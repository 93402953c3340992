import fs from "node:fs";
import path from "node:path";
import { PROVIDERS, type ProviderName } from "../comments/providers.ts";
import { bundleOfflineSearch, OFFLINE_SEARCH } from "../export/offline-search.ts";
import { bundleAssets } from "../site/assets/bundle.ts";
import { type Bundled, PACKAGED, type PackagedBundle } from "../site/assets/cached.ts";
import { bundleProvider, providerBundle } from "../site/assets/comments.ts";
import { bundleWorkers, WORKERS } from "../site/offline.ts";
import { bundlePagefind, FOLDER } from "../site/pagefind-files.ts";

/** Writes the styles and browser modules that depend on the tool alone, for `toolBundle` to find. */
export async function writeBundles(): Promise<void> {
  write("own", await bundleAssets());
  write(FOLDER, await bundlePagefind());
  write(WORKERS, await bundleWorkers());
  write(OFFLINE_SEARCH, await bundleOfflineSearch());
  const names = Object.keys(PROVIDERS) as ProviderName[];
  for (const name of names.filter((each) => "embed" in PROVIDERS[each]))
    write(providerBundle(name), await bundleProvider(name));
}

function write<T>(name: string, { files, links }: Bundled<T>): void {
  for (const { path: file, bytes } of files) {
    const target = path.join(PACKAGED, file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, bytes);
  }
  const bundle: PackagedBundle<T> = { files: files.map((file) => file.path), links };
  fs.writeFileSync(path.join(PACKAGED, `${name}.json`), JSON.stringify(bundle));
}
