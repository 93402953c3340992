/** Our own files for comments from elsewhere: the consent button's script, the provider's module, and its client. */
import fs from "node:fs";
import path from "node:path";
import { framePage } from "../../../layouts/comments-frame.ts";
import type { ActiveProvider } from "../../comments/discussion.ts";
import type { ProviderName } from "../../comments/providers.ts";
import { installedFile } from "../../core/archive-folder.ts";
import { StopError } from "../../core/stop-error.ts";
import type { CommentsAssets } from "../site.ts";
import type { Asset } from "./asset.ts";
import { bundle, hashed, OPTIONS } from "./bundle.ts";
import { type Bundled, toolBundle } from "./cached.ts";

/** Site paths of the scripts for one provider. */
type ScriptLinks = Pick<CommentsAssets, "script" | "module">;

/** The script of the consent button and the module of a provider. */
export async function bundleProvider(provider: ProviderName): Promise<Bundled<ScriptLinks>> {
  const [consent, module] = ["browser/comments.ts", `browser/comments/${provider}.ts`] as const;
  const { files, entries } = await bundle({ ...OPTIONS, entryPoints: [consent, module], format: "esm" });
  return {
    files,
    links: { script: entries.get(consent)?.address ?? "", module: entries.get(module)?.address ?? "" },
  };
}

/**
 * All files for the comments of the archive's provider. Its client comes from its npm package if this site serves it.
 *
 * @param cache the cache folder
 * @param tool fingerprint of the tool
 * @throws StopError if that package is not installed
 */
export async function commentsAssets(
  active: ActiveProvider,
  cache: string,
  tool: string,
): Promise<Bundled<CommentsAssets>> {
  const { settings, provider } = active;
  const own = (provider.own?.(settings) ?? []).map((file) => [file, packageFile(file)] as const);
  const scripts = await toolBundle(cache, providerBundle(settings.provider), tool, () =>
    bundleProvider(settings.provider),
  );
  const frame = frameAsset(active);
  const links = {
    ...scripts.links,
    ...(frame && { frame: `/${frame.path}` }),
    own: Object.fromEntries(own.map(([file, { path }]) => [file, `/${path}`])),
  };
  return { files: [...scripts.files, ...(frame ? [frame] : []), ...own.map(([, asset]) => asset)], links };
}

/** Name of a provider's bundle. */
export function providerBundle(provider: ProviderName): string {
  return `comments-${provider}`;
}

/** A file of an installed npm package, `@scope/name/dist/client.js`. */
function packageFile(file: string): Asset {
  const [scope, name, ...rest] = file.split("/");
  const found = installedFile(`${scope}/${name}/package.json`);
  if (found === undefined)
    throw new StopError(
      `comments: this site is to serve ${scope}/${name} itself, and it is not installed; run npm install ${scope}/${name}, or name another client in archive.yaml`,
    );
  return hashed(path.basename(file), fs.readFileSync(path.join(path.dirname(found), ...rest)));
}

/** The empty page for an embed whose script must not run in the archive's own pages. */
function frameAsset({ settings, provider }: ActiveProvider): Asset | undefined {
  const extras = provider.frame?.(settings);
  return extras && hashed("comments-frame.html", Buffer.from(framePage(extras).toString()));
}
