/** Compares attachments with the record that was made when they were imported or fetched, `capture.json`. */
import type { Inspected } from "../../attachments/inspect-all.ts";
import { plainOrQuoted } from "../../core/formats/yaml-write.ts";
import type { Problem } from "../../core/problems.ts";
import { recordDifference } from "../model/file-record.ts";
import type { Archive, Attachment } from "../model/model.ts";
import type { CapturedFile } from "../schema/capture.ts";

/** Problems of attachments that are not what was recorded of them, and notes on those that only say so. */
export function checkRecords({ threads }: Archive, factsOf: Inspected["facts"]): Problem[] {
  return threads.flatMap(({ path, capture, attachments }): Problem[] => {
    if (!capture?.attachments) return [];
    const there = new Map(attachments.map((attachment) => [attachment.file.normalize("NFC"), attachment]));
    // A file that several addresses led to has several entries.
    const found = new Map<string, Problem>();
    for (const record of capture.attachments) {
      // The capture never had it.
      if (record.file === undefined || record.missing) continue;
      const attachment = there.get(record.file.normalize("NFC"));
      const problem = attachment ? fileProblem(record, attachment, factsOf, path) : MISSING;
      if (problem) found.set(record.file, { file: `${path}/${record.file}`, ...problem });
    }
    return [...found.values()];
  });
}

const MISSING = {
  kind: "checksum",
  message: "the file is in capture.json but not in the folder",
  fix: "put the file back as it was imported; if it must go, take its entry out of capture.json as well: git keeps both",
};

function fileProblem(
  record: CapturedFile,
  { id, file, edited }: Attachment,
  factsOf: Inspected["facts"],
  folder: string,
): Omit<Problem, "file"> | undefined {
  const facts = factsOf({ id, file: `${folder}/${file}` });
  const difference = facts.sha256 === "" ? undefined : recordDifference(record, facts);
  if (difference !== undefined && edited === undefined) {
    const message = `the file is not the one that was imported or fetched: ${difference}`;
    const entry = `attachments: [{ file: ${plainOrQuoted(file)}, edited: … }]`;
    const fix = `put that file back; or, if it was changed on purpose, write why in index.md: ${entry}`;
    return { kind: "checksum", message, fix };
  }
  if (difference !== undefined || edited === undefined || record.sha256 !== facts.sha256) return undefined;
  const message = "edited says that the file was changed, but it is the one that was imported or fetched";
  return { level: "note", kind: "attachment-unedited", message, fix: "take edited out of the attachments in index.md" };
}
