import { defineConfig } from "vitest/config";

/** Rooms whose tests are slow, each a project of its own; all other rooms are the project `unit`. */
const SLOW = ["browser", "build", "faults"];
/** Rooms that have a configuration of their own. */
const APART = ["shared", "trust", "waline"];

const inRooms = (rooms: readonly string[]) => rooms.map((room) => `test/${room}/**/*.test.ts`);

export default defineConfig({
  test: {
    root: new URL("..", import.meta.url).pathname,
    globalSetup: ["test/support/compile.ts"],
    setupFiles: ["test/support/set-up.ts"],
    testTimeout: 180_000,
    hookTimeout: 240_000,
    // A second, as vitest has it, is too short for a busy machine.
    expect: { poll: { timeout: 60_000 } },
    // One worker a core: half of them is the default on a machine with two.
    maxWorkers: "100%",
    // Files of one project share their worker's modules, which takes most of the time of a small file.
    isolate: false,
    projects: [
      {
        extends: true,
        test: { name: "unit", include: ["test/**/*.test.ts"], exclude: inRooms([...SLOW, ...APART]) },
      },
      ...SLOW.map((name) => ({
        extends: true as const,
        test: {
          name,
          include: inRooms([name]),
          globalSetup: name === "browser" ? ["test/browser/find.ts"] : [],
        },
      })),
    ],
  },
});
