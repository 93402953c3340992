import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { phpbbPage } from "../../importers/saved.ts";
import { temporaryFolder } from "../../support/archive.ts";
import { png } from "../../support/png.ts";
import { Import } from "./runs.ts";

const LAUNCHER = path.resolve(import.meta.dirname, "../../../scripts/stele.mjs");
const DIE = path.resolve(import.meta.dirname, "../../faults/die-at.mjs");
const OFFLINE = path.resolve(import.meta.dirname, "offline.mjs");
const THREADS = 30;

const page = (id: number, posts: number) =>
  phpbbPage({
    ...{ id, title: `Thread ${id}` },
    posts: Array.from({ length: posts }, (_, at) => ({
      id: id * 10 + at,
      html: `text ${at} <img src="t${id}_files/${at}.png">`,
    })),
  });
/** One thread that is there and grows, and others that are new. */
const OLD = { "t1.html": page(1, 1), "t1_files/0.png": png(2, 2, 1) };
const NEW = {
  ...Object.fromEntries(Array.from({ length: THREADS }, (_, at) => [`t${at + 1}.html`, page(at + 1, 2)])),
  "t1_files/1.png": png(2, 2, 2),
  "t2_files/0.png": png(2, 2, 3),
};

const before = new Import(OLD);
/** Its pages are read once, so that imports which are disturbed begin to write at once. */
const after = new Import(OLD);
/** All that may be in the folder of a thread: what was there, or what an import that was not disturbed writes. */
const states = new Map<string, Set<string>>();

/** The files of each thread's folder as one text; hidden folders are none. */
function threadsOf({ content, files }: Import): Map<string, string> {
  const threads = new Map<string, string>();
  for (const file of files.filter((one) => !/(?:^|\/)\./.test(one) && one.split("/").length === 4)) {
    const folder = path.dirname(file);
    const text = fs.readFileSync(path.join(content, file), "latin1");
    threads.set(folder, `${threads.get(folder) ?? ""}${file}\n${text}\n`);
  }
  return threads;
}

/** Starts the command as a process of its own. */
function start({ saved, content, cache }: Import, imported: string, env: Record<string, string>) {
  const args = [LAUNCHER, "import", saved, "--board", "tea", "--content", content, "--cache", cache, "--json"];
  const preload = { NODE_OPTIONS: `--import ${pathToFileURL(imported).href}` };
  return spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, ...preload, ...env },
  });
}

beforeAll(async () => {
  await before.result();
});

test("an import opens no connection", async () => {
  const opened = path.join(temporaryFolder(), "opened");
  fs.cpSync(before.content, after.content, { recursive: true });
  after.save(NEW);
  const [status] = await once(start(after, OFFLINE, { STELE_OPENED: opened }), "exit");
  expect(status).toBe(0);
  // This process and its workers.
  expect(fs.readFileSync(opened, "utf8")).toMatch(/^(?:loaded\n){2,}$/);
  for (const one of [before, after]) {
    for (const [folder, text] of threadsOf(one)) states.set(folder, new Set(states.get(folder)).add(text));
  }
  expect(states.size).toBe(THREADS);
});

async function finish(run: Import): Promise<void> {
  for (const [folder, text] of threadsOf(run)) expect(states.get(folder)?.has(text), folder).toBe(true);
  await goOn(run);
}

async function goOn(run: Import): Promise<void> {
  await run.result();
  expect(threadsOf(run)).toEqual(threadsOf(after));
  expect(run.files.filter((file) => /(?:^|\/)\./.test(file))).toEqual([]);
}

test("after ^C there are whole threads only, and the same command goes on", async () => {
  const run = before.copy(after);
  const child = start(run, OFFLINE, { STELE_OPENED: path.join(temporaryFolder(), "opened") });
  const exit = once(child, "exit");
  let said = "";
  child.stdout?.on("data", (data) => {
    said += data;
  });
  while (threadsOf(run).size < 3 && child.exitCode === null) await new Promise((done) => setTimeout(done, 1));
  child.kill("SIGINT");
  expect(await exit).toEqual([1, null]);
  expect(JSON.parse(said)).toMatchObject({ stopped: true });
  const { size } = threadsOf(run);
  expect(size).toBeGreaterThan(2);
  expect(size).toBeLessThan(THREADS);
  await finish(run);
});

/** Runs an import that dies at a certain change. */
async function killed(kind: string, at: number, half = false): Promise<Import> {
  const run = before.copy(after);
  const kinds = {
    write: "content/tea/.*/\\.stele-import-\\d+/.*\\.md$",
    change: "content/tea/.*",
    move: "content/tea/2016/(?:thread-1/|\\.stele-import-ready-[^/]*(?:$|/))",
  };
  const child = start(run, DIE, { STELE_DIE: JSON.stringify({ kinds, kind, at, half }) });
  expect(await once(child, "exit")).toEqual([null, "SIGKILL"]);
  return run;
}

test.each([
  ["in the middle of a file", "write", 2, true],
  ["before a thread takes its place", "change", 8, false],
])("a kill %s leaves whole threads only, and the next import brings what is missing", async (_, kind, at, half) => {
  await finish(await killed(kind, at, half));
});

const GROWN = "tea/2016/thread-1";

// The changes of the thread that grows: its files are ready, are moved one by one, and what is left goes.
test.each([2, 3, 4])("a thread is there while it grows, whenever the import is killed: %s", async (at) => {
  const run = await killed("move", at);
  expect(run.files).toEqual(expect.arrayContaining(before.files.filter((file) => file.startsWith(GROWN))));
  for (const file of run.files.filter((one) => one.startsWith(GROWN))) {
    const whole = [before, after].filter(({ files }) => files.includes(file));
    expect(whole.map(({ content }) => fs.readFileSync(path.join(content, file), "latin1"))).toContain(
      fs.readFileSync(path.join(run.content, file), "latin1"),
    );
  }
  expect(await run.problems()).toEqual([]);
  await goOn(run);
});

test("what a person changed after the import was killed stays", async () => {
  const run = await killed("move", 2);
  const file = path.join(run.content, GROWN, "index.md");
  const mine = `${fs.readFileSync(file, "utf8")}\nA word of my own.\n`;
  fs.writeFileSync(file, mine);
  const { threads } = await run.result();
  expect(fs.readFileSync(file, "utf8")).toBe(mine);
  expect(threads.find(({ folder }) => folder === GROWN)?.flags).toMatchObject([{ flag: "edited-here" }]);
  expect(fs.readFileSync(path.join(run.content, GROWN, "replies.md"), "utf8")).toContain("text 1");
});
