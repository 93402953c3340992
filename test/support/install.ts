import fs from "node:fs";
import path from "node:path";
import { temporaryFolder } from "./archive.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");

/** Copies Stele into a folder of its own, without content, and links its packages. @returns the folder */
export function installed(): string {
  const dir = path.join(temporaryFolder(), "stele");
  for (const name of ["scripts", "layouts", "assets", "eleventy.config.ts", "package.json", "package-lock.json"])
    fs.cpSync(path.join(ROOT, name), path.join(dir, name), { recursive: true });
  // A folder of links and no link: compiled code may be written beside the packages.
  fs.mkdirSync(path.join(dir, "node_modules"));
  for (const name of fs.readdirSync(path.join(ROOT, "node_modules")).filter((entry) => !entry.startsWith(".")))
    fs.symlinkSync(path.join(ROOT, "node_modules", name), path.join(dir, "node_modules", name));
  return dir;
}
