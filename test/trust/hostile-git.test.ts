/** More of what a `.git` can try: files of other folders, objects that git would not write, settings, forged history. */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import {
  FIRST,
  filter,
  first,
  inGit,
  type Kind,
  makeProgram,
  outcomeOf,
  program,
  repository,
  set,
  status,
  tryKind,
} from "../build/hostile-git.ts";
import type { TestRepository } from "../history/repository.ts";
import { smallArchive, temporaryFolder } from "../support/archive.ts";
import {
  blob,
  commitInPlace,
  commitTree,
  EVIL,
  type Forgery,
  holding,
  renameInIndex,
  store,
  storeTree,
  WHO,
} from "./hostile-objects.ts";

beforeAll(makeProgram);

const SECRET = "SECRET";
/** What the content is published as when nothing is wrong with its repository. */
const usual = async () => {
  const made = repository();
  return outcomeOf(made.content);
};

const PROGRAMS: Readonly<Record<string, () => Kind>> = {
  "a filter in the settings of one working tree": () => ({
    prepare: (made) => {
      inGit(made, "info/attributes", "* filter=evil\n");
      set(made, { "core.repositoryFormatVersion": "1", "extensions.worktreeConfig": "true" });
      inGit(made, "config.worktree", `[filter "evil"]\n\tclean = ${program}\n`);
    },
    harms: status,
  }),
  "a filter in a file of the content that the settings include": () => ({
    prepare: (made) => {
      inGit(made, "info/attributes", "* filter=evil\n");
      fs.writeFileSync(path.join(made.content, "tea/2016/first/x.txt"), `[filter "evil"]\n\tclean = ${program}\n`);
      set(made, { "include.path": "../content/tea/2016/first/x.txt" });
    },
    harms: status,
  }),
  "a filter that the content's own attributes name": () => ({
    prepare: (made) => {
      fs.writeFileSync(path.join(made.content, ".gitattributes"), "*.md filter=evil\n");
      filter({ clean: program })(made);
      fs.writeFileSync(path.join(made.dir, ".git/info/attributes"), "");
    },
    harms: status,
  }),
  "content that is a repository itself": () => ({
    prepare: (made) => {
      fs.cpSync(path.join(made.dir, ".git"), made.content, { recursive: true });
      const settings = ["core.bare", "false", "core.worktree", made.content, "core.fsmonitor", program];
      for (let at = 0; at < settings.length; at += 2)
        spawnSync("git", ["config", "-f", path.join(made.content, "config"), ...settings.slice(at, at + 2)]);
    },
    harms: (made) => ["-C", made.content, "status"],
  }),
  "a hook of tidying up": () => ({
    prepare: (made) => {
      inGit(made, "hooks/pre-auto-gc", `#!/bin/sh\nexec ${program}\n`, 0o755);
      set(made, { "gc.auto": "1", "gc.autoDetach": "false" });
    },
  }),
  "a program that shows what a filter of text made": () => ({
    prepare: (made) => {
      inGit(made, "info/attributes", "*.md diff=evil\n");
      set(made, { "diff.evil.textconv": program });
    },
    harms: () => ["log", "-p", "--textconv"],
  }),
  "a merge driver": () => ({
    prepare: (made) => {
      inGit(made, "info/attributes", "*.md merge=evil\n");
      set(made, { "merge.evil.driver": program, "merge.default": "evil" });
    },
  }),
  "a submodule that is updated by a program": () => ({
    prepare: (made) => {
      fs.writeFileSync(
        path.join(made.dir, ".gitmodules"),
        `[submodule "x"]\n\tpath = x\n\turl = ext::${program}\n\tupdate = !${program}\n`,
      );
      set(made, {
        "submodule.x.url": `ext::${program}`,
        "submodule.x.update": `!${program}`,
        "submodule.x.active": "true",
      });
    },
  }),
};

describe("a program does not run:", () => {
  test.each(Object.entries(PROGRAMS))("%s", async (_, kind) => {
    await tryKind(kind());
  });
});

const secretFile = (text: string) => {
  const name = path.join(temporaryFolder(), "secret.txt");
  fs.writeFileSync(name, text);
  return name;
};

