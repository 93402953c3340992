import { fingerprint } from "../../core/fingerprint.ts";
import type { Output } from "../output.ts";
import type { Site } from "../site.ts";
import { adminFiles } from "./files.ts";

/** The editor at `/admin/`; nothing if the settings do not turn it on. @param cache the cache folder */
export async function adminOutputs({ archive, props, tool }: Site, cache: string): Promise<Output[]> {
  const { admin } = archive.settings;
  if (!admin) return [];
  const { texts, copies } = await adminFiles(admin, archive, props, cache, tool);
  return [
    ...texts.map(
      ({ path, text }): Output => ({ kind: "text", path, key: fingerprint([path, text]), text: () => text }),
    ),
    ...copies.map(
      ({ path, source, sha256 }): Output => ({ kind: "copy", path, source, key: fingerprint(["editor", sha256]) }),
    ),
  ];
}
