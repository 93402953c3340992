import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { LAUNCHER, runNode } from "../../support/node.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");

function stele(...args: string[]) {
  const { stdout, stderr, status } = runNode([LAUNCHER, ...args]);
  return { stdout, stderr, status };
}

test("stele alone lists every command with what it does", () => {
  const { stdout, status } = stele();
  expect(status).toBe(0);
  const { scripts } = JSON.parse(fs.readFileSync(path.join(ROOT, "package.json"), "utf8"));
  const commands = Object.values<string>(scripts).flatMap((text) => /stele\.mjs (\w+)/.exec(text)?.[1] ?? []);
  for (const name of commands) expect(stdout).toMatch(new RegExp(`^  ${name} +[A-Z].*\\.$`, "m"));
});

test("a misspelt command is told with the nearest, and any other with the way to the list", () => {
  const misspelt = 'stele: there is no command "biuld"; the nearest is build\nTry: npx stele\n';
  expect(stele("biuld")).toEqual({ stdout: "", stderr: misspelt, status: 2 });
  expect(stele("../x").stderr).toBe('stele: there is no command "../x"\nTry: npx stele\n');
});

test("--version tells the version", () => {
  const { version } = JSON.parse(fs.readFileSync(path.join(ROOT, "package.json"), "utf8"));
  expect(stele("--version")).toEqual({ stdout: `stele ${version}\n`, stderr: "", status: 0 });
});
