import path from "node:path";
import type { SiteProps } from "../../../layouts/props.ts";
import type { Archive } from "../../archive/model/model.ts";
import type { AdminSettings } from "../../archive/schema/admin.ts";
import { editorConfig } from "./config.ts";
import { EDITOR_SCRIPT, type EditorFile, editorFiles } from "./editor.ts";
import { editorPage } from "./page.ts";
import { editorPolicy } from "./policy.ts";

/** The editor's files on the site; paths below its root. */
export interface AdminFiles {
  readonly texts: readonly { readonly path: string; readonly text: string }[];
  readonly copies: readonly (EditorFile & { readonly path: string })[];
}

/**
 * The page of the editor at `/admin/`, its configuration and its script.
 *
 * @param cache the cache folder
 * @param version fingerprint of the tool and its packages; part of the script's address, which is cached for ever
 */
export async function adminFiles(
  admin: AdminSettings,
  archive: Archive,
  site: SiteProps,
  cache: string,
  version: string,
): Promise<AdminFiles> {
  const folder = `assets/admin/${version.slice(0, 10)}`;
  const files = await editorFiles(path.resolve(cache, "editor", version));
  const page = editorPage(site, `${site.base}${folder}/${EDITOR_SCRIPT}`, editorPolicy(admin));
  const config = `${JSON.stringify(editorConfig(archive, site, admin), null, 1)}\n`;
  return {
    texts: [
      { path: "admin/index.html", text: page },
      { path: "admin/config.json", text: config },
    ],
    copies: files.map((file) => ({ ...file, path: `${folder}/${file.name}` })),
  };
}
