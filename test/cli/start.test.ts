import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { photograph } from "../attachments/pictures.ts";
import { smallArchive, temporaryFolder, thread, tree } from "../support/archive.ts";
import { installed } from "../support/install.ts";

const tool = installed();
const cached = path.join(tool, "node_modules/.cache");
const compiled = path.join(cached, "stele");
const saved = path.join(temporaryFolder(), "compiled");

function begin(...args: string[]): ChildProcess {
  return spawn(process.execPath, [path.join(tool, "scripts/stele.mjs"), ...args], { cwd: tool, stdio: "pipe" });
}

/** Runs a command to its end. @returns all that it wrote, and its exit status */
function run(...args: string[]): { text: string; status: number | null } {
  const launcher = path.join(tool, "scripts/stele.mjs");
  const ended = spawnSync(process.execPath, [launcher, ...args], { cwd: tool, encoding: "utf8" });
  return { text: ended.stdout + ended.stderr, status: ended.status };
}

/** Changes one source until the test is done. */
function edit(name: string, from: string, to: string): void {
  const file = path.join(tool, name);
  const before = fs.readFileSync(file, "utf8");
  onTestFinished(() => fs.writeFileSync(file, before));
  expect(before).toContain(from);
  fs.writeFileSync(file, before.replace(from, to));
}

/** Checks an archive with one mistake, which takes the compiled code and packages to find. */
function expectCheckToWork(): void {
  const content = smallArchive({ "tea/2017/third/index.md": "---\ntitle: 第三帖\nauhtor: 店小二\n---\n字\n" });
  const { text, status } = run("check", "--content", content, "--cache", temporaryFolder());
  expect(text).toBe(
    `${content}/tea/2017/third/index.md:3:1 the key "auhtor" is not known\n    → write author\n\n1 problem in 1 file\n`,
  );
  expect(status).toBe(1);
}

/** The one folder of compiled code. */
function onlyFolder(): string {
  const [name, ...others] = fs.readdirSync(compiled);
  expect(others).toEqual([]);
  return path.join(compiled, name ?? "");
}

const forget = () => fs.rmSync(cached, { recursive: true, force: true });

beforeAll(() => {
  expect(run("check", "--help").status).toBe(0);
  fs.cpSync(cached, saved, { recursive: true });
});
beforeEach(() => {
  forget();
  fs.cpSync(saved, cached, { recursive: true });
});

// From its sources a command takes seconds to start.
describe("a command works", { timeout: 300_000 }, () => {
  test("the first time, and the next time", () => {
    forget();
    expectCheckToWork();
    expect(fs.existsSync(onlyFolder())).toBe(true);
    expectCheckToWork();
  });

  const damages: Record<string, (folder: string) => void> = {
    "was cut off": (folder) => fs.truncateSync(path.join(folder, "scripts/check.mjs"), 100),
    "holds other bytes": (folder) => {
      const file = path.join(folder, "scripts/check.mjs");
      fs.writeFileSync(file, Buffer.alloc(fs.statSync(file).size));
    },
    "lacks a file": (folder) => fs.rmSync(path.join(folder, "scripts/check.mjs")),
    "was not finished": (folder) => fs.rmSync(path.join(folder, "modules.json")),
    "has a list that cannot be read": (folder) => fs.writeFileSync(path.join(folder, "modules.json"), '{"a'),
    "is no folder": (folder) => {
      fs.rmSync(folder, { recursive: true });
      fs.writeFileSync(folder, "");
    },
  };
  for (const [name, damage] of Object.entries(damages)) {
    test(`where the compiled code ${name}`, () => {
      damage(onlyFolder());
      expectCheckToWork();
    });
  }

  test("where compiled code is damaged, and mends it", () => {
    const modules = () => [...tree(onlyFolder())].filter(([name]) => name.endsWith(".mjs"));
    const before = modules();
    for (const [name] of before) fs.writeFileSync(path.join(onlyFolder(), name), "damaged");
    expect(run("check", "--help").status).toBe(0);
    expect(modules()).toEqual(before);
  });

  test("where compiled code cannot be written", () => {
    forget();
    fs.writeFileSync(cached, "");
    expectCheckToWork();
  });

  test("where Stele lies in a folder without packages of its own", () => {
    forget();
    const packages = path.join(tool, "node_modules");
    const above = path.join(path.dirname(tool), "node_modules");
    fs.renameSync(packages, above);
    onTestFinished(() => fs.renameSync(above, packages));
    expectCheckToWork();
    expect(fs.existsSync(packages)).toBe(false);
  });

  test("several times at once, from nothing", async () => {
    forget();
    const content = smallArchive();
    const ends = Array.from({ length: 4 }, () => {
      const child = begin("check", "--content", content, "--cache", temporaryFolder());
      let text = "";
      child.stderr?.on("data", (chunk) => {
        text += chunk;
      });
      return new Promise((done) => child.on("close", (status) => done([status, text])));
    });
    const well = [0, "1 board, 2 threads, 0 tombstones, 0 pages, 0 attachments: no problems\n"];
    expect(await Promise.all(ends)).toEqual([well, well, well, well]);
    expectCheckToWork();
  });

  test("after one that was killed while it compiled", async () => {
    forget();
    const started = performance.now();
    run("check", "--help");
    const span = performance.now() - started;
    for (const part of [0.4, 0.6, 0.8, 0.9]) {
      forget();
      const child = begin("check", "--help");
      const ended = new Promise((done) => child.on("close", done));
      await new Promise((done) => setTimeout(done, span * part));
      child.kill("SIGKILL");
      await ended;
      expectCheckToWork();
    }
  });
});

