import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/** A place with next to no room, and what a command must be started with to meet it. */
export interface FullDisk {
  /** How it is done: a file system of its own, or, if mounting one is not allowed, a limit on the size of files. */
  readonly how: "tmpfs" | "ulimit";
  /** An empty folder. */
  readonly folder: string;
  /** Leaves this much room, in kB. @returns what comes before the command */
  fill(room: number): string[];
  /** Gives the room back. */
  empty(): void;
  remove(): void;
}

/** Makes a small disk. @param folder one that does not exist yet */
export function smallDisk(folder: string): FullDisk {
  fs.mkdirSync(folder);
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=24m", "stele-faults", folder]).status === 0;
  return mounted ? tmpfs(folder) : limit(folder);
}

function tmpfs(folder: string): FullDisk {
  const filler = path.join(folder, "filler");
  return {
    how: "tmpfs",
    folder,
    fill(room) {
      const { bavail, bsize } = fs.statfsSync(folder);
      fs.writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - room * 1024)));
      return [];
    },
    empty: () => fs.rmSync(filler, { force: true }),
    remove() {
      const { status, stderr } = spawnSync("umount", [folder], { encoding: "utf8" });
      if (status !== 0) throw new Error(`umount ${folder}: ${stderr}`);
      fs.rmdirSync(folder);
    },
  };
}

/** No file may grow beyond the limit: what a full disk does to a write. `ulimit -f` counts blocks of 512 bytes (POSIX). */
function limit(folder: string): FullDisk {
  return {
    how: "ulimit",
    folder,
    fill: (room) => ["sh", "-c", `ulimit -f ${room * 2}; exec "$0" "$@"`],
    empty: () => {},
    remove: () => fs.rmSync(folder, { recursive: true }),
  };
}
