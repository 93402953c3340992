import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { ACTIONS } from "../../scripts/deploy/actions.ts";
import { HOSTS, type HostName, hostFiles, hostTable } from "../../scripts/deploy/hosts.ts";
import type { Repository } from "../../scripts/deploy/repository.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const read = (name: string) => fs.readFileSync(path.join(ROOT, name), "utf8");
const hosts = Object.keys(HOSTS) as HostName[];
const filesOf = (repository: Repository) =>
  new Map(hosts.flatMap((host) => hostFiles(host, repository)).map((file) => [file.path, file]));

describe("the files for hosts", () => {
  const own = [...filesOf({ kind: "tool" }).values()];

  test.each(own.map((file) => [file.path, file.text] as const))(
    "%s in this repository is as the table makes it",
    async (name, text) => {
      await expect(text).toMatchFileSnapshot(path.join(ROOT, name));
    },
  );

  test("are in the README, with how each host publishes", () => {
    expect(read("scripts/deploy/README.md")).toContain(hostTable({ kind: "tool" }));
  });

  test.each<Repository>([{ kind: "archive" }, { kind: "content-only", version: "1.2.3" }])(
    "of a repository that is $kind call nothing that is not in it",
    (repository) => {
      const files = filesOf(repository);
      files.delete("deploy/post-receive"); // the same in every repository
      const text = [...files.values()].map((file) => file.text).join("\n");
      expect(text).not.toMatch(/\bnpm run\b|scripts\/deploy/);
      for (const [, script = ""] of text.matchAll(/\bsh (\S+\.sh)/g)) expect([...files.keys()]).toContain(script);
      for (const [, plugin = ""] of text.matchAll(/package = "\.\/(.+)"/g))
        expect([...files.keys()]).toContain(`${plugin}/index.js`);
      const installs = /\bnpm ci\b/.test(text) && text.includes("package-lock.json") && text.includes("cache: npm");
      expect(installs).toBe(repository.kind === "archive");
      expect(text.includes("npx --yes stele@1.2.3 build")).toBe(repository.kind === "content-only");
    },
  );

  test.each(["latest", "^1.2.3", "1.2", "1.2.3; rm -rf /", ""])(
    "do not fetch Stele at %j, which is no exact version",
    (version) => {
      expect(() => hostFiles("github", { kind: "content-only", version })).toThrow("no exact version");
    },
  );

  test("may be run if they are hooks", () => {
    expect(filesOf({ kind: "archive" }).get("deploy/post-receive")).toMatchObject({ mode: 0o755 });
  });
});

describe("GitHub's actions", () => {
  const names = fs.readdirSync(path.join(ROOT, ".github/workflows"));
  /** What a workflow uses: of others, by the hash of a commit, with its version. */
  const used = (text: string) => [...text.matchAll(/^\s*(?:- )?uses:\s*(.+)$/gm)].map(([, value = ""]) => value);
  const isPinned = (value: string) => value.startsWith("./") || /^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(value);

  test.each(names)("are pinned by the hash of a commit in %s", (name) => {
    const values = used(read(`.github/workflows/${name}`));
    expect(values.length).toBeGreaterThan(0);
    expect(values.filter((value) => !isPinned(value))).toEqual([]);
  });

  test("would be refused by a tag, a branch or a part of a hash", () => {
    const commit = ACTIONS["actions/checkout"].commit;
    for (const ref of ["v5", "main", commit.slice(0, 12), commit, `${commit} # v5`])
      expect(used(`    - uses: actions/checkout@${ref}\n`).filter(isPinned)).toEqual([]);
    expect(used(`    uses: actions/checkout@${commit} # v7.0.1\n`).filter(isPinned)).toHaveLength(1);
  });

  test("are the same everywhere", () => {
    const all = names.flatMap((name) => used(read(`.github/workflows/${name}`)));
    const expected = all.map((value) => {
      const [, action = "", folder = ""] = /^([\w-]+\/[\w-]+)((?:\/[\w-]+)*)@/.exec(value) ?? [];
      const { commit, version } = ACTIONS[action as keyof typeof ACTIONS];
      return `${action}${folder}@${commit} # ${version}`;
    });
    expect(all).toEqual(expected);
    const inUse = new Set(all.map((value) => value.split("@")[0]?.split("/").slice(0, 2).join("/")));
    expect([...inUse].sort()).toEqual(Object.keys(ACTIONS));
  });
});