describe("what runs is what stands in the sources", { timeout: 300_000 }, () => {
  test("after a change, and after going back", () => {
    const before = run("check", "--help").text;
    const changed = before.replace("Checks everything", "Looks at everything");
    const file = path.join(tool, "scripts/check.ts");
    const source = fs.readFileSync(file, "utf8");
    onTestFinished(() => fs.writeFileSync(file, source));
    fs.writeFileSync(file, source.replace("Checks everything", "Looks at everything"));
    expect(run("check", "--help").text).toBe(changed);
    fs.writeFileSync(file, source);
    expect(run("check", "--help").text).toBe(before);
  });

  test("with a mistake in it too, and the mistake is named", () => {
    edit("scripts/check.ts", "export async function main(", "export async funktion main(");
    const { text, status } = run("check", "--help");
    expect(text).toContain("check.ts");
    expect(status).toBe(1);
  });

  test("and an unexpected error names its source and line", () => {
    edit(
      "scripts/check.ts",
      "  const { content, json, cache",
      '  throw new Error("not foreseen");\n  const { content, json, cache',
    );
    const source = fs.readFileSync(path.join(tool, "scripts/check.ts"), "utf8").split("\n");
    const line = source.findIndex((text) => text.includes("not foreseen")) + 1;
    const { text } = run("check");
    expect(text).toContain("Error: not foreseen\n");
    expect(text).toContain(`${fs.realpathSync(tool)}/scripts/check.ts:${line}:`);
  });

  test("and npm start shows a layout as it is after an edit", async () => {
    const server = begin("serve", "--content", smallArchive(), "--cache", temporaryFolder(), "--port", "18080");
    onTestFinished(() => void server.kill());
    let said = "";
    server.stderr?.on("data", (text) => {
      said += text;
    });
    const page = async (): Promise<string> => {
      const address = /http:\/\/localhost:\d+\//.exec(said)?.[0];
      if (address === undefined) return "";
      return fetch(address).then(
        (answer) => answer.text(),
        () => "",
      );
    };
    await expect.poll(page, { timeout: 120_000, interval: 200 }).toContain("小文存");
    edit("layouts/base.ts", "</main>", "<p>新的一句</p></main>");
    await expect.poll(page, { timeout: 120_000, interval: 200 }).toContain("新的一句");
  });
});

test("a site is the same to the byte, compiled or not", { timeout: 300_000 }, async () => {
  const content = smallArchive({
    "tea/2018/pictures/index.md": thread({ title: "圖", date: "2018-01-01" }, "<b>粗</b>\n\n![圖](01.jpg)"),
    "tea/2018/pictures/01.jpg": await photograph(1200, 800).jpeg().toBuffer(),
  });
  const build = () => {
    const out = path.join(temporaryFolder(), "site");
    expect(run("build", "--content", content, "--out", out, "--cache", temporaryFolder()).status).toBe(0);
    return tree(fs.realpathSync(out));
  };
  const site = build();
  expect([...site.keys()].filter((name) => name.endsWith(".avif"))).not.toEqual([]);
  forget();
  fs.writeFileSync(cached, "");
  expect(build()).toEqual(site);
});
