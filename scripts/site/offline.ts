import { stringsFor } from "../../layouts/i18n/pick.ts";
import { fingerprint } from "../core/fingerprint.ts";
import { bundle, OPTIONS } from "./assets/bundle.ts";
import { type Bundled, toolBundle } from "./assets/cached.ts";
import type { TextOutput } from "./output.ts";
import type { Site } from "./site.ts";

/** Name of the bundle of service workers. */
export const WORKERS = "workers";

/** The code of the service worker, and of the one that takes its place if a site is to have none. */
interface WorkerCode {
  readonly keep: string;
  readonly gone: string;
}

const ENTRIES = { keep: "browser/offline/worker.ts", gone: "browser/offline/gone.ts" } as const;

/** Bundles the service workers: each is a text, as a site puts its settings before it. */
export async function bundleWorkers(): Promise<Bundled<WorkerCode>> {
  const textOf = async (entry: string) => {
    const { files } = await bundle({ ...OPTIONS, entryPoints: [entry], format: "iife" });
    return files.map(({ bytes }) => Buffer.from(bytes).toString("utf8")).join("");
  };
  return { files: [], links: { keep: await textOf(ENTRIES.keep), gone: await textOf(ENTRIES.gone) } };
}

/**
 * The service worker, in the root of the site: it may only keep what is below it. One that a reader's device has asks for
 * this file again, so there is one too if the archive wants none.
 *
 * @param cache the cache folder
 */
export async function serviceWorker({ props, tool }: Pick<Site, "props" | "tool">, cache: string): Promise<TextOutput> {
  const { links } = await toolBundle(cache, WORKERS, tool, bundleWorkers);
  const { base, lang, assets } = props;
  const styles = [assets.css, ...(assets.extraCss === undefined ? [] : [assets.extraCss])];
  const settings = { base, lang, styles, strings: stringsFor(lang).offline };
  const text =
    assets.offline === undefined ? links.gone : `self.steleOffline=${JSON.stringify(settings)};\n${links.keep}`;
  return { kind: "text", path: "sw.js", key: fingerprint(["service worker", text]), text: () => text };
}
