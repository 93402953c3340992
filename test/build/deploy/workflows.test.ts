import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { build as bundle } from "esbuild";
import { parse as parseToml } from "smol-toml";
import { beforeAll, describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { z } from "zod";
import { commitAll, smallArchive, temporaryFolder, tree } from "../../support/archive.ts";
import { build } from "../../support/build.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const read = (name: string) => fs.readFileSync(path.join(ROOT, name), "utf8");
const workflows = fs.readdirSync(path.join(ROOT, ".github/workflows")).map((name) => `.github/workflows/${name}`);

let github: typeof import("@actions/workflow-parser");

// It imports JSON in a way that only bundlers take.
beforeAll(async () => {
  const outfile = path.join(temporaryFolder(), "workflow-parser.cjs");
  const stdin = { contents: 'export * from "@actions/workflow-parser"', resolveDir: ROOT };
  await bundle({ stdin, outfile, bundle: true, platform: "node" });
  github = createRequire(import.meta.url)(outfile);
});

/** What GitHub's own parser finds wrong in a workflow. */
async function faultsOf(content: string): Promise<string[]> {
  const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = github;
  const parsed = parseWorkflow({ name: "workflow.yml", content }, new NoOperationTraceWriter());
  const faults = parsed.context.errors.getErrors().map((error) => error.message);
  if (!parsed.value) return faults;
  const template = await convertWorkflowTemplate(parsed.context, parsed.value);
  return [...faults, ...(template.errors ?? []).map((error) => error.Message)];
}

/** What gitlab-ci-local makes of a pipeline, which it holds against GitLab's schema. */
function pipeline(content: string): { status: number | null; output: string } {
  const dir = temporaryFolder();
  fs.writeFileSync(path.join(dir, ".gitlab-ci.yml"), content);
  commitAll(dir);
  const lint = createRequire(import.meta.url).resolve("gitlab-ci-local");
  const union = path.join(import.meta.dirname, "set-union.mjs");
  const run = spawnSync(process.execPath, ["--import", union, lint, "--list-json"], { cwd: dir, encoding: "utf8" });
  return { status: run.status, output: run.stdout + run.stderr };
}

describe("the workflows for GitHub", () => {
  test.each(workflows)("%s is one that GitHub takes", async (name) => {
    expect(await faultsOf(read(name))).toEqual([]);
  });

  test("would be refused with a mistake in them", async () => {
    const text = read(".github/workflows/pages.yml");
    expect(await faultsOf(text.replace("runs-on", "run-on"))).not.toEqual([]);
    expect(await faultsOf(text.replace("steps.pages.outputs", "stepps.pages.outputs"))).not.toEqual([]);
  });

  test("get the release whole, though it is a link to a folder of links", async () => {
    const { site } = await build(smallArchive());
    const dir = temporaryFolder();
    const out = path.join(dir, "artifact.tar");
    // As actions/upload-pages-artifact calls it.
    const flags = ["--dereference", "--hard-dereference", "--directory", `${site}/`];
    expect(spawnSync("tar", [...flags, "-cf", out, "--exclude=.git", "--exclude=.github", "."]).status).toBe(0);
    const kinds = spawnSync("tar", ["-tvf", out], { encoding: "utf8" }).stdout.trim().split("\n");
    expect(kinds.filter((line) => !/^[d-]/.test(line))).toEqual([]);
    spawnSync("tar", ["-xf", out, "-C", dir]);
    fs.rmSync(out);
    expect(tree(dir)).toEqual(tree(fs.realpathSync(site)));
  });
});

describe("the pipeline for GitLab", () => {
  test("is one that GitLab takes", () => {
    const { status, output } = pipeline(read(".gitlab-ci.yml"));
    expect(output).toContain("json schema validated");
    expect(status).toBe(0);
    expect(output).toContain('"name": "pages"');
  });

  test("would be refused with a mistake in it", () => {
    const { output } = pipeline(read(".gitlab-ci.yml").replace("artifacts:", "artefacts:"));
    expect(output).toContain("'artefacts' property is not expected to be here at pages");
  });
});

/** What we use of https://docs.netlify.com/build/configure-builds/file-based-configuration/ */
const netlify = z.strictObject({
  build: z.strictObject({
    command: z.string(),
    publish: z.literal("public"),
    environment: z.strictObject({ NODE_VERSION: z.string() }),
  }),
  plugins: z.array(z.strictObject({ package: z.string().startsWith("./") })),
});

describe("the settings for Netlify", () => {
  const settings = netlify.parse(parseToml(read("netlify.toml")));

  test("name a plugin that is there and carries the cache from build to build", async () => {
    const folder = path.join(ROOT, settings.plugins[0]?.package ?? "");
    expect(parseYaml(fs.readFileSync(path.join(folder, "manifest.yml"), "utf8"))).toEqual({ name: "stele-cache" });
    const plugin = (await import(path.join(folder, "index.js"))) as Record<
      "onPreBuild" | "onEnd",
      (event: object) => void
    >;
    const calls: string[] = [];
    const cache = {
      restore: (name: string) => calls.push(`restore ${name}`),
      save: (name: string) => calls.push(`save ${name}`),
    };
    plugin.onPreBuild({ utils: { cache } });
    plugin.onEnd({ utils: { cache } });
    expect(calls).toEqual(["restore .cache", "save .cache"]);
  });
});

describe("everywhere", () => {
  test("only commands and files are called that there are", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    for (const name of [...workflows, ".gitlab-ci.yml", "netlify.toml", "scripts/deploy/hosted.sh"]) {
      for (const [, script = ""] of read(name).matchAll(/npm run (?:--\w+ )*(\w+)/g))
        expect([name, Object.keys(scripts)]).toEqual([name, expect.arrayContaining([script])]);
      for (const [, file = ""] of read(name).matchAll(/\bsh (\S+\.sh)/g))
        expect([name, fs.existsSync(path.join(ROOT, file))]).toEqual([name, true]);
    }
  });
});

