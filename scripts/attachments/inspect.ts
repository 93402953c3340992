import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { byteSize, bytesOf } from "../core/byte-size.ts";
import { extensionOf, typeOfExtension } from "../core/file-types.ts";
import type { FileFacts, FileProblem, ReadFacts } from "./facts.ts";
import { fileType, HEAD_BYTES } from "./file-type.ts";
import { type ImageFile, MAX_IMAGE_BYTES, readImageFile } from "./read-image.ts";
import { MAX_SVG_BYTES } from "./svg.ts";
import { webPageProblem } from "./web-page.ts";

/** Reads the facts of an image. */
export type ReadImage = (image: ImageFile) => Promise<ReadFacts>;

const CHUNK_BYTES = 1 << 20;

/**
 * Finds all facts about one attachment. It never throws: what is wrong with the file is its `problem`.
 *
 * @param path path on disk; its extension counts too
 * @param readImage reads an image, by default in this process; see `inspectFiles` for files that are not trusted
 */
export async function inspectFile(path: string, readImage: ReadImage = readImageFile): Promise<FileFacts> {
  const extension = extensionOf(path);
  try {
    const { head, size, sha256 } = await hashFile(path);
    const type = fileType(head, extension);
    const facts = { size, sha256, type: type.label };
    const problem = size === 0 ? EMPTY : pointerProblem(head);
    return { ...facts, ...(problem ? { problem } : await inspect(path, head, extension, size, readImage)) };
  } catch (error) {
    return { size: 0, sha256: "", type: fileType(new Uint8Array(), extension).label, problem: unreadable(error) };
  }
}

const EMPTY: FileProblem = {
  kind: "file-empty",
  message: "the file is empty",
  fix: "fetch it again, or remove it from the thread",
};

async function inspect(
  path: string,
  head: Uint8Array,
  extension: string,
  size: number,
  readImage: ReadImage,
): Promise<ReadFacts> {
  const { image, type } = fileType(head, extension);
  if (image === "svg") {
    return size > MAX_SVG_BYTES ? { problem: largeDrawing(size) } : readImage({ path, format: image });
  }
  if (image === "bmp") return bmpFacts(head);
  const format = image ?? (/^image\/hei[cf]$/.test(type?.mediaType ?? "") ? "heic" : undefined);
  if (format) return size > MAX_IMAGE_BYTES ? UNREAD : readImage({ path, format });
  const isImage = type?.mediaType?.startsWith("image/") ?? false;
  const wrong = typeOfExtension(extension)?.image && !isImage ? notAnImage(extension) : undefined;
  const problem = webPageProblem(head, extension) ?? wrong;
  return problem ? { problem } : {};
}

const UNREAD: ReadFacts = { personal: { held: [{ what: "unread", where: "EXIF" }] } };

async function hashFile(path: string): Promise<{ head: Uint8Array; size: number; sha256: string }> {
  const file = await open(path, "r");
  try {
    const hash = createHash("sha256");
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    let head: Uint8Array = new Uint8Array();
    let size = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, CHUNK_BYTES);
      if (bytesRead === 0) return { head, size, sha256: hash.digest("hex") };
      const part = buffer.subarray(0, bytesRead);
      if (size === 0) head = Uint8Array.from(part.subarray(0, HEAD_BYTES));
      hash.update(part);
      size += bytesRead;
    }
  } finally {
    await file.close();
  }
}

/** The text in a working copy in place of a Git LFS file that was not fetched (git-lfs, docs/spec.md). */
function pointerProblem(head: Uint8Array): FileProblem | undefined {
  if (!Buffer.from(head.subarray(0, 64)).toString("latin1").startsWith("version https://git-lfs.github.com/spec/")) {
    return undefined;
  }
  return {
    kind: "file-not-fetched",
    message: "this is a Git LFS pointer: the file itself was not fetched",
    fix: "run `git lfs pull`",
  };
}

function notAnImage(extension: string): FileProblem {
  return {
    kind: "image-wrong-type",
    message: `the name ends in .${extension}, but the file is no image that can be read`,
    fix: "fetch the image again, or give the file the extension of what it holds",
  };
}

function largeDrawing(size: number): FileProblem {
  return {
    kind: "svg-too-large",
    message: `this SVG has ${bytesOf(size)}, and more than ${byteSize(MAX_SVG_BYTES)} are not read to see that it is harmless`,
    fix: "save it with less detail, publish it as a PNG, or pack the original into a ZIP file",
  };
}

/** The header of a BMP holds its size at byte 18; a negative height counts from the top (BITMAPINFOHEADER). */
function bmpFacts(head: Uint8Array): ReadFacts {
  const view = Buffer.from(head);
  const [width, height] = view.length < 26 ? [0, 0] : [view.readInt32LE(18), Math.abs(view.readInt32LE(22))];
  if (width <= 0 || height <= 0) return { problem: notAnImage("bmp") };
  return { image: { format: "bmp", width, height, frames: 1, animated: false, alpha: false } };
}

function unreadable(error: unknown): FileProblem {
  const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
  return {
    kind: "unreadable",
    message: `the file cannot be read (${reason})`,
    fix: "check that it exists and that its permissions allow it",
  };
}
