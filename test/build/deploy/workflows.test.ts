import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { validate } from "dockerfile-utils";
import { build as bundle } from "esbuild";
import { parse as parseToml } from "smol-toml";
import { beforeAll, describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { z } from "zod";
import { hostFiles } from "../../../scripts/deploy/hosts.ts";
import { NODE, type Repository } from "../../../scripts/deploy/repository.ts";
import { smallArchive, temporaryFolder, tree } from "../../support/archive.ts";
import { build } from "../../support/build.ts";
import { gitlab } from "./gitlab.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const read = (name: string) => fs.readFileSync(path.join(ROOT, name), "utf8");
/** Ours, by path. Those of the table are in here as it makes them: test/deploy/hosts.test.ts. */
const workflows = fs.readdirSync(path.join(ROOT, ".github/workflows")).map((name) => `.github/workflows/${name}`);
/** Repositories of others, for which the same table makes files. */
const others: Repository[] = [{ kind: "archive" }, { kind: "content-only", version: "0.1.0" }];

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

describe("the workflows for GitHub", () => {
  test.each(workflows)("%s is one that GitHub takes", async (name) => {
    expect(await faultsOf(read(name))).toEqual([]);
  });

  test.each(others)("of a repository that is $kind are some that GitHub takes", async (repository) => {
    for (const { text } of hostFiles("github", repository)) expect(await faultsOf(text)).toEqual([]);
  });

  test("may call the one that publishes a repository with nothing but content, as the README says", async () => {
    const [, caller = ""] = /```yaml\n(name: pages\n[^`]+)```/.exec(read("scripts/deploy/README.md")) ?? [];
    expect(await faultsOf(caller)).toEqual([]);
    const { jobs } = parseYaml(caller) as { jobs: { publish: { uses: string; with: object } } };
    const { on } = parseYaml(read(".github/workflows/publish.yml")) as {
      on: { workflow_call: { inputs: Record<string, { required?: boolean }> } };
    };
    const { inputs } = on.workflow_call;
    expect(jobs.publish.uses).toContain("/.github/workflows/publish.yml@");
    expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(jobs.publish.with)));
    const required = Object.entries(inputs).filter(([, input]) => input.required);
    expect(Object.keys(jobs.publish.with)).toEqual(expect.arrayContaining(required.map(([name]) => name)));
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
    // As actions/upload-pages-artifact calls it with `include-hidden-files`.
    expect(read(".github/workflows/pages.yml")).toContain("include-hidden-files: true");
    const flags = ["--dereference", "--hard-dereference", "--directory", `${site}/`];
    expect(spawnSync("tar", [...flags, "-cf", out, "--exclude=.git", "--exclude=.github", "."]).status).toBe(0);
    const kinds = spawnSync("tar", ["-tvf", out], { encoding: "utf8" }).stdout.trim().split("\n");
    expect(kinds.filter((line) => !/^[d-]/.test(line))).toEqual([]);
    spawnSync("tar", ["-xf", out, "-C", dir]);
    fs.rmSync(out);
    expect(tree(dir)).toEqual(tree(fs.realpathSync(site)));
  });
});

// That GitLab takes the sound ones is in same-site.test.ts, which runs them.
describe("the pipeline for GitLab", () => {
  test("would be refused with a mistake in it", () => {
    const { output } = gitlab(read(".gitlab-ci.yml").replace("artifacts:", "artefacts:"));
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
    // Netlify takes it for a module by this, also if the repository has no package.json.
    expect(JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"))).toMatchObject({ type: "module" });
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

describe("the settings for Netlify of other repositories", () => {
  test.each(others)("of a repository that is $kind are some that Netlify takes", (repository) => {
    const [file] = hostFiles("netlify", repository);
    expect(netlify.parse(parseToml(file?.text ?? "")).build.environment.NODE_VERSION).toBe(NODE);
  });
});

describe("the container recipe", () => {
  const recipe = read("scripts/deploy/Dockerfile");
  const faults = (text: string) => validate(text).map(({ message }) => message);

  test("is one that Docker takes, with the same Node as the hosts", () => {
    expect(faults(recipe)).toEqual([]);
    const bases = [...recipe.matchAll(/^FROM (\S+)/gm)].map(([, base = ""]) => base);
    expect(bases.filter((base) => !base.startsWith(`node:${NODE}-`))).toEqual([]);
  });

  test("would be refused with a mistake in it", () => {
    expect(faults(recipe.replace("WORKDIR /stele", "WORKDIRECTORY /stele"))).not.toEqual([]);
    expect(faults(recipe.replace("FROM ", "FORM "))).not.toEqual([]);
  });
});

describe("everywhere", () => {
  test("only commands and files are called that there are", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    for (const name of [
      ...workflows,
      ".gitlab-ci.yml",
      "netlify.toml",
      "scripts/deploy/hosted.sh",
      "scripts/deploy/Dockerfile",
    ]) {
      for (const [, script = ""] of read(name).matchAll(/npm run (?:--\w+ )*(\w+)/g))
        expect([name, Object.keys(scripts)]).toEqual([name, expect.arrayContaining([script])]);
      for (const [, file = ""] of read(name).matchAll(/\bsh (\S+\.sh)/g))
        expect([name, fs.existsSync(path.join(ROOT, file))]).toEqual([name, true]);
    }
  });
});
