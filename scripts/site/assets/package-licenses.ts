import fs from "node:fs";
import path from "node:path";
import { TOOL } from "../../core/code/state.mjs";
import { compareText } from "../../core/text-order.ts";

/** Names of the files of a package that have to go with its code. */
const NAMES = /^(?:licen[cs]e|notice|third[-_]party)/i;

/**
 * The licences of packages, as one text: each asks for its text to go with its code, and with data such as dictionaries.
 *
 * @param names of packages in the tool's `node_modules`, `a/node_modules/b` for one inside another
 * @throws Error if one has no such file
 */
export function packageLicenses(names: readonly string[]): string {
  const texts = [...new Set(names)].sort(compareText).map((name) => {
    const folder = path.join(TOOL, "node_modules", name);
    const files = fs.readdirSync(folder, { withFileTypes: true }).filter((one) => one.isFile() && NAMES.test(one.name));
    if (files.length === 0) throw new Error(`${name} has no licence file, so its code cannot be passed on`);
    const own = files.map((file) => fs.readFileSync(path.join(folder, file.name), "utf8").trim());
    return `${[name, ...own].join("\n\n")}\n`;
  });
  return texts.join(`\n${"-".repeat(72)}\n\n`);
}
