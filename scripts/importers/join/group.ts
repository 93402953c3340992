/** Parts of all inputs → threads: which parts belong together. Pure. */
import { compareText } from "../../core/text-order.ts";
import type { PartSummary } from "./summary.ts";

/** Parts of one thread, by their number in the list of all. */
export interface Group {
  readonly parts: readonly number[];
  /** What somebody should know of how they were put together. */
  readonly doubts: readonly string[];
  /** Number of the thread in the archive that they belong to. */
  readonly known?: number;
}

/** Pages without address and number that may share a title before somebody should ask whether it is one. */
const MANY = 100;

/**
 * Finds the parts of each thread, in any order: by address, else by software and number, else by title and opening post.
 * Pages without any of these join by their title, if their numbers fit together.
 *
 * @param known threads that are in the archive
 * @returns groups in the order of their first part; the parts of each in the order of its pages
 */
export function groupParts(parts: readonly PartSummary[], known: readonly PartSummary[] = []): Group[] {
  const sets = new Sets(parts.length + known.length);
  const doubts = new Map<number, string>();
  const claims = new Claims([...parts, ...known], sets);
  // Opening posts first: they tell two threads apart that claim one address.
  for (const opens of [true, false]) {
    parts.forEach((part, at) => {
      const rival = part.opens === opens ? claims.add(part, at) : undefined;
      if (rival !== undefined) doubts.set(at, claimOf(parts[rival]));
    });
  }
  joinByTitle(parts, sets, doubts);
  const rivals = known.map((thread, at) => claims.add(thread, parts.length + at));
  const groups = new Map<number, number[]>();
  parts.forEach((_, at) => {
    const root = sets.rootOf(at);
    const group = groups.get(root);
    if (group) group.push(at);
    else groups.set(root, [at]);
  });
  const folders = new Map<number, number>();
  for (const at of known.keys())
    if (!folders.has(sets.rootOf(parts.length + at))) folders.set(sets.rootOf(parts.length + at), at);
  // A thread that is in the archive has its doubts on record.
  rivals.forEach((rival, at) => {
    if (rival !== undefined && rival < parts.length && !folders.has(sets.rootOf(rival)))
      doubts.set(rival, claimOf(known[at]));
  });
  return [...groups].map(([root, group]) => {
    const there = folders.get(root);
    const reasons = [...new Set(group.flatMap((at) => doubts.get(at) ?? []))];
    return { parts: inPageOrder(group, parts), doubts: reasons, ...(there !== undefined && { known: there }) };
  });
}

function claimOf(rival: PartSummary | undefined): string {
  return `it claims to be the thread "${rival?.words}", and its title is another`;
}

/** Which thread each key stands for; two threads under one key if their titles and opening posts differ. */
class Claims {
  readonly #parts: readonly PartSummary[];
  readonly #sets: Sets;
  /** By key and title the first part. */
  readonly #byTitle = new Map<string, number>();
  readonly #byKey = new Map<string, number>();

  constructor(parts: readonly PartSummary[], sets: Sets) {
    this.#parts = parts;
    this.#sets = sets;
  }

  /** Joins a part with what it belongs to. @returns the number of another thread that claims to be the same one */
  add(part: PartSummary, at: number): number | undefined {
    let rival: number | undefined;
    for (const key of part.keys) {
      const named = `${key}${part.title}`;
      const same = this.#byTitle.get(named);
      const first = this.#byKey.get(key);
      if (same !== undefined) this.#sets.join(at, same);
      else {
        this.#byTitle.set(named, at);
        const other = first === undefined ? undefined : this.#parts[first];
        if (first !== undefined && other && isSameThread(key, part, other)) this.#sets.join(at, first);
        else rival ??= first;
      }
      if (first === undefined) this.#byKey.set(key, at);
    }
    return rival;
  }
}

/**
 * Whether two parts under one key are of one thread although their titles differ. A number proves nothing, because every
 * site has a thread 1. An address does: the title may have been changed between two captures.
 */
function isSameThread(key: string, one: PartSummary, other: PartSummary): boolean {
  return key.startsWith("a") && (!one.opens || !other.opens || one.openingText === other.openingText);
}

/** Joins pages that nothing but their title is known by, and that are different pages of as many. */
function joinByTitle(parts: readonly PartSummary[], sets: Sets, doubts: Map<number, string>): void {
  const byTitle = new Map<string, number[]>();
  parts.forEach((part, at) => {
    if (part.keys.some((key) => !key.startsWith("o"))) return;
    const same = byTitle.get(part.title);
    if (same) same.push(at);
    else byTitle.set(part.title, [at]);
  });
  for (const same of byTitle.values()) {
    const pages = new Set(same.map((at) => parts[at]?.page));
    const ofs = new Set(same.map((at) => parts[at]?.of));
    const fit = pages.size === same.length && !pages.has(undefined) && ofs.size === 1;
    if (fit) for (const at of same.slice(1)) sets.join(at, same[0] as number);
    else if (same.length > MANY) {
      const reason = `${same.length} inputs have this title, and neither address nor number tells whether they are one thread`;
      for (const at of same) doubts.set(at, reason);
    }
  }
}

/** By number of the page or of the first floor; among captures of one page the newest first, then the order of inputs. */
function inPageOrder(group: readonly number[], parts: readonly PartSummary[]): number[] {
  const place = (at: number): [number, number] => {
    const part = parts[at];
    return [part?.opens ? 1 : (part?.page ?? Number.POSITIVE_INFINITY), part?.firstFloor ?? 0];
  };
  return [...group].sort((a, b) => {
    const [page, floor] = place(a);
    const [otherPage, otherFloor] = place(b);
    const byPage = page === otherPage ? floor - otherFloor : page < otherPage ? -1 : 1;
    return byPage || compareText(parts[b]?.savedAt ?? "", parts[a]?.savedAt ?? "") || a - b;
  });
}

/** Disjoint sets of numbers. */
class Sets {
  readonly #parents: Int32Array;

  constructor(size: number) {
    this.#parents = Int32Array.from({ length: size }, (_, at) => at);
  }

  rootOf(at: number): number {
    let root = at;
    while (this.#parents[root] !== root) root = this.#parents[root] as number;
    for (let step = at; step !== root; ) {
      const next = this.#parents[step] as number;
      this.#parents[step] = root;
      step = next;
    }
    return root;
  }

  join(a: number, b: number): void {
    const [one, other] = [this.rootOf(a), this.rootOf(b)];
    this.#parents[Math.max(one, other)] = Math.min(one, other);
  }
}
