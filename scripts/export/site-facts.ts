import fs from "node:fs";
import path from "node:path";
import { StopError } from "../core/stop-error.ts";

/** What a published site says of itself in its web manifest. */
export interface SiteFacts {
  readonly name: string;
  readonly description?: string;
  /** BCP 47. */
  readonly lang: string;
  /** Path that the site was built for. */
  readonly scope: string;
  /** The largest last. */
  readonly icons: readonly { readonly src: string }[];
}

/** @throws StopError if the folder has no web manifest of ours */
export function readWebManifest(folder: string): SiteFacts {
  try {
    const facts = JSON.parse(fs.readFileSync(path.join(folder, "manifest.webmanifest"), "utf8")) as Partial<SiteFacts>;
    if (typeof facts.scope === "string" && typeof facts.name === "string" && typeof facts.lang === "string")
      return facts as SiteFacts;
  } catch {
    // Told below.
  }
  throw new StopError(`${folder} was published by an older version; run npm run build again`);
}
