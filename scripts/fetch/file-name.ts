import { foldCase, validateName } from "../archive/schema/names.ts";
import { validateAttachmentName } from "../archive/schema/reserved.ts";
import { extensionOf } from "../core/file-types.ts";
import { firstFree } from "../core/first-free.ts";

/** Bytes of a name without its extension; file systems allow 255. */
const LONGEST = 80;

/**
 * A name for a fetched file: that of its address, of letters, digits, `-` and `_` alone, so that it means the same in
 * Markdown, in HTML and in every file system.
 *
 * @param extension by its bytes, without the dot
 * @param taken names in the folder, folded by `foldCase`
 */
export function fileName(address: string, extension: string, taken: ReadonlySet<string>): string {
  const stem = plainStem(nameIn(address));
  const isFree = (name: string) =>
    !taken.has(foldCase(name)) && !validateName(name) && !validateAttachmentName(name, true);
  return firstFree((addition) => `${stem}${addition}.${extension}`, isFree);
}

function plainStem(name: string): string {
  const plain = name
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}_-]+/gu, "-")
    .replace(/^[-_]+|[-_]+$/g, "");
  let stem = "";
  for (const character of plain) {
    if (Buffer.byteLength(stem + character) > LONGEST) break;
    stem += character;
  }
  return stem === "" ? "picture" : stem;
}

/** The last part of an address as a name for people; empty if it has none. */
function nameIn(address: string): string {
  const last = new URL(address).pathname.split("/").at(-1) ?? "";
  let name = last;
  try {
    name = decodeURIComponent(last);
  } catch {
    // Not UTF-8: the name keeps its percent signs.
  }
  const extension = extensionOf(`/${name}`);
  return extension === "" ? name : name.slice(0, -extension.length - 1);
}
