/**
 * Threads that are about the same as another one, by rare terms that both have. Pure, and made for all threads of every build
 * from what is at hand: titles and tags. Texts are not read.
 */
import { foldHan } from "../../core/han/same-character.ts";
import { compareText } from "../../core/text-order.ts";
import { groupKey } from "../schema/names.ts";
import type { Thread } from "./model.ts";

/** Related threads of one thread at most. */
const MOST = 5;

/** A term of more threads than this is not rare, and relates none. It also bounds what a new thread can change. */
const RARE = 15;

/** What a shared term weighs if two or three threads have it, if four to seven, and if eight to fifteen have it. */
const WEIGHTS = [0, 8, 4, 2];
/** What a shared author adds, and a shared board. Neither makes two threads related: their lists are a click away. */
const SAME_AUTHOR = 3;
const SAME_BOARD = 1;
/** Weight from which a thread is related: a term of two or three threads, or two of others. */
const ENOUGH = 6;

/** Characters that join words and name nothing; two ideographs with one of them are no term. */
const PARTICLES = codesOf(
  "的了是在和与及或不有我你他她它们这那一个上下中为以之也就都而吗呢吧啊怎么什来去到说要会能可把被让给对从向自其所者第几多少很太更最还又再没无过着得地于",
);
/** English words that name nothing, of four letters and more. */
const COMMON = new Set(
  "about after also been before from have here into just more most only over some such than that their them then there they this what when where which while will with your".split(
    " ",
  ),
);

/** Katakana and Hangul are written in words; Hiragana joins them. */
const WORDS = /[a-z\u00c0-\u024f\u0370-\u052f]{4,}|[\u30a1-\u30fa\u30fc]{3,}|[\uac00-\ud7a3]{2,}/g;
const HAS_WORDS = /[a-z\u00c0-\u052f\u30a1-\u30fc\uac00-\ud7a3]/;

function codesOf(characters: string): ReadonlySet<number> {
  return new Set(Array.from(characters, (character) => character.charCodeAt(0)));
}

/** Finds the related threads of every thread. @returns none for most threads of an archive of many subjects */
export function relatedThreads(threads: readonly Thread[]): ReadonlyMap<Thread, readonly Thread[]> {
  // Most terms are in one thread: a list for each would take longer than all the rest.
  const byTerm = new Map<Term, Thread | Thread[]>();
  for (const thread of threads) {
    eachTerm(thread, (term) => {
      const known = byTerm.get(term);
      if (known === undefined) byTerm.set(term, thread);
      else if (!Array.isArray(known)) {
        if (known !== thread) byTerm.set(term, [known, thread]);
        // One more than are rare tells that it is not.
      } else if (known.length <= RARE && known.at(-1) !== thread) known.push(thread);
    });
  }
  const weights = new Map<Thread, Map<Thread, number>>();
  for (const sharing of byTerm.values()) {
    if (!Array.isArray(sharing) || sharing.length > RARE) continue;
    const weight = WEIGHTS[Math.floor(Math.log2(sharing.length))] ?? 0;
    for (const one of sharing) {
      const own = weights.get(one) ?? new Map<Thread, number>();
      weights.set(one, own);
      for (const other of sharing) if (other !== one) own.set(other, (own.get(other) ?? 0) + weight);
    }
  }
  const related = new Map<Thread, readonly Thread[]>();
  for (const [thread, candidates] of weights) {
    const found = [...candidates]
      .filter(([, weight]) => weight >= ENOUGH)
      .map(([other, weight]) => ({ other, weight: weight + besides(thread, other), apart: daysApart(thread, other) }))
      .sort((a, b) => b.weight - a.weight || a.apart - b.apart || compareText(a.other.path, b.other.path))
      .slice(0, MOST)
      .map(({ other }) => other);
    if (found.length > 0) related.set(thread, found);
  }
  return related;
}

function besides(a: Thread, b: Thread): number {
  const author = a.author !== undefined && a.author === b.author ? SAME_AUTHOR : 0;
  return author + (a.board === b.board ? SAME_BOARD : 0);
}

/** Of equals the one that is nearest in time comes first. */
function daysApart({ date: a }: Thread, { date: b }: Thread): number {
  return a && b ? Math.abs(a.epoch - b.epoch) : Number.POSITIVE_INFINITY;
}

/** Two ideographs as one number, or a word. A large archive has a hundred thousand pairs, and texts would take twice as long. */
type Term = number | string;

/** Calls `take` with the pairs of ideographs and the words of the title, and with the tags; with some of them twice. */
function eachTerm({ title, tags }: Thread, take: (term: Term) => void): void {
  const folded = foldHan(title.toLowerCase());
  let before = 0;
  for (let at = 0; at < folded.length; at += 1) {
    const code = folded.charCodeAt(at);
    const names = code >= 0x3400 && code <= 0x9fff && !PARTICLES.has(code);
    if (names && before !== 0) take(before * 0x8000 + (code - 0x3400));
    before = names ? code - 0x3400 : 0;
  }
  if (HAS_WORDS.test(folded)) {
    for (const [word] of folded.matchAll(WORDS)) if (!COMMON.has(word)) take(word);
  }
  for (const tag of tags) take(`#${groupKey(tag)}`);
}
