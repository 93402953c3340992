import fs from "node:fs";
import path from "node:path";
import { editorFiles } from "../archive/schema/json.ts";
import { DIST } from "../core/code/state.mjs";

/** Writes the JSON Schemas for editors: `stele/schemas/thread.schema.json`. */
export function writeSchemas(): void {
  const folder = path.join(DIST, "schemas");
  fs.mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(editorFiles()))
    fs.writeFileSync(path.join(folder, path.basename(name)), text);
}
