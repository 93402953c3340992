import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { photograph } from "../../attachments/pictures.ts";
import { smallArchive, temporaryFolder, thread, tree, write } from "../../support/archive.ts";
import { seedAssets } from "../../support/assets.ts";
import { installed } from "../../support/install.ts";

const tool = fs.realpathSync(installed());
const cache = path.join(tool, "node_modules/.cache");

function begin(...args: string[]): ChildProcess {
  return spawn(process.execPath, args, { cwd: tool, stdio: "pipe" });
}

/** Runs Node to its end. @returns all that it wrote, and its exit status */
async function run(...args: string[]): Promise<{ text: string; status: number | null }> {
  const child = begin(...args);
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (text += chunk));
  const status = await new Promise<number | null>((done) => child.on("close", done));
  return { text, status };
}

/** Checks an archive with one mistake, which takes our code and packages to find. */
async function expectCheckToWork(): Promise<void> {
  const content = smallArchive({ "tea/2017/third/index.md": "---\ntitle: 第三帖\nauhtor: 店小二\n---\n字\n" });
  expect(await run("scripts/stele.mjs", "check", "--content", content, "--cache", temporaryFolder())).toEqual({
    text: `${content}/tea/2017/third/index.md:3:1 the key "auhtor" is not known\n    → write author\n\n1 problem in 1 file\n`,
    status: 1,
  });
}

/** Changes one source until the test is done. @returns the line of the change */
function edit(name: string, from: string, to: string): number {
  const file = path.join(tool, name);
  const before = fs.readFileSync(file, "utf8");
  onTestFinished(() => fs.writeFileSync(file, before));
  expect(before).toContain(from);
  fs.writeFileSync(file, before.replace(from, to));
  return before.slice(0, before.indexOf(from)).split("\n").length;
}

/** Puts a file in the place of the folder for compiled code until the test is done, so that nobody can write there. */
function blockCache(): void {
  const aside = `${cache}.aside`;
  if (fs.existsSync(cache)) fs.renameSync(cache, aside);
  fs.writeFileSync(cache, "");
  onTestFinished(() => {
    fs.rmSync(cache);
    if (fs.existsSync(aside)) fs.renameSync(aside, cache);
  });
}

describe("a command works", { timeout: 300_000 }, () => {
  test("the first time, twice at once, and the next time", async () => {
    await Promise.all([expectCheckToWork(), expectCheckToWork()]);
    expect(fs.existsSync(cache)).toBe(true);
    await expectCheckToWork();
  });

  test("in a tree that cannot be written", async () => {
    const folders = fs
      .readdirSync(tool, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory());
    const chmod = (mode: number) => {
      for (const { parentPath, name } of folders) fs.chmodSync(path.join(parentPath, name), mode);
      fs.chmodSync(tool, mode);
    };
    onTestFinished(() => chmod(0o755));
    chmod(0o555);
    await expectCheckToWork();
  });

  test("if there is no room for compiled code", async () => {
    blockCache();
    await expectCheckToWork();
  });

  test("if the last compiled code is gone or its description is damaged", async () => {
    const latest = path.join(cache, "stele/latest.json");
    fs.rmSync(path.join(cache, "stele", JSON.parse(fs.readFileSync(latest, "utf8")).folder), { recursive: true });
    await expectCheckToWork();
    fs.truncateSync(latest, 20);
    await expectCheckToWork();
  });
});

describe("after a change in a source", { timeout: 300_000 }, () => {
  test("the next command runs it, and an unexpected error names its file and line", async () => {
    const line = edit(
      "scripts/check.ts",
      "  const { json, fix, yes",
      '  throw new Error("not foreseen");\n  const { json, fix, yes',
    );
    const { text, status } = await run("scripts/stele.mjs", "check");
    expect(text).toContain("Error: not foreseen\n");
    expect(text).toContain(`${tool}/scripts/check.ts:${line}:`);
    expect(status).toBe(1);
  });

  test("a mistake in it is named with its place, and with nothing else", async () => {
    const line = edit("scripts/check.ts", "export async function main(", "export async funktion main(");
    expect(await run("scripts/stele.mjs", "check", "--help")).toEqual({
      text: `stele: scripts/check.ts:${line}:14 Expected "function" but found "funktion"\n`,
      status: 1,
    });
  });

  test("the same process can load it again, with the configuration and what that imports", async () => {
    write(tool, {
      "scripts/probe.ts": 'export { StopError } from "./core/stop-error.ts";\n',
      "own/words.ts": 'export const words: string = "old";\n',
      "probe.mjs": `
        import fs from "node:fs";
        import { codeFingerprint, compiledModule, load } from "./scripts/core/code/load.mjs";
        const state = async () => {
          const { StopError } = await load("scripts/probe.ts");
          const config = await import(compiledModule("eleventy.config.ts"));
          return { words: config.words, shared: config.StopError === StopError, code: codeFingerprint() };
        };
        const first = await state();
        fs.writeFileSync("own/words.ts", 'export const words: string = "newer";');
        const second = await state();
        fs.appendFileSync("scripts/probe.ts", "// changed\\n");
        const third = await state();
        console.log(JSON.stringify([first, second, third]));`,
    });
    onTestFinished(() => write(tool, { "scripts/probe.ts": undefined, own: undefined, "probe.mjs": undefined }));
    const config =
      'export { StopError } from "./scripts/core/stop-error.ts";\nexport { words } from "./own/words.ts";\n';
    edit("eleventy.config.ts", "/** How", `${config}/** How`);
    const [first, second, third] = JSON.parse((await run("probe.mjs")).text);
    expect([first.words, second.words]).toEqual(["old", "newer"]);
    expect([first.shared, second.shared]).toEqual([true, true]);
    // What a publisher writes outside the tool's folders does not change the tool.
    expect(second.code).toBe(first.code);
    expect(third.code).not.toBe(first.code);
  });
});

test("a site is the same to the byte, compiled or not", { timeout: 300_000 }, async () => {
  const content = smallArchive({
    "tea/2018/pictures/index.md": thread({ title: "圖", date: "2018-01-01" }, "<b>粗</b>\n\n![圖](01.jpg)"),
    "tea/2018/pictures/01.jpg": await photograph(900, 600).jpeg({ quality: 90 }).toBuffer(),
  });
  const build = async (cache = temporaryFolder()) => {
    const out = path.join(temporaryFolder(), "site");
    const options = ["--content", content, "--out", out, "--cache", cache];
    expect((await run("scripts/stele.mjs", "build", ...options)).status).toBe(0);
    return tree(fs.realpathSync(out));
  };
  // With bundles that are there already; the other build makes its own.
  const seeded = path.join(temporaryFolder(), "cache");
  seedAssets(seeded);
  const site = await build(seeded);
  // Workers made these.
  expect([...site.keys()].filter((name) => name.endsWith(".avif"))).not.toEqual([]);
  blockCache();
  expect(await build()).toEqual(site);
});
