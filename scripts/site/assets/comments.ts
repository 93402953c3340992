/** Our own files for comments from elsewhere: the consent button's script, the provider's module, and its client. */
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { framePage } from "../../../layouts/comments-frame.ts";
import type { ActiveProvider } from "../../comments/discussion.ts";
import { StopError } from "../../core/stop-error.ts";
import type { CommentsAssets } from "../site.ts";
import type { Asset } from "./asset.ts";
import { bundle, FOLDER, hashed, OPTIONS } from "./bundle.ts";

/**
 * Bundles the script of the consent button and the module of the archive's provider. Takes the provider's client from
 * its npm package if this site serves it.
 *
 * @throws StopError if that package is not installed
 */
export async function bundleComments(active: ActiveProvider): Promise<{ files: Asset[]; links: CommentsAssets }> {
  const { settings, provider } = active;
  const own = (provider.own?.(settings) ?? []).map((file) => [file, packageFile(file)] as const);
  const [consent, module] = ["browser/comments.ts", `browser/comments/${settings.provider}.ts`] as const;
  const { files, entries } = await bundle({ ...OPTIONS, entryPoints: [consent, module], format: "esm" });
  const frame = frameAsset(active);
  const links = {
    script: entries.get(consent)?.address ?? "",
    module: entries.get(module)?.address ?? "",
    ...(frame && { frame: `/${frame.path}` }),
    own: Object.fromEntries(own.map(([file, { path }]) => [file, `/${path}`])),
  };
  return { files: [...files, ...(frame ? [frame] : []), ...own.map(([, asset]) => asset)], links };
}

/** A file of an installed npm package, `@scope/name/dist/client.js`. */
function packageFile(file: string): Asset {
  const [scope, name, ...rest] = file.split("/");
  const require = createRequire(path.join(FOLDER, "package.json"));
  try {
    const folder = path.dirname(require.resolve(`${scope}/${name}/package.json`));
    return hashed(path.basename(file), fs.readFileSync(path.join(folder, ...rest)));
  } catch {
    throw new StopError(
      `comments: this site is to serve ${scope}/${name} itself, and it is not installed; run npm install ${scope}/${name}, or name another client in archive.yaml`,
    );
  }
}

/** The empty page for an embed whose script must not run in the archive's own pages. */
function frameAsset({ settings, provider }: ActiveProvider): Asset | undefined {
  const extras = provider.frame?.(settings);
  return extras && hashed("comments-frame.html", Buffer.from(framePage(extras).toString()));
}