describe("hosts that run one command", { timeout: 300_000 }, () => {
  const files = [
    "scripts",
    "layouts",
    "assets",
    "eleventy.config.ts",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    ".gitignore",
  ];

  /** A repository with Stele in it, and a clone as a host makes it. */
  function cloned(): string {
    const dir = temporaryFolder();
    const [origin, clone] = [path.join(dir, "origin"), path.join(dir, "clone")];
    fs.cpSync(smallArchive(), path.join(origin, "content"), { recursive: true });
    for (const name of files) fs.cpSync(path.join(ROOT, name), path.join(origin, name), { recursive: true });
    commitAll(origin, "one");
    commitAll(origin, "two");
    spawnSync("git", ["clone", "-q", "--depth", "1", `file://${origin}`, clone]);
    fs.symlinkSync(path.join(ROOT, "node_modules"), path.join(clone, "node_modules"));
    return clone;
  }

  const hosted = (cwd: string) =>
    spawnSync("sh", ["scripts/deploy/hosted.sh", "--base-url", "https://host.example/x/"], { cwd, encoding: "utf8" });

  test("find the site in a folder of plain files, made with the whole history", () => {
    const clone = cloned();
    const run = hosted(clone);
    expect(run.stderr).toContain("2 threads published");
    expect(run.status).toBe(0);
    expect(spawnSync("git", ["-C", clone, "rev-list", "--count", "HEAD"], { encoding: "utf8" }).stdout.trim()).toBe(
      "2",
    );
    expect(fs.lstatSync(path.join(clone, "public")).isDirectory()).toBe(true);
    expect(tree(path.join(clone, "public"))).toEqual(tree(fs.realpathSync(path.join(clone, "_site"))));
    fs.writeFileSync(path.join(clone, "content/tea/2016/first/index.md"), "---\ntitel: 錯\n---\n字\n");
    commitAll(clone);
    expect(hosted(clone).status).toBe(1);
  });
});
