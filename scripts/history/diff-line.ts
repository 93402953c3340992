/** What differs within one line of text. Pure. */
import { diffArrays } from "diff";
import { tokens } from "./tokens.ts";

/** A stretch of a line that is in both versions, in the new one only, or in the old one only. */
export interface Part {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

/** A line of a diff: one that is the same in both, was added, was taken out, or was changed; or lines that are left out. */
export interface DiffLine {
  readonly kind: "same" | "added" | "removed" | "changed" | "gap";
  /** Their texts joined are the line; none for a gap. */
  readonly parts: readonly Part[];
}

/** Changes within a line from which on it counts as another line. */
const EDITS = 300;
/** Share of the longer version, or of the shorter one, that both must have in common to be shown as one line. */
const COMMON = { longer: 0.4, shorter: 0.8 };

/** Shows a line that was added or taken out as a whole. */
export function wholeLine(kind: "same" | "added" | "removed", text: string): DiffLine {
  return { kind, parts: [{ kind, text }] };
}

/** Shows two versions of a line as one or, if they have little in common, one after the other. */
export function changedLine(old: string, now: string): DiffLine[] {
  const changes = diffArrays(tokens(old), tokens(now), { maxEditLength: EDITS });
  const apart = [wholeLine("removed", old), wholeLine("added", now)];
  if (!changes) return apart;
  const parts = withoutIslands(
    changes.map(({ added, removed, value }) => ({
      kind: added ? "added" : removed ? "removed" : "same",
      text: value.join(""),
      single: value.length === 1,
    })),
  );
  const common = parts.reduce((sum, { kind, text }) => sum + (kind === "same" ? text.length : 0), 0);
  const [shorter, longer] = [Math.min(old.length, now.length), Math.max(old.length, now.length)];
  const together = common >= COMMON.longer * longer || common >= COMMON.shorter * shorter;
  return together ? [{ kind: "changed", parts }] : apart;
}

interface RawPart extends Part {
  /** True for one word or character. */
  readonly single: boolean;
}

/** A lone word or character between two changes is no landmark to a reader: it is shown as changed with them. */
function withoutIslands(raw: readonly RawPart[]): Part[] {
  const parts: Part[] = [];
  let [removed, added] = ["", ""];
  const flush = () => {
    if (removed !== "") parts.push({ kind: "removed", text: removed });
    if (added !== "") parts.push({ kind: "added", text: added });
    [removed, added] = ["", ""];
  };
  for (const [index, { kind, text, single }] of raw.entries()) {
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else if (single && removed !== "" && added !== "" && replacesAfter(raw, index)) {
      removed += text;
      added += text;
    } else {
      flush();
      parts.push({ kind, text });
    }
  }
  flush();
  return parts;
}

/** Whether something was both taken out and put in right after a part. */
function replacesAfter(raw: readonly RawPart[], index: number): boolean {
  const [first, second] = [raw[index + 1]?.kind, raw[index + 2]?.kind];
  return first !== undefined && second !== undefined && first !== "same" && second !== "same" && first !== second;
}
