/** A random history of an archive: a function of a seed and nothing else. */
import { Dice } from "../../support/dice.ts";
import { ARCHIVE_EDITS } from "./archive-edits.ts";
import { type Content, settle, type Thread } from "./content.ts";
import type { Edit } from "./edit.ts";
import { FILE_EDITS } from "./file-edits.ts";
import { PLACE_EDITS } from "./place-edits.ts";
import { THREAD_EDITS } from "./thread-edits.ts";

const EDITS: readonly (readonly [string, Edit])[] = Object.entries({
  ...THREAD_EDITS,
  ...PLACE_EDITS,
  ...FILE_EDITS,
  ...ARCHIVE_EDITS,
});

/** A commit to be made. */
export interface Commit {
  readonly content: Content;
  readonly message: string;
  readonly author: string;
  /** As git reads it, seconds and zone. */
  readonly date: string;
}

/** What is pushed at once. */
export interface Step {
  /** What was done, in words. */
  readonly log: string;
  /** The content after it. */
  readonly content: Content;
  /** Commits that are taken off the branch first. */
  readonly dropped: number;
  /** Commits that are put onto it. */
  readonly commits: readonly Commit[];
  /** A commit beside them, on what they begin with, that the last of them is merged with. */
  readonly side?: Commit;
  /** What somebody then writes and does not commit. */
  readonly uncommitted: Edited;
}

/** Content after some edits, and what they were. */
interface Edited {
  readonly content: Content;
  readonly log: string;
}

export interface HistoryOptions {
  readonly seed: number;
  /** Threads to begin with. */
  readonly threads: number;
}

/** Every step of a history, without an end; the first one is the archive that it begins with. */
export function* history({ seed, threads }: HistoryOptions): Generator<Step, never> {
  const dice = new Dice(seed);
  const clock = new Clock(dice);
  const commit = (content: Content, message: string): Commit => ({ content, message, ...clock.next() });
  const begin = firstContent(threads, dice);
  const line = [begin];
  const log = `begin with ${threads} threads`;
  let step: Omit<Step, "uncommitted"> = { log, content: begin, dropped: 0, commits: [commit(begin, log)] };
  for (;;) {
    yield { ...step, uncommitted: edited(step.content, dice) };
    step = nextStep(line, step.content, dice, commit);
    line.length -= step.dropped;
    line.push(...step.commits.map((one) => one.content));
  }
}

function nextStep(
  line: readonly Content[],
  now: Content,
  dice: Dice,
  commit: (content: Content, message: string) => Commit,
): Omit<Step, "uncommitted"> {
  const push = (log: string, content: Content, dropped = 0) => {
    return { log, content, dropped, commits: [commit(content, log)] };
  };
  const back = Math.min(1 + dice.below(5), line.length - 1);
  const earlier = line.at(-1 - back) ?? now;
  switch (back === 0 ? undefined : dice.below(24)) {
    case 0:
      // Numbers go on from the last one, so that no address is given twice.
      return push(`revert ${back} commits`, { ...earlier, made: now.made });
    case 1:
      return { log: `reset to ${back} commits ago`, content: earlier, dropped: back, commits: [] };
    case 2: {
      const { content, log } = edited(earlier, dice);
      return push(`rewrite ${back} commits: ${log}`, content, back);
    }
    case 3: {
      const [ours, theirs] = [edited(now, dice), edited({ ...now, made: now.made + 100 }, dice)];
      const content = merged(now, ours.content, theirs.content);
      const side = commit(theirs.content, theirs.log);
      const commits = [commit(ours.content, ours.log), commit(content, "merge")];
      return { log: `merge (${ours.log}) and (${theirs.log})`, content, dropped: 0, commits, side };
    }
    case 4:
      return push("commit nothing", now);
    default: {
      const { content, log } = edited(now, dice);
      return push(log, content);
    }
  }
}

/** One to three edits. */
function edited(content: Content, dice: Dice): Edited {
  const wanted = dice.oneIn(3) ? 2 + dice.below(2) : 1;
  const done: string[] = [];
  let after = content;
  while (done.length < wanted) {
    const [name, edit] = dice.pick(EDITS);
    const next = edit(after, dice);
    if (next === after) continue;
    after = settle(next);
    done.push(name);
  }
  return { content: after, log: done.join(", ") };
}

/** What both sides made of their common content; if both changed one thing, theirs counts. */
function merged(base: Content, ours: Content, theirs: Content): Content {
  const number = (thread: Thread) => thread.number;
  const before = new Map(base.threads.map((thread) => [number(thread), thread]));
  const [left, right] = [ours, theirs].map((side) => new Map(side.threads.map((thread) => [number(thread), thread])));
  const threads = [...new Set([...ours.threads, ...theirs.threads].map(number))].flatMap((key) => {
    const [old, our, their] = [before.get(key), left?.get(key), right?.get(key)];
    const chosen = their === old ? our : their;
    return chosen ? [chosen] : [];
  });
  const boards = theirs.boards === base.boards ? ours.boards : theirs.boards;
  const lost = (thread: Thread) => !((thread.path.split("/")[0] ?? "") in boards);
  const kept = threads.filter((thread) => !lost(thread));
  return settle({
    settings: theirs.settings === base.settings ? ours.settings : theirs.settings,
    boards,
    threads: kept.filter((thread, i) => kept.findIndex((other) => other.path === thread.path) === i),
    pages: theirs.pages === base.pages ? ours.pages : theirs.pages,
    beside: Math.max(ours.beside, theirs.beside),
    made: Math.max(ours.made, theirs.made),
  });
}

function firstContent(threads: number, dice: Dice): Content {
  let content: Content = {
    settings: { title: "小文存", lang: "zh-Hant", url: "https://archive.example/", page_size: 3, floors_per_page: 3 },
    boards: { tea: { title: "茶館" }, wine: { title: "酒肆", order: 2 } },
    threads: [],
    pages: { about: { title: "關於", paragraphs: ["字。"], links: ["/tea/"] } },
    beside: 0,
    made: 1,
  };
  while (content.threads.length < threads) content = THREAD_EDITS["add a thread"](content, dice);
  // Something of every kind to begin with, so that edits of it are not rare.
  for (const edit of [FILE_EDITS["attach a file"], THREAD_EDITS["reply until pages of floors split"]])
    content = settle(edit(content, dice));
  return content;
}

/** Dates of commits as people's machines give them: mostly later, at times the same second, at times wrong. */
class Clock {
  readonly #dice: Dice;
  #now = 1_577_836_800;

  constructor(dice: Dice) {
    this.#dice = dice;
  }

  next(): Pick<Commit, "author" | "date"> {
    const dice = this.#dice;
    if (dice.oneIn(12)) this.#now -= dice.below(500_000);
    else if (!dice.oneIn(6)) this.#now += dice.below(200_000);
    const zone = dice.pick(["+0000", "+0800", "-0330"]);
    return { author: dice.pick(["店小二", "掌櫃", "<b>客</b>"]), date: `${this.#now} ${zone}` };
  }
}
