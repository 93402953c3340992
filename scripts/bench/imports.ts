import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { TOOL } from "../core/code/state.mjs";
import { makePages } from "./make-pages.ts";
import { type Cost, measure } from "./measure.ts";

const LAUNCHER = path.join(TOOL, "scripts/stele.mjs");

/** Pages of software that an adapter knows, for one that none knows: those take longer. */
const KNOWN_TO_OTHERS = 10;

/** What each kind of import cost, by its name. */
export type ImportsResult = Readonly<Record<string, Cost>>;

/**
 * Measures imports of saved pages that are made for it. Linux only.
 *
 * @param pages pages that an adapter knows, four of a thread
 */
export async function runImports({ pages }: { readonly pages: number }): Promise<ImportsResult> {
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), "stele-bench-"));
  try {
    const known = path.join(folder, "known");
    const others = path.join(folder, "others");
    const rest = Math.max(1, Math.round(pages / KNOWN_TO_OTHERS));
    makePages(known, pages, "known");
    makePages(others, rest, "other");
    const place = [
      "--board",
      "bench",
      "--content",
      path.join(folder, "content"),
      "--cache",
      path.join(folder, "cache"),
    ];
    const run = (saved: string) => measure(process.execPath, [LAUNCHER, "import", saved, ...place]);
    return {
      [`${pages} pages, adapter`]: await run(known),
      "the same again": await run(known),
      [`${rest} pages, no adapter`]: await run(others),
    };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
