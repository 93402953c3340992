import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/** One line for each file: its SHA-256 and path. */
export function sums(dir: string): string {
  const files = (fs.readdirSync(dir, { recursive: true }) as string[]).filter((file) =>
    fs.statSync(path.join(dir, file)).isFile(),
  );
  const lines = files.map((file) => {
    const sum = createHash("sha256")
      .update(fs.readFileSync(path.join(dir, file)))
      .digest("hex");
    return `${sum}  ${file.split(path.sep).join("/")}\n`;
  });
  return lines.sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join("");
}
