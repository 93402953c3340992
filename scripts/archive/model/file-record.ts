/** What `capture.json` records of an attachment, compared with the file. */

/** The bytes of a file: as they were recorded, or as they are. */
export interface FileRecord {
  /** Lower-case hexadecimal. */
  readonly sha256?: string | undefined;
  /** Bytes. */
  readonly size?: number | undefined;
}

/** Says how a file differs from its record; undefined if it does not, as far as the record goes. */
export function recordDifference(expected: FileRecord, found: FileRecord): string | undefined {
  const isSame = (key: keyof FileRecord) => expected[key] === undefined || expected[key] === found[key];
  return isSame("sha256") && isSame("size") ? undefined : `expected ${inWords(expected)}, found ${inWords(found)}`;
}

function inWords({ sha256, size }: FileRecord): string {
  const parts = [sha256 === undefined ? [] : [`SHA-256 ${sha256}`], size === undefined ? [] : [`${size} bytes`]];
  return parts.flat().join(" with ");
}