const LEAKS: Readonly<Record<string, Forgery>> = {
  "a list of names that is another file": (made) =>
    set(made, { "mailmap.file": secretFile(`${SECRET} <secret@mail.example>\n`), "log.mailmap": "true" }),
  "a list of names that is an object": (made) =>
    set(made, { "mailmap.blob": blob(made, `${SECRET} <secret@mail.example>\n`), "log.mailmap": "true" }),
  "a list of names that is a link": (made) =>
    fs.symlinkSync(secretFile(`${SECRET} <secret@mail.example>\n`), path.join(made.dir, ".mailmap")),
  "settings in a file that holds none": (made) => set(made, { "include.path": secretFile(`${SECRET}\n`) }),
  "an object that stands for another one": (made) => {
    const id = made.git("rev-parse", `HEAD:content/${FIRST}`).trim();
    made.git("update-ref", `refs/replace/${id}`, blob(made, first(SECRET)));
  },
  "a commit that stands for another one": (made) => {
    const id = made.git("rev-parse", "HEAD").trim();
    const others = made.git("rev-parse", "HEAD^{tree}").trim();
    const other = store(made, "commit", `tree ${others}\n${WHO.replaceAll("t <", `${SECRET} <`)}\n\n${SECRET}\n`);
    made.git("update-ref", `refs/replace/${id}`, other);
  },
  "ancestors that are none": (made) => {
    const other = store(made, "commit", `tree ${made.git("rev-parse", "HEAD^{tree}").trim()}\n${WHO}\n\n${SECRET}\n`);
    inGit(made, "info/grafts", `${made.git("rev-parse", "HEAD").trim()} ${other}\n`);
  },
  "an object that only another repository has": (made) => {
    const other = repository();
    const id = blob(other, first(SECRET));
    const tree = storeTree(made, [{ mode: "100644", name: "index.md", id }]);
    commitInPlace(made, EVIL, tree);
    set(made, {
      "core.repositoryFormatVersion": "1",
      "extensions.partialClone": "origin",
      "remote.origin.url": `file://${other.dir}`,
      "remote.origin.promisor": "true",
      "protocol.allow": "always",
    });
    made.git("read-tree", "--empty");
  },
  "an index with a file from outside": (made) => {
    fs.writeFileSync(path.join(made.dir, "outside.md"), first(SECRET));
    made.git("update-index", "--add", "--cacheinfo", `100644,${blob(made, first(SECRET))},content/xx/outside.md`);
    renameInIndex(made, "content/xx/outside.md", "content/../outside.md");
  },
  "files that git does not look at": (made) => {
    made.git("update-index", "--assume-unchanged", `content/${FIRST}`);
    fs.writeFileSync(path.join(made.content, FIRST), first(SECRET));
  },
  "a large file that is elsewhere on this machine": (made) => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"../".repeat(20)}etc/passwd\nsize 10\n`;
    made.commit({ "tea/2016/first/x.csv": pointer, "tea/2016/first/.gitattributes": "*.csv filter=lfs\n" });
  },
};

describe("nothing is shown that was not committed here:", () => {
  test.each(Object.entries(LEAKS))("%s", async (_, forge) => {
    const made = repository();
    forge(made);
    const site = await outcomeOf(made.content);
    expect(holding(site, SECRET)).toEqual([]);
    expect(holding(site, "root:x:")).toEqual([]);
  });
});

/** Settings that change what git prints, or in which order. */
const PRINTED = [
  "log.date=relative log.decorate=full log.diffMerges=off log.follow=true log.graphColors=red log.initialDecorationSet=all",
  "format.pretty=oneline i18n.logOutputEncoding=UTF-16 color.ui=always color.diff=always column.ui=always",
  "core.quotePath=true core.abbrev=4 core.precomposeUnicode=true core.pager=cat core.logAllRefUpdates=false",
  "diff.renames=copies diff.noprefix=true diff.mnemonicPrefix=true diff.orderFile=/etc/passwd diff.relative=true",
  "diff.ignoreSubmodules=all diff.wordRegex=. diff.algorithm=minimal diff.statGraphWidth=1 diff.context=0",
  "status.short=true status.branch=true status.showUntrackedFiles=no status.relativePaths=false status.renames=true",
];

test("settings that change what git prints change nothing on the site", async () => {
  const expected = await usual();
  for (const settings of PRINTED) {
    const made = repository();
    set(made, Object.fromEntries(settings.split(" ").map((one) => one.split("=") as [string, string])));
    const site = await outcomeOf(made.content);
    const names = [...new Set([...(expected?.keys() ?? []), ...(site?.keys() ?? [])])];
    expect([settings, names.filter((name) => site?.get(name) !== expected?.get(name))]).toEqual([settings, []]);
  }
});

const BROKEN: Readonly<Record<string, Forgery>> = {
  "text in an encoding that it does not have": (made) => {
    inGit(made, "info/attributes", "*.md working-tree-encoding=UTF-16 eol=crlf ident\n");
    fs.writeFileSync(path.join(made.content, FIRST), first("別的。"));
  },
  "settings that are none": (made) => inGit(made, "config", "[[[\n\u0000"),
  "a format of the future": (made) => set(made, { "core.repositoryFormatVersion": "99" }),
  "an extension that nobody knows": (made) =>
    set(made, { "core.repositoryFormatVersion": "1", "extensions.evil": "true" }),
  "a current commit that leads to itself": (made) => inGit(made, "refs/heads/main", "ref: refs/heads/main\n"),
  "a current commit outside the repository": (made) => inGit(made, "HEAD", "ref: ../../../etc/passwd\n"),
  "an index that is none": (made) => inGit(made, "index", "no index"),
  "an index that is elsewhere": (made) => {
    made.git("update-index", "--split-index");
    for (const name of fs.readdirSync(path.join(made.dir, ".git")).filter((one) => one.startsWith("sharedindex")))
      fs.rmSync(path.join(made.dir, ".git", name));
  },
  "objects that borrow from themselves": (made) =>
    inGit(made, "objects/info/alternates", `${path.join(made.dir, ".git/objects")}\n/nowhere\n`),
  "a damaged object": (made) => {
    const id = made.git("rev-parse", `HEAD~1:content/${FIRST}`).trim();
    const object = path.join(made.dir, ".git/objects", id.slice(0, 2), id.slice(2));
    fs.chmodSync(object, 0o644);
    fs.writeFileSync(object, "damaged");
  },
  "a folder of the commit that is not there": (made) => {
    const id = made.git("rev-parse", "HEAD:content/tea").trim();
    fs.rmSync(path.join(made.dir, ".git/objects", id.slice(0, 2), id.slice(2)));
  },
  "a `.git` that is a file to nowhere": (made) => {
    fs.rmSync(path.join(made.dir, ".git"), { recursive: true });
    fs.writeFileSync(path.join(made.dir, ".git"), "gitdir: /nowhere\n");
  },
  "a commit without an author": (made) => commitOf(made, ""),
  "a commit of an author without a name or a time": (made) => commitOf(made, "author <> \ncommitter <> "),
  "a commit from the end of time": (made) =>
    commitOf(made, WHO.replaceAll("1500000000 +0000", "9223372036854775807 +9999")),
  "a commit before all time": (made) => commitOf(made, WHO.replaceAll("1500000000 +0000", "-99999999999 -9999")),
  "a commit in an encoding that is none": (made) => commitOf(made, `${WHO}\nencoding ../../etc/passwd`),
  "a commit of an author of a megabyte": (made) =>
    commitOf(made, WHO.replace("author t", `author ${"a ".repeat(500_000)}`)),
  "a commit whose words look like git's own": (made) =>
    commitOf(made, WHO, `\n:100644 100644 ${"1".repeat(40)} ${"2".repeat(40)} M\0content/${FIRST}\0\0`),
  "a text of 300 MB that was packed into 300 kB": (made) => {
    const id = store(made, "blob", Buffer.concat([Buffer.from(first("長。")), Buffer.alloc(300_000_000, 97)]));
    commitInPlace(made, EVIL, storeTree(made, [{ mode: "100644", name: "index.md", id }]));
    made.git("read-tree", "--empty");
  },
};

function commitOf(made: TestRepository, who: string, message = "hostile"): void {
  const ids = made.git("rev-parse", "HEAD^{tree}", "HEAD").trim().split("\n");
  const body = first("新。");
  fs.writeFileSync(path.join(made.content, FIRST), body);
  made.git("add", "-A");
  const tree = made.git("write-tree").trim();
  commitTree(made, `tree ${tree}\nparent ${ids[1]}\n${who}\n\n${message}\n`);
}

describe("a build says in words what is wrong, or makes the site:", () => {
  test.each(Object.entries(BROKEN))("%s", async (_, forge) => {
    const made = repository();
    forge(made);
    await outcomeOf(made.content);
  });
});

test("a site of the committed texts does not depend on a hostile repository around another content", async () => {
  const content = smallArchive();
  fs.mkdirSync(path.join(content, "tea/2016/first/.git"));
  fs.writeFileSync(path.join(content, "tea/2016/first/.git/config"), `[core]\n\tfsmonitor = ${program}\n`);
  expect(await outcomeOf(content)).toBeDefined();
});
