/** A `.git` that came with the content, or is around it, is data: no program that it names ever runs. */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { TestRepository } from "../history/repository.ts";
import { smallArchive, temporaryFolder, thread, tree } from "../support/archive.ts";
import { tryBuild } from "../support/build.ts";
import { sshKey } from "../support/ssh-key.ts";

const FIRST = "tea/2016/first/index.md";
const KEY = sshKey(4);
let marker = "";
/** Leaves the marker, whatever it is called with. */
let program = "";

beforeAll(() => {
  const folder = temporaryFolder();
  marker = path.join(folder, "ran");
  program = path.join(folder, "program.sh");
  fs.writeFileSync(program, `#!/bin/sh\ntouch ${marker}\nexit 1\n`, { mode: 0o755 });
});

/** A repository with two revisions, and a file on disk of which only its bytes tell that it is not the committed one. */
function repository(): TestRepository {
  const made = new TestRepository();
  fs.cpSync(smallArchive(), made.content, { recursive: true });
  made.commit({});
  made.commit({ [FIRST]: first("改一段。") });
  fs.writeFileSync(path.join(made.content, FIRST), first("又一段。"));
  return made;
}

const first = (body: string) => thread({ title: "第一帖", date: "2016-01-02" }, body);

interface Kind {
  readonly prepare: (made: TestRepository) => void;
  /** A call of plain git that runs the program: the repository is as harmful as it is meant to be. */
  readonly harms?: ((made: TestRepository) => readonly string[]) | undefined;
}

const set = (made: TestRepository, settings: Readonly<Record<string, string>>) => {
  for (const [key, value] of Object.entries(settings)) made.git("config", key, value);
};
const inGit = (made: TestRepository, name: string, text: string | Buffer, mode = 0o644) => {
  const file = path.join(made.dir, ".git", name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text, { mode });
};
const append = (made: TestRepository, bytes: string | Buffer) =>
  fs.appendFileSync(path.join(made.dir, ".git/config"), bytes);
const status = () => ["status"];

/** All files go through a filter. */
const filter = (settings: Readonly<Record<string, string>>, name: string | Buffer = "evil"): Kind["prepare"] => {
  return (made) => {
    inGit(made, "info/attributes", Buffer.concat([Buffer.from("* filter="), Buffer.from(name), Buffer.from("\n")]));
    const values = Object.entries(settings).map(([key, value]) => Buffer.from(`\t${key} = ${value}\n`));
    append(made, Buffer.concat([Buffer.from('[filter "'), Buffer.from(name), Buffer.from('"]\n'), ...values]));
  };
};

