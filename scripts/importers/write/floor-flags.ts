/** What somebody should look at in the floors of a thread. Pure. */
import { missingFlag } from "../../archive/model/missing-files.ts";
import type { FlagName } from "../../archive/schema/capture.ts";
import { firstOf } from "../../core/counted.ts";
import { holesOf } from "../html/post-text.ts";
import type { JoinedFloor, JoinedThread } from "../join/thread.ts";
import type { Flag } from "../model.ts";
import type { AttachmentPlan } from "./attachments.ts";

/** Floors that are named in a flag. */
const NAMED = 5;

export function floorFlags({ floors, flags }: JoinedThread, { captured }: AttachmentPlan): Flag[] {
  const told = new Set(flags.map(({ flag, where }) => `${flag} ${where ?? ""}`));
  const list = (flag: FlagName, found: readonly JoinedFloor[], reason: string): Flag[] => {
    const rest = found.filter(({ n }) => !told.has(`${flag} floor ${n}`) && !told.has(`${flag} `));
    return rest.length === 0 ? [] : [{ flag, where: placesOf(rest), reason }];
  };
  const missing = missingFlag(captured);
  return [
    ...(missing ? [missing] : []),
    ...list("post-empty", floors.filter(isEmpty), "the post has no text and no file"),
    ...list(
      "author-missing",
      floors.filter(({ author }) => author === undefined),
      "the capture names no author",
    ),
    ...list(
      "date-missing",
      floors.filter(({ date }) => date === undefined),
      "the capture states no date",
    ),
  ];
}

function isEmpty({ text, files }: JoinedFloor): boolean {
  const words = text
    .filter((part) => typeof part === "string")
    .join("")
    .trim();
  return words === "" && holesOf(text).length === 0 && files.length === 0;
}

function placesOf(floors: readonly JoinedFloor[]): string {
  const numbers = floors.map(({ n }) => n);
  return `floor${numbers.length === 1 ? "" : "s"} ${firstOf(numbers, NAMED)}`;
}
