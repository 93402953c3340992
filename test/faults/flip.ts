import fs from "node:fs";

/** Changes one bit of a file as a failing disk does: size and time stay. @param at where, from 0 to below 1 */
export function flip(file: string, at = 0.5): void {
  const { atime, mtimeMs } = fs.statSync(file);
  const bytes = fs.readFileSync(file);
  const index = Math.floor(bytes.length * at);
  bytes[index] = (bytes[index] ?? 0) ^ 1;
  fs.writeFileSync(file, bytes, { flag: "r+" });
  fs.utimesSync(file, atime, mtimeMs / 1000);
}