/** The first revision of a file is not in the repository, which says that another one has it. */
const promisor = (url: string, settings: Readonly<Record<string, string>> = {}): Kind => {
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
const inside = (settings: Readonly<Record<string, string>>, known: boolean): Kind["prepare"] => {
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

const KINDS: Readonly<Record<string, () => Kind>> = {
  "a clean filter": () => ({ prepare: filter({ clean: program }), harms: status }),
  "a required clean filter": () => ({ prepare: filter({ clean: program, required: "true" }), harms: status }),
  "a filter process": () => ({ prepare: filter({ process: program }), harms: status }),
  "a smudge filter": () => ({
    prepare: filter({ smudge: program }),
    harms: () => ["checkout-index", "-f", "--prefix=elsewhere/", `content/${FIRST}`],
  }),
  "a filter that calls itself Git LFS": () => ({ prepare: filter({ clean: program }, "lfs"), harms: status }),
  "a filter with = in its name": () => ({ prepare: filter({ clean: program }, "a=b"), harms: status }),
  "a filter whose name is no text": () => ({
    prepare: filter({ clean: program }, Buffer.from([0x61, 0xff])),
    harms: status,
  }),
  "a filter in a file that the settings include": () => ({
    prepare: (made) => {
      inGit(made, "info/attributes", "* filter=evil\n");
      inGit(made, "more", `[filter "evil"]\n\tclean = ${program}\n`);
      append(made, '[includeIf "onbranch:main"]\n\tpath = more\n');
    },
    harms: status,
  }),
  "a filter of core.attributesFile": () => ({
    prepare: (made) => {
      inGit(made, "attributes", "* filter=evil\n");
      set(made, { "core.attributesFile": path.join(made.dir, ".git/attributes"), "filter.evil.clean": program });
    },
    harms: status,
  }),
  "core.fsmonitor": () => ({ prepare: (made) => set(made, { "core.fsmonitor": program }), harms: status }),
  "a hook": () => ({
    prepare: (made) => inGit(made, "hooks/post-index-change", `#!/bin/sh\nexec ${program}\n`, 0o755),
    harms: () => ["read-tree", "HEAD"],
  }),
  "core.hooksPath": () => ({
    prepare: (made) => {
      inGit(made, "own/post-index-change", `#!/bin/sh\nexec ${program}\n`, 0o755);
      set(made, { "core.hooksPath": path.join(made.dir, ".git/own") });
    },
    harms: () => ["read-tree", "HEAD"],
  }),
  "a missing file and an ext:: address": () => promisor(`ext::${program}`),
  "a missing file and a program for uploads": () => promisor("/nowhere", { "remote.origin.uploadpack": program }),
  "a missing file and core.sshCommand": () => promisor("ssh://host.invalid/x", { "core.sshCommand": program }),
  "a missing file and core.gitProxy": () => promisor("git://host.invalid/x", { "core.gitProxy": program }),
  "a missing file and url.insteadOf": () =>
    promisor("https://host.invalid/", { [`url.ext::${program} .insteadOf`]: "https://host.invalid/" }),
  "a missing file and a credential helper": () => ({
    ...promisor("https://127.0.0.1:9/", { "credential.helper": `!${program}`, "core.askPass": program }),
    harms: undefined,
  }),
  "core.fsmonitor of a submodule": () => ({ prepare: inside({ "core.fsmonitor": program }, true), harms: status }),
  "a filter of a submodule": () => ({ prepare: inside({ "filter.evil.clean": program }, true), harms: status }),
  "a submodule that is never to be ignored": () => ({
    prepare: (made) => {
      inside({ "filter.evil.clean": program }, true)(made);
      set(made, { "submodule.content/tea/2016/nested.ignore": "none", "submodule.recurse": "true" });
    },
    harms: status,
  }),
  "a repository that nobody knows, inside the content": () => ({
    prepare: inside({ "core.fsmonitor": program, "filter.evil.clean": program }, false),
    harms: () => ["-C", "content/tea/2016/nested", "status"],
  }),
  "programs that compare files": () => ({
    prepare: (made) => {
      inGit(made, "info/attributes", "* diff=evil\n");
      set(made, { "diff.external": program, "diff.evil.textconv": program, "diff.evil.command": program });
    },
    harms: () => ["log", "-p", "--ext-diff"],
  }),
  "a program that checks signatures": () => ({
    prepare: (made) => {
      const signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n";
      const commit = made.git("cat-file", "commit", "HEAD").replace(/\n\n/, () => `\n${signature}\n`);
      inGit(made, "commit", commit);
      made.git("update-ref", "HEAD", made.git("hash-object", "-t", "commit", "-w", ".git/commit").trim());
      set(made, { "gpg.program": program, "log.showSignature": "true" });
    },
    harms: () => ["log"],
  }),
  ...Object.fromEntries(
    ["path", "key", "public key"].map((what) => [
      `a ${what} that signs, and programs for it`,
      () => ({
        prepare: (made: TestRepository) => {
          inGit(made, "key", KEY.privateFile);
          const given =
            { path: program, key: path.join(made.dir, ".git/key"), "public key": KEY.publicLine }[what] ?? "";
          const programs = {
            "gpg.ssh.program": program,
            "gpg.ssh.defaultKeyCommand": program,
            "core.askPass": program,
          };
          set(made, { "stele.signingKey": given, "gpg.format": "ssh", "core.sshCommand": program, ...programs });
        },
      }),
    ]),
  ),
  "every other setting that names a program": () => ({
    prepare: (made) =>
      set(made, {
        ...Object.fromEntries(
          ["core.pager", "core.editor", "core.askPass", "core.alternateRefsCommand", "pager.log"].map((key) => [
            key,
            program,
          ]),
        ),
        ...Object.fromEntries(
          ["status", "log", "rev-parse", "ls-files", "cat-file"].map((name) => [`alias.${name}`, `!${program}`]),
        ),
        "interactive.diffFilter": program,
        "merge.evil.driver": program,
        "trailer.evil.command": program,
        "uploadpack.packObjectsHook": program,
        "submodule.x.update": `!${program}`,
      }),
  }),
};

async function outcomeOf(content: string): Promise<ReadonlyMap<string, string> | undefined> {
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

test.each(Object.entries(KINDS))("%s does not run, and the site is there or the reason is", async (_, kind) => {
  const made = repository();
  const { prepare, harms } = kind();
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
  await outcomeOf(made.content);
});

test("a filter changes nothing in the site, which has the committed text", async () => {
  const made = repository();
  filter({ clean: program, smudge: program, required: "true" })(made);
  const site = await outcomeOf(made.content);
  expect(Buffer.from(site?.get(FIRST.replace(".md", ".html")) ?? "", "latin1").toString()).toContain("改一段。");
});

test("a repository that says its files are elsewhere publishes none of them", async () => {
  const made = repository();
  const secret = temporaryFolder();
  fs.cpSync(made.content, path.join(secret, "content"), { recursive: true });
  fs.writeFileSync(path.join(secret, "content", FIRST), first("SECRET"));
  set(made, { "core.worktree": secret });
  const site = await outcomeOf(made.content);
  expect([...(site?.values() ?? [])].join("")).not.toContain("SECRET");
});

test("the environment names no program either", async () => {
  const made = repository();
  const before = { ...process.env };
  onTestFinished(() => {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  });
  for (const name of ["EXTERNAL_DIFF", "SSH_COMMAND", "SSH", "ASKPASS", "PAGER", "EDITOR", "PROXY_COMMAND"])
    process.env[`GIT_${name}`] = program;
  Object.assign(process.env, {
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: "core.fsmonitor",
    GIT_CONFIG_VALUE_0: program,
    GIT_CONFIG_PARAMETERS: `'core.fsmonitor'='${program}'`,
  });
  expect(await outcomeOf(made.content)).toBeDefined();
});
