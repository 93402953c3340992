import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type PoolOptions, WorkerLost, WorkerPool } from "../../../scripts/core/workers/pool.ts";
import { temporaryFolder } from "../../attachments/pictures.ts";

interface Job {
  readonly what: string;
  readonly marker?: string;
}

function pool(options: PoolOptions, module = "faulty"): WorkerPool<Job, string> {
  const workers = `test/fixtures/attachments/workers/${module}.ts`;
  const opened = new WorkerPool<Job, string>(workers, options);
  onTestFinished(() => opened.close());
  return opened;
}

test("a job that crashes its process fails alone, and the others are done", async () => {
  const workers = pool({ concurrency: 2 });
  const results = await Promise.allSettled(["a", "crash", "b", "c"].map((what) => workers.run({ what })));
  expect(results.map((r) => (r.status === "fulfilled" ? r.value : "failed"))).toEqual([
    "a done",
    "failed",
    "b done",
    "c done",
  ]);
  await expect(workers.run({ what: "crash" })).rejects.toThrow(/the process that read it ended \(SIGSEGV\)/);
  await expect(workers.run({ what: "d" })).resolves.toBe("d done");
});

test("a job whose process was killed by somebody else is done in a new one", async () => {
  const marker = join(await temporaryFolder(), "marker");
  await expect(pool({ concurrency: 1 }).run({ what: "crash once", marker })).resolves.toBe("crash once done");
});

test.each(["hang", "spin"])("a job that does not end (%s) is given up", async (what) => {
  const workers = pool({ concurrency: 1, timeout: 500 });
  await expect(workers.run({ what })).rejects.toThrow(new WorkerLost("it took longer than 0.5 s"));
});

test("a job that comes right after one that was given up is not lost with its process", async () => {
  const workers = pool({ concurrency: 1, timeout: 500, tries: 1 });
  const next = workers.run({ what: "hang" }).catch(() => workers.run({ what: "a" }));
  await expect(next).resolves.toBe("a done");
});

test("the start of a process is no part of its job's time", async () => {
  const workers = pool({ concurrency: 1, timeout: 1_000 }, "slow-start");
  await expect(workers.run({ what: "a" })).resolves.toBe("a done");
});

test("a mistake of the program is not blamed on the image", async () => {
  const failed = pool({ concurrency: 1 }).run({ what: "throw" });
  await expect(failed).rejects.toThrow(/a fault of the program/);
  await expect(failed).rejects.not.toBeInstanceOf(WorkerLost);
});

test("a worker that cannot start says why", async () => {
  const workers = pool({ concurrency: 2 }, "unstartable");
  const jobs = [workers.run({ what: "a" }), workers.run({ what: "b" })];
  for (const job of jobs) await expect(job).rejects.toThrow(/does not start[\s\S]*this library does not load/);
});
