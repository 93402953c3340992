import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

/** What makes a test slow, with the room that it belongs in. */
const SLOW = { browser: /\bopenBrowser\b/, build: /support\/build\.ts|stele\.mjs|TestRepository|workers\/pool\.ts/ };

test("a file that opens a browser or makes a site is in the room for that", () => {
  const files = fs.readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" });
  const misplaced = files
    .filter((file) => file.endsWith(".test.ts") && !/^(browser|build|faults|shared|trust)\b/.test(file))
    .filter((file) => file !== path.basename(import.meta.filename))
    .flatMap((file) => {
      const source = fs.readFileSync(path.join(import.meta.dirname, file), "utf8");
      const rooms = Object.entries(SLOW).filter(([, sign]) => sign.test(source));
      return rooms.slice(0, 1).map(([room]) => `${file} belongs in test/${room}/`);
    });
  expect(misplaced).toEqual([]);
});
