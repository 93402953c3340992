/** Tags whose threads are the parts of a series, the oldest first. Pure. */
import { compareText } from "../../core/text-order.ts";
import { newestFirst } from "../../core/timestamp.ts";
import { groupKey } from "../schema/names.ts";
import type { Group, Groups } from "./groups.ts";
import type { Thread } from "./model.ts";

export interface Series {
  /** The threads of its tag, in whatever script it is written. */
  readonly group: Group;
  /** Part 1 comes first: undated threads, then the oldest; ties by path. */
  readonly parts: readonly Thread[];
}

/** A thread's place in a series. */
export interface Part {
  readonly series: Series;
  /** From 1 on. */
  readonly number: number;
}

/** The series of an archive, in the order of the settings, and the places of its threads. */
export interface AllSeries {
  readonly list: readonly Series[];
  partsOf(thread: Thread): readonly Part[];
}

/**
 * The series that settings name.
 *
 * @param names tags; those that no thread has make no series
 */
export function seriesOf(names: readonly string[], tags: Pick<Groups, "list">): AllSeries {
  const wanted = new Set(names.map(groupKey));
  const groups = [...wanted].flatMap((key) => tags.list.find((group) => group.key === key) ?? []);
  const list = groups.map((group): Series => ({ group, parts: [...group.threads].sort(oldestFirst) }));
  const places = new Map<Thread, Part[]>();
  for (const series of list) {
    for (const [at, thread] of series.parts.entries()) {
      const known = places.get(thread) ?? [];
      places.set(thread, [...known, { series, number: at + 1 }]);
    }
  }
  return { list, partsOf: (thread) => places.get(thread) ?? [] };
}

function oldestFirst(a: Thread, b: Thread): number {
  return newestFirst(b.date, a.date) || compareText(a.path, b.path);
}
