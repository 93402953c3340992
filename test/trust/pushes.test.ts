/** Pushes of somebody who may push content and nothing else, to a server that publishes it. */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ENV, git, packageFolder, published, type Server, server } from "../build/deploy/server.ts";
import { temporaryFolder, thread, write } from "../support/archive.ts";

const SECRET = "SECRET OF THE SERVER";
let archive: Server;
/** A folder of the server, which holds a sound archive and a file. */
let others = "";
/** Where code that runs leaves a file. */
let marker = "";
let sound = "";

/** What a push does, beside a new thread, and what the pusher must be told; undefined if the rest is published. */
interface Push {
  readonly prepare: (server: Server) => void;
  readonly told?: RegExp;
}

const code = () => `require("node:fs").writeFileSync(${JSON.stringify(marker)}, "ran");\n`;
const program = (at: string, name: string) => {
  write(at, { [name]: `#!/bin/sh\ntouch ${marker}\n` });
  fs.chmodSync(path.join(at, name), 0o755);
};
const link = (at: string, to: string) => {
  fs.rmSync(at, { recursive: true, force: true });
  fs.mkdirSync(path.dirname(at), { recursive: true });
  fs.symlinkSync(to, at);
};

const PUSHES: Readonly<Record<string, Push>> = {
  "content that is a link to a folder of the server": {
    prepare: ({ content }) => link(content, others),
    told: /content is a symbolic link of the repository that leads out of it.*commit the folder itself/,
  },
  "content that is a link to a link": {
    prepare: ({ clone, content }) => {
      link(path.join(clone, "inner"), others);
      link(content, "inner");
    },
    told: /is a symbolic link of the repository that leads out of it/,
  },
  "content that is a link to git's own folder": {
    prepare: ({ content }) => link(content, ".git"),
    told: /not published/,
  },
  "content that is no folder": {
    prepare: ({ clone, content }) => {
      fs.rmSync(content, { recursive: true });
      write(clone, { content: "x" });
    },
    told: /not published/,
  },
  "a board that is a link": {
    prepare: ({ content }) => link(path.join(content, "linked"), path.join(others, "tea")),
    told: /linked\S* .*symbolic link/,
  },
  "a picture that is a link": {
    prepare: ({ content }) => link(path.join(content, "tea/2016/first/x.txt"), path.join(others, "secret.txt")),
    told: /tea\/2016\/first\/x\.txt\S* .*symbolic link/,
  },
  "settings that are a link": {
    prepare: ({ content }) => link(path.join(content, "archive.yaml"), path.join(others, "secret.txt")),
    told: /archive\.yaml\S* .*symbolic link/,
  },
  "a configuration": { prepare: ({ clone }) => write(clone, { "eleventy.config.js": code(), ".eleventy.js": code() }) },
  "layouts and templates": {
    prepare: ({ clone }) =>
      write(clone, {
        "layouts/pages/thread.js": code(),
        "layouts/parts/byline.js": code(),
        "layouts/templates/x.11ty.cjs": `${code()}module.exports = () => "";\n`,
      }),
  },
  "styles and scripts of the site": {
    prepare: ({ clone }) => write(clone, { "assets/extra.js": `/* ${SECRET} */\n`, "assets/extra.css": "a{}\n" }),
  },
  "packages with scripts of their own": {
    prepare: ({ clone }) => {
      const scripts = { prepare: `touch ${marker}`, install: `touch ${marker}`, prebuild: `touch ${marker}` };
      write(clone, {
        "package.json": JSON.stringify({ type: "commonjs", scripts, dependencies: { stele: "file:evil" } }),
        "package-lock.json": "{}",
        ".npmrc": `node-options=--require=${marker}.cjs\n`,
        "node_modules/stele/index.js": code(),
      });
      program(clone, "node_modules/.bin/stele");
      git(clone, "add", "-f", "node_modules");
    },
  },
  "a copy of Stele": {
    prepare: ({ clone }) => write(clone, { "scripts/stele.mjs": 'import "node:fs";\nthrow new Error("ran");\n' }),
  },
  "hooks, filters and settings of git": {
    prepare: ({ clone }) => {
      program(clone, "hooks/post-checkout");
      program(clone, "content/tea/2016/first/hooks/post-index-change");
      write(clone, {
        ".gitattributes": "* filter=evil diff=evil working-tree-encoding=UTF-8\n",
        ".gitconfig": `[filter "evil"]\n\tsmudge = ${marker}\n`,
        ".lfsconfig": `[lfs]\n\turl = ext::${marker}\n`,
        ".mailmap": "Somebody <t@example.org>\n",
      });
      git(clone, "config", "filter.evil.clean", "cat");
    },
  },
  "a submodule in the place of a thread": {
    prepare: ({ clone }) => {
      const commit = git(clone, "rev-parse", "HEAD").trim();
      write(clone, {
        ".gitmodules": `[submodule "x"]\n\tpath = content/tea/2016/module\n\turl = ext::${marker}\n\tupdate = !${marker}\n`,
      });
      git(clone, "update-index", "--add", "--cacheinfo", `160000,${commit},content/tea/2016/module`);
    },
  },
  "names with commands of a shell": {
    prepare: ({ content }) =>
      write(content, {
        [`tea/2016/$(touch ${path.basename(marker)})/index.md`]: thread({ title: "殼" }, "字"),
        "tea/2016/first/`id`;touch x.txt": "1",
        "tea/2016/first/--exec=id.txt": "1",
      }),
  },
};

