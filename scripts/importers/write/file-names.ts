/** Names of a thread's files: as the page or the disk has them where that is safe, each once. */
import { leftover } from "../../archive/schema/leftovers.ts";
import { foldCase, validateName } from "../../archive/schema/names.ts";
import { TEXT_FILES, validateAttachmentName } from "../../archive/schema/reserved.ts";
import { fileType, HEAD_BYTES } from "../../attachments/file-type.ts";
import { headOf } from "../../core/file-head.ts";
import { extensionOf } from "../../core/file-types.ts";
import { firstFree } from "../../core/first-free.ts";

/** Bytes of a name without its extension. */
const LONGEST = 80;

/** The names in one thread's folder. */
export class FileNames {
  readonly #taken: Set<string>;

  /** @param taken names that are there */
  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set([...TEXT_FILES, ...taken].map(foldCase));
  }

  /**
   * A name that is free, of letters, digits, `.`, `-` and `_`, so that it means the same in Markdown, in HTML and in every
   * file system.
   *
   * @param wanted the name that the file had; may be anything
   * @param extension what its bytes say, without the dot; nothing if they say nothing or fit the name
   */
  take(wanted: string, extension?: string): string {
    const last = wanted.split(/[\\/]/).at(-1) ?? "";
    const written = extensionOf(`/${last}`);
    const stem = safe(written === "" ? last : last.slice(0, -written.length - 1)) || "file";
    const end = safe(extension ?? written)
      .toLowerCase()
      .slice(0, 16);
    const kept = extension === undefined && written !== "" ? safe(last.slice(-written.length)).slice(0, 16) : end;
    const name = firstFree(
      (addition) => `${stem}${addition}${kept === "" ? "" : `.${kept}`}`,
      (one) => this.#isFree(one),
    );
    this.#taken.add(foldCase(name));
    return name;
  }

  #isFree(name: string): boolean {
    const isTaken = this.#taken.has(foldCase(name)) || leftover(name, "file");
    return !isTaken && !validateName(name) && !validateAttachmentName(name, true);
  }
}

/** The extension that a file's bytes ask for, if its name has another one. */
export function extensionByBytes(file: string, name: string): string | undefined {
  const written = extensionOf(`/${name}`);
  const { type } = fileType(headOf(file, HEAD_BYTES), written);
  const right = type?.extensions[0];
  return right === undefined || type?.extensions.includes(written) || type?.contained ? undefined : right;
}

function safe(text: string): string {
  const plain = text
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}._-]+/gu, "-")
    .replace(/^[-_.]+|[-.]+$/g, "");
  let short = "";
  for (const character of plain) {
    if (Buffer.byteLength(short + character) > LONGEST) break;
    short += character;
  }
  return short;
}
