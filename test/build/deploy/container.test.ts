import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { commitAll, smallArchive, temporaryFolder } from "../../support/archive.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const IMAGE = "stele-test";
/** The recipe needs an engine and the network; workflows.test.ts checks it without. */
const hasEngine = spawnSync("docker", ["info"], { stdio: "ignore" }).status === 0;

function docker(...args: string[]): string {
  const run = spawnSync("docker", args, { cwd: ROOT, encoding: "utf8" });
  expect([args, run.status, run.stderr]).toEqual([args, 0, expect.anything()]);
  return run.stderr;
}

describe.runIf(hasEngine)("the container", { timeout: 900_000 }, () => {
  test("publishes a repository that holds nothing but content, as the user who starts it", () => {
    const dir = temporaryFolder();
    fs.cpSync(smallArchive(), path.join(dir, "content"), { recursive: true });
    commitAll(dir);
    docker("build", "--tag", IMAGE, "--file", "scripts/deploy/Dockerfile", ".");
    const user = `${process.getuid?.()}:${process.getgid?.()}`;
    const run = (...args: string[]) =>
      docker("run", "--rm", "--user", user, "--volume", `${dir}:/archive`, IMAGE, ...args);
    expect(run("build", "--base-url", "https://host.example/")).toContain("2 threads published");
    run("verify", "_site");
    expect(fs.readFileSync(path.join(dir, "_site/tea/2016/first/index.html"), "utf8")).toContain(
      "https://host.example/",
    );
    expect(fs.statSync(path.join(dir, "_site/index.html")).uid).toBe(process.getuid?.());
  });
});
