import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { commitAll, smallArchive, temporaryFolder, thread, tree, write } from "../support/archive.ts";
import { build } from "../support/build.ts";

/** More by hand: `STELE_COMMITS=200 npm test -- test/publish/histories`. */
const COMMITS = Number(process.env.STELE_COMMITS ?? 14);

/** A small generator (mulberry32), so that a failure can be repeated. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

test("after every commit of a random history, a publish from the cache is one from nothing", {
  timeout: 3_600_000,
}, async () => {
  const seed = Number(process.env.STELE_SEED ?? 7);
  const below = random(seed);
  const content = smallArchive({
    "tea/2017/links/index.md": thread(
      { title: "連結", date: "2017-01-01", aliases: "[/old.html]" },
      "[一](../../2016/first/) [無](../../2018/t3/)",
    ),
  });
  const folder = temporaryFolder();
  const warm = { out: path.join(folder, "site"), cache: path.join(folder, "cache") };
  let made = 0;
  const threads = () =>
    fs
      .readdirSync(path.join(content, "tea"), { recursive: true, encoding: "utf8" })
      .filter((f) => f.endsWith("index.md") && f.startsWith("2018"));
  const one = () => threads()[below(Math.max(1, threads().length))];
  const settings = (extra: string) =>
    write(content, {
      "archive.yaml": `title: 小文存\nlang: ${below(2) ? "zh-Hant" : "zh-Hans"}\nurl: https://archive.example/\nfloors_per_page: 3\n${extra}`,
    });
  const edits: Record<string, () => void> = {
    add: () => {
      made += 1;
      const date = `201${below(9)}-0${1 + below(9)}-11`;
      const text = thread(
        { title: `第${made}帖`, ...(below(4) ? { date } : {}), author: `作者${below(3)}`, tags: `[標籤${below(3)}]` },
        `正文${made}。`,
      );
      write(content, { [`tea/2018/t${made}/index.md`]: text });
    },
    edit: () => {
      const file = one();
      if (file) fs.appendFileSync(path.join(content, "tea", file), `\n補充${below(1000)}。\n`);
    },
    reply: () => {
      const file = one();
      if (file)
        write(content, {
          [`tea/${path.dirname(file)}/replies.md`]: Array.from(
            { length: 1 + below(5) },
            (_, i) => `<!-- floor {"n":${i + 2}} -->\n\n回${below(99)}\n`,
          ).join("\n"),
        });
    },
    rename: () => {
      const file = one();
      made += 1;
      const from = file && path.join(content, "tea", path.dirname(file));
      if (from) fs.renameSync(from, path.join(content, `tea/2018/moved${made}`));
    },
    delete: () => {
      const file = one();
      if (file) write(content, { [`tea/${path.dirname(file)}`]: undefined });
    },
    withdraw: () => {
      const file = one();
      if (file)
        write(content, { [`tea/${file}`]: thread({ title: "撤", date: "2018-01-01", withdrawn: "應要求" }, "沒了") });
    },
    "change the board's title": () => write(content, { "tea/board.yaml": `title: 茶館${below(9)}\n` }),
    "change a setting": () => settings(`page_size: ${1 + below(4)}\n`),
    attach: () => {
      const file = one();
      if (file) write(content, { [`tea/${path.dirname(file)}/data.csv`]: `a,${below(99)}\n` });
    },
  };
  settings("page_size: 2\n");
  const names = Object.keys(edits);
  const log: string[] = [];
  for (let commit = 0; commit < COMMITS; commit += 1) {
    const name = commit < 3 ? "add" : (names[below(names.length)] ?? "add");
    edits[name]?.();
    log.push(name);
    commitAll(content, name, `2020-01-01T00:00:${String(commit % 60).padStart(2, "0")}Z`);
    const cached = await build(content, warm);
    const fresh = await build(content);
    expect([seed, ...log, tree(fs.realpathSync(cached.site))]).toEqual([
      seed,
      ...log,
      tree(fs.realpathSync(fresh.site)),
    ]);
    fs.rmSync(path.dirname(fresh.cache), { recursive: true, force: true });
  }
});
