/** Rules for names of files and folders, so that an archive can be checked out and published anywhere. */
import { foldHan } from "../../core/han/same-character.ts";
import { withoutInvisible } from "../../core/invisible.ts";
import { codePointName } from "../../core/schema/fields.ts";

/** What is wrong with a name, and what to do. */
export interface NameProblem {
  /** See `Problem.kind`. */
  readonly kind?: string;
  readonly message: string;
  readonly fix: string;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/;

/** Names that Windows keeps for devices, with any extension. */
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$/i;

const PLAIN = /^[A-Za-z0-9_][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*$/;

/**
 * Finds what would keep a name from being checked out on another system, or hide what it says from a reader.
 *
 * @param name one segment of a path, decoded as UTF-8 with U+FFFD for what is not
 * @see https://learn.microsoft.com/windows/win32/fileio/naming-a-file
 */
export function validateName(name: string): NameProblem | undefined {
  if (PLAIN.test(name) && !DEVICE.test(name)) return undefined;
  if (name.includes("\ufffd")) {
    return {
      kind: "name-encoding",
      message: "the name is not valid UTF-8",
      fix: "rename it; old systems wrote names in GBK or Big5",
    };
  }
  const hidden = INVISIBLE.exec(name)?.[0];
  if (hidden !== undefined) {
    return {
      kind: "name-not-portable",
      message: `the name holds the control character ${codePointName(hidden)}`,
      fix: "rename it without that",
    };
  }
  const refused = /[<>:"|?*\\]/.exec(name)?.[0];
  if (refused !== undefined) {
    return {
      kind: "name-not-portable",
      message: `the name holds ${refused} , which not every system allows`,
      fix: "rename it without that",
    };
  }
  if (/[. ]$|^ /.test(name)) {
    return {
      kind: "name-not-portable",
      message: "the name begins or ends with a space, or ends with a dot",
      fix: "rename it without that",
    };
  }
  if (DEVICE.test(name))
    return { kind: "name-not-portable", message: "Windows keeps this name for a device", fix: "rename it" };
  return undefined;
}

/** Bytes of UTF-8 that file systems hold in one name: ext4, APFS, NTFS and their like. */
const NAME_BYTES = 255;
/** Bytes of a path below the content folder or the site: macOS has room for 1,024 in all, with the folders around it. */
const PATH_BYTES = 900;

/**
 * Says which limit of file systems a path does not keep.
 *
 * @param path decoded, with slashes between its segments
 * @returns words that follow "has": `a part of more than 255 bytes`; undefined if the path is short enough
 */
export function tooLong(path: string): string | undefined {
  if (path.length <= NAME_BYTES && /^[\x20-\x7e]*$/.test(path)) return undefined;
  const published = path.normalize("NFC");
  if (published.split("/").some((name) => Buffer.byteLength(name) > NAME_BYTES))
    return `a part of more than ${NAME_BYTES} bytes`;
  return Buffer.byteLength(published) > PATH_BYTES ? `more than ${PATH_BYTES} bytes` : undefined;
}

/** Judges a path below the content folder, of which every name is judged by itself as well. */
export function validateLength(path: string): NameProblem | undefined {
  const long = tooLong(path);
  if (long === undefined) return undefined;
  return { message: `the path has ${long}, which not every file system can hold`, fix: "give it shorter names" };
}

/** Two names or tags that fold to the same text count as one: letter case and Unicode form do not tell them apart. */
export function foldCase(text: string): string {
  return text.normalize("NFC").toLowerCase();
}

/** The key of a tag or an author as it is written: names that look the same, but for letter case, have one. */
export function nameKey(name: string): string {
  return foldCase(withoutInvisible(name)).trim();
}

/** The key of all spellings that count as one tag or author: those that differ in letter case or script, 庫存 and 库存. */
export function groupKey(name: string): string {
  return foldHan(nameKey(name));
}
