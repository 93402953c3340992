/** Repositories that mean harm: what they are made of, and what a build makes of them. */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import { TestRepository } from "../history/repository.ts";
import { smallArchive, temporaryFolder, thread, tree } from "../support/archive.ts";
import { tryBuild } from "../support/build.ts";

export const FIRST = "tea/2016/first/index.md";
/** What a program that should not have run leaves. */
export let marker = "";
/** Leaves the marker, whatever it is called with. */
export let program = "";

/** Makes the program; to be called before the tests of a file. */
export function makeProgram(): void {
  const folder = temporaryFolder();
  marker = path.join(folder, "ran");
  program = path.join(folder, "program.sh");
  fs.writeFileSync(program, `#!/bin/sh\ntouch ${marker}\nexit 1\n`, { mode: 0o755 });
}

/** A repository with two revisions, and a file on disk of which only its bytes tell that it is not the committed one. */
export function repository(): TestRepository {
  const made = new TestRepository();
  fs.cpSync(smallArchive(), made.content, { recursive: true });
  made.commit({});
  made.commit({ [FIRST]: first("改一段。") });
  fs.writeFileSync(path.join(made.content, FIRST), first("又一段。"));
  return made;
}

export const first = (body: string) => thread({ title: "第一帖", date: "2016-01-02" }, body);

export interface Kind {
  readonly prepare: (made: TestRepository) => void;
  /** A call of plain git that runs the program: the repository is as harmful as it is meant to be. */
  readonly harms?: ((made: TestRepository) => readonly string[]) | undefined;
}

export const set = (made: TestRepository, settings: Readonly<Record<string, string>>) => {
  for (const [key, value] of Object.entries(settings)) made.git("config", key, value);
};
export const inGit = (made: TestRepository, name: string, text: string | Buffer, mode = 0o644) => {
  const file = path.join(made.dir, ".git", name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text, { mode });
};
export const append = (made: TestRepository, bytes: string | Buffer) =>
  fs.appendFileSync(path.join(made.dir, ".git/config"), bytes);
export const status = () => ["status"];

/** All files go through a filter. */
export const filter = (settings: Readonly<Record<string, string>>, name: string | Buffer = "evil"): Kind["prepare"] => {
  return (made) => {
    inGit(made, "info/attributes", Buffer.concat([Buffer.from("* filter="), Buffer.from(name), Buffer.from("\n")]));
    const values = Object.entries(settings).map(([key, value]) => Buffer.from(`\t${key} = ${value}\n`));
    append(made, Buffer.concat([Buffer.from('[filter "'), Buffer.from(name), Buffer.from('"]\n'), ...values]));
  };
};

/** The first revision of a file is not in the repository, which says that another one has it. */
export const promisor = (url: string, settings: Readonly<Record<string, string>> = {}): Kind => {
  const missing = (made: TestRepository) => made.git("rev-parse", `HEAD~1:content/${FIRST}`).trim();
  return {
    prepare: (made) => {
      const id = missing(made);
      fs.rmSync(path.join(made.dir, ".git/objects", id.slice(0, 2), id.slice(2)));
      const remote = {
        "remote.origin.url": url,
        "remote.origin.promisor": "true",
        "extensions.partialClone": "origin",
      };
      set(made, { "core.repositoryFormatVersion": "1", "protocol.allow": "always", ...remote, ...settings });
    },
    harms: (made) => ["cat-file", "-p", missing(made)],
  };
};

/** A repository in the content, which the one around it names as a submodule or does not know. */
export const inside = (settings: Readonly<Record<string, string>>, known: boolean): Kind["prepare"] => {
  return (made) => {
    const folder = path.join(made.content, "tea/2016/nested");
    const nested = new TestRepository();
    nested.commit({});
    fs.writeFileSync(path.join(nested.dir, "index.md"), first("內。"));
    nested.commit({});
    fs.writeFileSync(path.join(nested.dir, "index.md"), first("外。"));
    set(nested, settings);
    fs.writeFileSync(path.join(nested.dir, ".git/info/attributes"), "* filter=evil\n");
    fs.cpSync(nested.dir, folder, { recursive: true });
    if (!known) return;
    made.git("-c", "core.fsmonitor=false", "add", "content/tea/2016/nested");
    made.git("commit", "-q", "-m", "submodule");
    fs.rmSync(marker, { force: true });
  };
};

/**
 * Builds the content of a repository. No program of the repository may run.
 *
 * @returns the site; undefined if there is none, for a reason that is printed
 */
export async function outcomeOf(content: string): Promise<ReadonlyMap<string, string> | undefined> {
  const result = await tryBuild(content).catch((error: unknown) => error);
  expect(fs.existsSync(marker)).toBe(false);
  if (result instanceof Error) {
    // Its message alone is printed.
    expect(result.name).toBe("StopError");
    return undefined;
  }
  const { site } = result as { site: string };
  return fs.existsSync(site) ? tree(fs.realpathSync(site)) : undefined;
}

/** Proves that a repository is as harmful as it is meant to be, and builds its content. @returns the site */
export async function tryKind({ prepare, harms }: Kind): ReturnType<typeof outcomeOf> {
  const made = repository();
  prepare(made);
  if (harms) {
    spawnSync("git", [...harms(made)], { cwd: made.dir, env: { PATH: process.env.PATH } });
    expect(fs.existsSync(marker)).toBe(true);
    fs.rmSync(marker);
    fs.rmSync(path.join(made.dir, ".git/index"));
    spawnSync("git", ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "read-tree", "HEAD"], {
      cwd: made.dir,
    });
    fs.rmSync(marker, { force: true });
  }
  return outcomeOf(made.content);
}
