/** Addresses of images that differ from the name of their file in letter case only. */
import type { Problem } from "../../core/problems.ts";
import { imageFile } from "../model/links.ts";
import { decodeText } from "../read/decode.ts";
import type { Reference } from "../read/parsed-thread.ts";
import { foldCase } from "../schema/names.ts";

/** What is before an address in Markdown, in a reference, and in HTML. */
const BEFORE = /(?:\]\(\s*<?|\]:\s*<?|\bsrc\s*=\s*["']?)$/i;

/**
 * Writes the name of the file as it is. There is no edit if the line has the same words elsewhere, in code for example.
 *
 * @param bytes the file that the text is in
 * @param images all images of the text
 * @param files names in the thread's folder
 */
export function caseEdit(
  image: Reference,
  images: readonly Reference[],
  files: readonly string[],
  bytes: () => Uint8Array,
): Pick<Problem, "edits"> {
  const name = imageFile(image.address);
  const [file, ...more] = files.filter((other) => name !== undefined && foldCase(other) === foldCase(name));
  if (file === undefined || more.length > 0 || image.line === undefined) return {};
  const text = decodeText(bytes(), image.file);
  if (typeof text !== "string") return {};
  const lines = text.split("\n");
  const start = lines.slice(0, image.line - 1).reduce((sum, line) => sum + line.length + 1, 0);
  const places = placesOf(lines[image.line - 1] ?? "", image.address);
  const same = images.filter(({ file, line, address }) => {
    return file === image.file && line === image.line && address === image.address;
  });
  if (places.length !== same.length) return {};
  const written = (image.address.startsWith("./") ? "./" : "") + (image.address.includes("%") ? encodeURI(file) : file);
  const edits = places.map((at) => ({ start: start + at, end: start + at + image.address.length, text: written }));
  return { edits };
}

/** Columns at which a line has an address of an image. */
function placesOf(line: string, address: string): number[] {
  const places: number[] = [];
  for (let at = line.indexOf(address); at >= 0; at = line.indexOf(address, at + 1)) {
    if (BEFORE.test(line.slice(0, at)) && !/^[^\s"')>]/.test(line.slice(at + address.length))) places.push(at);
  }
  return places;
}
