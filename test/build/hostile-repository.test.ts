/** A `.git` that came with the content, or is around it, is data: no program that it names ever runs. */
import fs from "node:fs";
import path from "node:path";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import type { TestRepository } from "../history/repository.ts";
import { temporaryFolder } from "../support/archive.ts";
import { sshKey } from "../support/ssh-key.ts";
import {
  append,
  FIRST,
  filter,
  first,
  inGit,
  inside,
  type Kind,
  makeProgram,
  outcomeOf,
  program,
  promisor,
  repository,
  set,
  status,
  tryKind,
} from "./hostile-git.ts";

const KEY = sshKey(4);

beforeAll(makeProgram);

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

test.each(Object.entries(KINDS))("%s does not run, and the site is there or the reason is", async (_, kind) => {
  await tryKind(kind());
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
