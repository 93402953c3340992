// @ts-check
// Imported for what it does: stack traces of compiled code name the source files. Done by Node (--enable-source-maps) it
// would cost a tenth of each start; here a map is read when a trace that needs it is asked for.
import fs from "node:fs";
import { SourceMap } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** Maps by the path of their module; undefined for a module that has none. @type {Map<string, SourceMap | undefined>} */
const maps = new Map();

Error.prepareStackTrace = (error, frames) => {
  const lines = frames.map((frame) => `\n    at ${frame}`.replace(/(file:[^()]*\.mjs):(\d+):(\d+)/, sourceOf));
  return Error.prototype.toString.call(error) + lines.join("");
};

/**
 * @param {string} place
 * @param {string} url
 * @param {string} line
 * @param {string} column
 */
function sourceOf(place, url, line, column) {
  const file = fileURLToPath(url);
  if (!maps.has(file)) maps.set(file, readMap(`${file}.map`));
  const origin = maps.get(file)?.findOrigin(Number(line), Number(column));
  if (!origin || !("fileName" in origin)) return place;
  return `${path.resolve(path.dirname(file), origin.fileName)}:${origin.lineNumber}:${origin.columnNumber}`;
}

/** @param {string} file */
function readMap(file) {
  try {
    return new SourceMap(JSON.parse(fs.readFileSync(file, "utf8")));
  } catch {
    return undefined;
  }
}
