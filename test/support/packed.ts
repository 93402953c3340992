/** Stele as the npm package that a publisher installs. */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { temporaryFolder } from "./archive.ts";
import { installed } from "./install.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");

export interface Packed {
  /** Bytes of the package. */
  readonly size: number;
  /** A folder for an archive, in which the package is installed as npm installs it. */
  readonly folder: string;
  /** What starts the command `stele`, from the folder. */
  readonly bin: string;
}

/**
 * Packs Stele, and installs the package in a folder of which the path has a space and Chinese characters. The packages
 * that it depends on are links to those of this repository, and no other package is there.
 */
export function packed(): Packed {
  const folder = path.join(temporaryFolder(), "我的 archive");
  const target = path.join(folder, "node_modules/stele");
  fs.mkdirSync(target, { recursive: true });
  const tool = installed();
  fs.cpSync(path.join(ROOT, "tsconfig.json"), path.join(tool, "tsconfig.json"));
  const pack = ["pack", "--silent", "--pack-destination", folder];
  const name = execFileSync("npm", pack, { cwd: tool, encoding: "utf8" }).trim();
  const tarball = path.join(folder, name.split("\n").at(-1) ?? "");
  execFileSync("tar", ["xzf", tarball, "-C", target, "--strip-components=1"]);
  const { size } = fs.statSync(tarball);
  fs.rmSync(tarball);
  for (const one of runtimePackages()) link(folder, one);
  const { bin } = JSON.parse(fs.readFileSync(path.join(target, "package.json"), "utf8"));
  return { size, folder, bin: path.join("node_modules/stele", bin.stele) };
}

/** Links a package of this repository into an archive. */
export function link(folder: string, name: string): void {
  const place = path.join(folder, "node_modules", name);
  fs.mkdirSync(path.dirname(place), { recursive: true });
  fs.symlinkSync(path.join(ROOT, "node_modules", name), place);
}

/** Names of the packages that npm installs with Stele, at the top of `node_modules`. */
function runtimePackages(): string[] {
  const { packages } = JSON.parse(fs.readFileSync(path.join(ROOT, "package-lock.json"), "utf8"));
  return Object.entries<{ dev?: boolean; devOptional?: boolean }>(packages).flatMap(([place, { dev, devOptional }]) => {
    const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(place)?.[1];
    const isThere = name !== undefined && fs.existsSync(path.join(ROOT, place));
    return isThere && !dev && !devOptional ? [name] : [];
  });
}
