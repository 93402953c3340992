/** Draws the pictures of the demo archive: `node --import tsx scripts/demo/draw.ts [part of a path …]`. */
import { fileURLToPath } from "node:url";
import { save } from "./files.ts";
import { pictures } from "./pictures.ts";

const wanted = process.argv.slice(2);
const content = new URL("../../content/", import.meta.url);

for (const [path, draw] of pictures) {
  if (wanted.length > 0 && !wanted.some((part) => path.includes(part))) continue;
  const bytes = await draw();
  await save(fileURLToPath(new URL(path, content)), bytes);
  process.stderr.write(`${path} ${bytes.length} bytes\n`);
}
