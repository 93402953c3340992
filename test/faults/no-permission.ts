import { type SpawnOptions, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { inFolder } from "./folders.ts";

/** How a command is run so that permissions bind it, even if this process is root, whom they do not bind. */
export interface Bound {
  /** What comes before the command. */
  readonly before: readonly string[];
  readonly options: SpawnOptions;
  /** Whom the files must belong to; absent if they may stay as they are. */
  readonly owner?: number;
}

/** User and group that own nothing (`nobody`). */
const NOBODY = 65_534;

const WAYS: readonly Bound[] = [
  { before: [], options: {} },
  // Root without the two capabilities that let it pass by permissions (capabilities(7)).
  { before: ["setpriv", "--bounding-set=-dac_override,-dac_read_search"], options: {} },
  {
    before: [],
    options: { uid: NOBODY, gid: NOBODY, env: { ...process.env, HOME: "/" } },
    owner: NOBODY,
  },
];

/** The first way that works here. @throws Error if none does */
export function bound(): Promise<Bound> {
  return inFolder((folder) => {
    const file = path.join(folder, "secret");
    fs.writeFileSync(file, "");
    fs.chmodSync(file, 0);
    fs.chmodSync(folder, 0o755);
    const tried = (way: Bound, script: string) => {
      const [command = "", ...args] = [...way.before, process.execPath, "-e", script];
      return spawnSync(command, args, way.options).status;
    };
    const read = (name: string) => `require("fs").accessSync(${JSON.stringify(name)}, 4)`;
    const works = WAYS.find((way) => {
      if (way.owner !== undefined) give(file, way.owner);
      return tried(way, read(import.meta.filename)) === 0 && tried(way, read(file)) === 1;
    });
    if (!works) throw new Error("permissions do not bind root here: run this as another user, or install setpriv");
    return works;
  });
}

/** Gives a file, or a folder and all in it, to a user. */
export function give(name: string, owner: number): void {
  fs.lchownSync(name, owner, owner);
  if (!fs.lstatSync(name).isDirectory()) return;
  for (const entry of fs.readdirSync(name)) give(path.join(name, entry), owner);
}