/** Commits all and pushes it over what is there. @returns what the pusher sees */
function push({ clone }: Server, message = "a change"): string {
  git(clone, "add", "-A");
  git(clone, "commit", "-q", "--allow-empty", "-m", message);
  return git(clone, "push", "--force", "origin", "main");
}

beforeAll(() => {
  others = temporaryFolder();
  marker = path.join(temporaryFolder(), "ran");
  write(others, {
    "archive.yaml": `title: ${SECRET}\n`,
    "tea/board.yaml": `title: ${SECRET}\n`,
    "tea/2016/secret/index.md": thread({ title: SECRET }, SECRET),
    "secret.txt": SECRET,
  });
  archive = server("content", { tool: packageFolder() });
  push(archive);
  sound = git(archive.clone, "rev-parse", "HEAD").trim();
});

beforeEach(() => {
  git(archive.clone, "reset", "-q", "--hard", sound);
  git(archive.clone, "clean", "-qffdx");
});

/** Nothing ran, and nothing of the server's is on the site. */
function isUnharmed({ site }: Server): void {
  expect(fs.existsSync(marker)).toBe(false);
  expect([...published(site)].filter(([, text]) => text.includes(SECRET)).map(([name]) => name)).toEqual([]);
}

describe("a hostile push runs nothing on the server and publishes nothing of it:", () => {
  test.each(Object.entries(PUSHES))("%s", (what, { prepare, told }) => {
    const before = published(archive.site);
    const name = `new-${Object.keys(PUSHES).indexOf(what)}`;
    write(archive.content, { [`tea/2017/${name}/index.md`]: thread({ title: "新帖" }, "新的。") });
    prepare(archive);
    const seen = push(archive);
    isUnharmed(archive);
    const site = published(archive.site);
    if (told) {
      expect(seen).toMatch(told);
      expect(seen).toContain("the site stays as it was");
      expect(site).toEqual(before);
    } else {
      expect(seen).toContain("stele: published ");
      expect([...site.keys()]).toContain(`tea/2017/${name}/index.html`);
    }
  });

  test("a branch and a commit message with commands of a shell", () => {
    const message = `$(touch ${marker}) \`touch ${marker}\`; touch ${marker} %n\n\n"; touch ${marker}; "`;
    expect(push(archive, message)).toContain("stele: published ");
    const branch = "$(id>ran);`id>ran`";
    git(archive.clone, "branch", branch);
    expect(git(archive.clone, "push", "origin", branch)).toContain("the site is made from the branch main");
    isUnharmed(archive);
  });

  test("forged lines of what git tells the hook", () => {
    const lines = `x y refs/heads/main\n0 $(touch ${marker}) refs/heads/main\n0 --help refs/heads/main\n`;
    const run = spawnSync("hooks/post-receive", { cwd: archive.bare, env: ENV, input: lines, encoding: "utf8" });
    expect(run.stderr).toContain("stele: ");
    isUnharmed(archive);
  });
});
