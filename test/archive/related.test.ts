import { describe, expect, test } from "vitest";
import type { Thread } from "../../scripts/archive/model/model.ts";
import { relatedThreads } from "../../scripts/archive/model/related.ts";

let days = 0;
function one(path: string, title: string, tags: readonly string[] = [], author?: string): Thread {
  days += 1;
  const own = { path, title, tags, board: path.split("/")[0], date: { epoch: days * 86_400_000 } };
  return { ...own, ...(author !== undefined && { author }) } as unknown as Thread;
}

const related = (threads: readonly Thread[], path: string) =>
  (relatedThreads(threads).get(threads.find((thread) => thread.path === path) as Thread) ?? []).map(
    (thread) => thread.path,
  );

/** Threads that make a term common. */
const many = (title: string, count: number) => Array.from({ length: count }, (_, n) => one(`many/${n}`, title));

describe("threads about the same", () => {
  test("share a rare word of their titles, in whichever script", () => {
    const threads = [one("a/1", "支付寶的圈子"), one("a/2", "论支付宝"), one("a/3", "茶葉怎麼泡")];
    expect(related(threads, "a/1")).toEqual(["a/2"]);
    expect(related(threads, "a/3")).toEqual([]);
  });

  test("share a rare tag, and one by the same author comes first", () => {
    const threads = [
      one("a/1", "甲", ["連載"], "小王"),
      one("a/2", "乙", ["連載"]),
      one("a/3", "丙", ["连载"], "小王"),
    ];
    expect(related(threads, "a/1")).toEqual(["a/3", "a/2"]);
  });

  test("are not those that share what many have, or words that name nothing", () => {
    expect(related([...many("商場客流", 20), one("a/1", "商場客流")], "a/1")).toEqual([]);
    expect(
      related(
        [one("a/1", "這是我的"), one("a/2", "這是你的"), one("a/3", "about this"), one("a/4", "about them")],
        "a/1",
      ),
    ).toEqual([]);
  });

  test("are not those of one author or board alone", () => {
    expect(related([one("a/1", "甲", [], "小王"), one("a/2", "乙", [], "小王")], "a/1")).toEqual([]);
  });

  test("are five at most, the nearest in time before others", () => {
    const threads = Array.from({ length: 7 }, (_, n) => one(`a/${n}`, `第 ${n} 回`, ["連載", "長篇"]));
    expect(related(threads, "a/0")).toEqual(["a/1", "a/2", "a/3", "a/4", "a/5"]);
  });

  test("stay the same for nearly all threads when one comes that has what many have", () => {
    const threads = Array.from({ length: 400 }, (_, n) => one(`a/${n}`, `客流 word${n % 40} 說`, [`t${n % 30}`]));
    const before = relatedThreads(threads);
    const after = relatedThreads([...threads, one("a/new", "客流 word7 說", ["t3"])]);
    const changed = threads.filter((thread) => pathsOf(before, thread) !== pathsOf(after, thread));
    expect(changed.length).toBeLessThanOrEqual(5);
  });
});

function pathsOf(found: ReadonlyMap<Thread, readonly Thread[]>, thread: Thread): string | undefined {
  return found
    .get(thread)
    ?.map(({ path }) => path)
    .join();
}
