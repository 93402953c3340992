/** Names under which attachments are published, so that no host takes one for a page or a program. */
import { typeOfExtension } from "./file-types.ts";

/**
 * The name under which a file is published. A host tells the type of a file by its name, each host by a table of its own:
 * so only types that every table has, and that cannot act, keep their name. Others get `.bin`, which every host gives as
 * bytes to save. Servers with Apache's rule look at every extension (mod_mime, "Files with Multiple Extensions"), so one
 * of a program is not set off by a dot. Some servers unpack a file on its way: `evil.html.gz` reaches browsers as
 * a page, and under `/evil.html` too, so `.gz` stays only if a type that cannot act is inside.
 *
 * @param name of the file, without folders
 * @returns the same name for nearly all; `feed.rng` is `feed.rng.bin`, and `evil.php` is `evil_php.bin`
 */
export function publishedName(name: string): string {
  const [stem = "", ...extensions] = name.split(".");
  if (!keepsExtension(extensions.at(-1)) || !unpacksInert(extensions)) extensions.push("bin");
  const last = extensions.pop() ?? "";
  // Of several media types the last one counts, if the host knows it; a program is run for any of them.
  const isHarmless = typeOfExtension(last.toLowerCase())?.mediaType === undefined ? isNoType : isNoProgram;
  return `${stem}${extensions.map((part) => (isHarmless(part) ? "." : "_") + part).join("")}.${last}`;
}

/** Whether an extension is in the table of types, and cannot act. Drawings are checked for what they hold. */
export function keepsExtension(extension = ""): boolean {
  const type = typeOfExtension(extension.toLowerCase());
  return type !== undefined && type.active === undefined;
}

/** Whether a name is of no packed file, or of one with a type inside that cannot act. What is packed is not checked. */
function unpacksInert(extensions: readonly string[]): boolean {
  const [inner, last = ""] = [extensions.at(-2), extensions.at(-1)];
  if (!UNPACKED.test(last)) return true;
  return inner !== undefined && keepsExtension(inner) && typeOfExtension(inner.toLowerCase())?.image !== "svg";
}

/** Whether no server runs or unpacks files for the sake of this extension. */
function isNoProgram(part: string): boolean {
  return typeOfExtension(part.toLowerCase())?.active !== "server" && !PROGRAMS.test(part) && !UNPACKED.test(part);
}

/** Whether an inner part of a name is a number, a date or words, which no table of types has. */
function isNoType(part: string): boolean {
  return part === "" || !/^[A-Za-z][A-Za-z0-9+-]*$/.test(part) || part.length > LONGEST_TYPE;
}

/** What servers have been set up to run or to read as instructions, beyond the table. */
const PROGRAMS = /^(?:asa|asis|cer|cdx|cgi|ep|fpl|htaccess|idc|pht|phpt?|pl|py|rb|rpy|sh|shtml?|stm|var|vbs|wsf)\d?$/i;

/** What servers take for the encoding of a file of another type (mod_mime, `AddEncoding`; nginx, `gzip_static`). */
const UNPACKED = /^(?:gz|tgz|z)$/i;

/** Characters of the longest extension in tables of types. */
const LONGEST_TYPE = 12;
