/** Checks the tags that settings call series. */
import type { Place } from "../../core/formats/yaml.ts";
import type { Problem } from "../../core/problems.ts";
import { nearest } from "../../core/schema/nearest.ts";
import type { Groups } from "../model/groups.ts";
import { groupKey } from "../schema/names.ts";

/**
 * Problems of tags that no published thread has, and of two spellings of one tag.
 *
 * @param locate finds a value in archive.yaml
 */
export function seriesProblems(
  names: readonly string[],
  tags: Groups,
  locate: (path: readonly PropertyKey[]) => Place | undefined,
): Problem[] {
  const seen = new Map<string, string>();
  return names.flatMap((name, at): Problem[] => {
    const here = { file: "archive.yaml", ...locate(["series", at]) };
    const first = seen.get(groupKey(name));
    seen.set(groupKey(name), name);
    if (first !== undefined) {
      const message = `the tags "${first}" and "${name}" are one series`;
      return [{ kind: "value-twice", ...here, message, fix: "take one of the two out" }];
    }
    if (tags.has(name)) return [];
    const near = nearest(
      name,
      tags.list.map(({ label }) => label),
    );
    const fix = near === undefined ? "write it into the tags of a thread, or take it out" : `write ${near}`;
    return [{ kind: "series-unknown", ...here, message: `no published thread has the tag "${name}"`, fix }];
  });
}
