/** Notes on pictures that tell more than they show, and problems of those that cannot be stripped of it. */
import type { FileFacts } from "../../attachments/facts.ts";
import type { Held, HeldKind } from "../../attachments/metadata/held.ts";
import type { Problem } from "../../core/problems.ts";
import type { ArchiveSettings } from "../schema/archive.ts";

/**
 * Says what a picture tells of where it was taken and by which camera. Where it was taken is not repeated here.
 *
 * @param file path relative to the content folder
 */
export function checkPersonal({ images }: ArchiveSettings, file: string, facts: FileFacts): Problem[] {
  const { personal } = facts;
  if (!personal || facts.problem) return [];
  const told = TOLD.flatMap(([what, words]) => tell(what, words, personal.held)).join(", and ");
  if (images.strip === undefined) {
    const fix =
      "write images: { strip: place } in archive.yaml to publish a copy without it, or take it out with an image editor";
    return [{ level: "note", kind: "picture-tells", file, message: `the picture ${told}`, fix }];
  }
  if (personal.without) return [];
  const message = `the picture ${told}, and strip: place cannot take it out safely`;
  const fix = "save the picture without its metadata in an image editor, or pack it into a ZIP file as it is";
  return [{ kind: "picture-not-stripped", file, message, fix }];
}

const TOLD: readonly (readonly [HeldKind, string])[] = [
  ["place", "tells where it was taken"],
  ["serial", "holds the serial number of a camera or lens"],
  ["unread", "holds metadata that cannot be read and may tell where it was taken"],
];

function tell(what: HeldKind, words: string, held: readonly Held[]): string[] {
  const forms = held.filter((one) => one.what === what).map(({ where }) => where);
  return forms.length === 0 ? [] : [`${words} (${forms.join(", ")})`];
}
