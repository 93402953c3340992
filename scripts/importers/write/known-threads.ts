/** The threads that are in a content folder, by what later captures know them by. */
import fs from "node:fs";
import path from "node:path";
import { TEXT_FILES } from "../../archive/schema/reserved.ts";
import { addressSum, identityKeys, shortSum } from "../join/summary.ts";
import type { CaptureRecord } from "./existing.ts";
import { recover } from "./place.ts";

/** Folders of threads below a content folder. */
export interface KnownThreads {
  /** Folder by a sum of identity. */
  readonly byKey: ReadonlyMap<string, string>;
  /** Folder by a sum of an address. */
  readonly byAddress: ReadonlyMap<string, string>;
  /** All folders, those of threads and others. */
  readonly folders: readonly string[];
}

/** Looks through a content folder. What an import that was killed left there is brought to its end first. */
export function findKnown(content: string): KnownThreads {
  const byKey = new Map<string, string>();
  const byAddress = new Map<string, string>();
  const folders: string[] = [];
  const waiting = fs.existsSync(content) ? [""] : [];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const entries = fs.readdirSync(path.join(content, folder), { withFileTypes: true });
    const hidden = entries.filter(({ name }) => name.startsWith(".stele-import-"));
    if (hidden.length > 0) {
      recover(
        path.join(content, folder),
        hidden.map(({ name }) => name),
      );
      waiting.push(folder);
      continue;
    }
    if (folder !== "") folders.push(folder);
    if (folder !== "" && entries.some(({ name }) => name === "capture.json"))
      remember(content, folder, byKey, byAddress);
    if (entries.some(({ name }) => TEXT_FILES.has(name))) continue;
    for (const entry of entries)
      if (entry.isDirectory() && !entry.name.startsWith("."))
        waiting.push(folder === "" ? entry.name : `${folder}/${entry.name}`);
  }
  return { byKey, byAddress, folders };
}

function remember(content: string, folder: string, byKey: Map<string, string>, byAddress: Map<string, string>): void {
  let capture: CaptureRecord;
  try {
    capture = JSON.parse(fs.readFileSync(path.join(content, folder, "capture.json"), "utf8")) as CaptureRecord;
  } catch {
    // `check` names its mistake.
    return;
  }
  const { address, number, opening } = capture.identity ?? {};
  const identity = {
    ...(address !== undefined && { address }),
    ...(number !== undefined && { number }),
    ...(opening !== undefined && { opening }),
  };
  for (const key of identityKeys(identity)) byKey.set(key, folder);
  if (address !== undefined) byAddress.set(shortSum(address), folder);
  for (const { url } of capture.sources ?? [capture.source ?? {}])
    if (url !== undefined) byAddress.set(addressSum(url), folder);
}
