import type { Problem } from "../../core/problems.ts";
import type { Archive } from "../model/model.ts";
import { isImport } from "../schema/capture.ts";

/**
 * What a clone without its older commits cannot be published with: its site would not be the one that a full clone gives.
 *
 * @returns one problem, which says how to get the commits; none if nothing needs them
 */
export function historyProblems(archive: Archive): Problem[] {
  const whole = [...archive.threads, ...archive.tombstones];
  const undated = whole.filter((thread) => thread.date === undefined && !isImport(thread.capture));
  const fetch = "run git fetch --unshallow; where actions/checkout made the clone, give it fetch-depth: 0";
  if (archive.settings.history) {
    const message = "this is a shallow clone, which lacks the history of the threads";
    return [
      {
        kind: "history-shallow",
        file: "archive.yaml",
        message,
        fix: `${fetch}; or do without and write history: false`,
      },
    ];
  }
  const [first] = undated;
  if (!first) return [];
  const others = undated.length > 1 ? ` (nor have ${undated.length - 1} more)` : "";
  const message = `the thread has no date${others}, and this is a shallow clone, which lacks its first commit`;
  return [{ kind: "history-shallow", file: `${first.path}/index.md`, message, fix: `${fetch}; or write date: …` }];
}
