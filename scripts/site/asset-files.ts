import { fingerprint } from "../core/fingerprint.ts";
import type { TextOutput } from "./output.ts";
import type { Site } from "./site.ts";

/** Our own style sheets, scripts and icons; their names hold a hash of their bytes. */
export function assetFiles({ assets }: Site): TextOutput[] {
  return assets.map(({ path, bytes }) => ({
    kind: "text",
    path,
    key: fingerprint(["asset", path]),
    text: () => bytes,
  }));
}
