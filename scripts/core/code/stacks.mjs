// @ts-check
// Imported for its effect: stack traces of compiled code name sources and their lines. Source maps turned on in Node cost
// 5 to 13% of each start; here a map is read only if a trace is asked for.
import fs from "node:fs";
import { SourceMap } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

Error.prepareStackTrace = (error, frames) => {
  const lines = frames.map((frame) => `\n    at ${frame}`.replace(/(file:[^()]*\.mjs):(\d+):(\d+)/, sourceOf));
  return Error.prototype.toString.call(error) + lines.join("");
};

/** Maps by path. @type {Map<string, SourceMap>} */
const maps = new Map();

/** @type {(place: string, url: string, line: string, column: string) => string} */
function sourceOf(place, url, line, column) {
  const file = fileURLToPath(url);
  if (!fs.existsSync(`${file}.map`)) return place;
  const map = maps.get(file) ?? new SourceMap(JSON.parse(fs.readFileSync(`${file}.map`, "utf8")));
  maps.set(file, map);
  const origin = map.findOrigin(Number(line), Number(column));
  if (!("fileName" in origin)) return place;
  return `${path.resolve(path.dirname(file), origin.fileName)}:${origin.lineNumber}:${origin.columnNumber}`;
}
