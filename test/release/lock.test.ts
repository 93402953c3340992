import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { takeLock } from "../../scripts/release/lock.ts";
import { temporaryFolder } from "../support/archive.ts";

const lockFile = () => path.join(temporaryFolder(), "lock");

/** A lock as a process of this machine writes it, with another number. */
function lockOf(pid: number, start: string): string {
  const file = lockFile();
  takeLock(file);
  const [, , ...rest] = fs.readlinkSync(file).split(" ");
  fs.unlinkSync(file);
  fs.symlinkSync([pid, start, ...rest].join(" "), file);
  return file;
}

const startOf = (pid: number) => fs.readFileSync(`/proc/${pid}/stat`, "latin1").split(") ")[1]?.split(" ")[19] ?? "";

/** The number of a process that has ended and that its parent never asks about. */
async function zombie(): Promise<number> {
  const parent = spawn("sh", ["-c", "sleep 0 & exec sleep 60"], { stdio: "ignore" });
  onTestFinished(() => void parent.kill());
  for (;;) {
    const children = fs.readFileSync(`/proc/${parent.pid}/task/${parent.pid}/children`, "utf8").trim();
    if (children !== "" && /\) Z/.test(fs.readFileSync(`/proc/${children}/stat`, "latin1"))) return Number(children);
    await sleep(10);
  }
}

describe("a lock", () => {
  test("is held by the process that took it, and names it and the time", () => {
    const file = lockFile();
    expect(takeLock(file)).toBeUndefined();
    const holder = takeLock(file);
    expect(holder).toEqual({ pid: process.pid, since: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) });
  });

  test("of a process that is gone is free, though another one has its number", () => {
    expect(takeLock(lockOf(process.pid, "1"))).toBeUndefined();
  });

  test.runIf(os.platform() === "linux")("of a killed process that nobody has reaped is free", async () => {
    const pid = await zombie();
    expect(takeLock(lockOf(pid, startOf(pid)))).toBeUndefined();
  });

  test("of another machine is held, and names it", () => {
    const file = lockFile();
    fs.symlinkSync("7 123 other%20host:4026531836 2026-01-02T03:04:05Z", file);
    expect(takeLock(file)).toEqual({ pid: 7, since: "2026-01-02T03:04:05Z", elsewhere: "other host" });
  });

  test("that nobody can read is free", () => {
    const file = lockFile();
    fs.symlinkSync("7 123", file);
    expect(takeLock(file)).toBeUndefined();
  });
});
