/** Addresses of images that differ from the name of their file in letter case only. */
import type { Problem } from "../../core/problems.ts";
import { imageFile } from "../model/links.ts";
import { decodeText } from "../read/decode.ts";
import type { Reference } from "../read/parsed-thread.ts";
import { foldCase } from "../schema/names.ts";

/** What is before an address in Markdown, in a reference, and in HTML. */
const BEFORE = /(?:\]\(\s*<?|\]:\s*<?|\bsrc\s*=\s*["']?)$/i;

/** The lines of a text file, with the offset of each in its text. */
export type TextLines = readonly { readonly text: string; readonly start: number }[];

/** Cuts a file into its lines; none if it is no text. */
export function linesOfFile(bytes: Uint8Array, file: string): TextLines {
  const text = decodeText(bytes, file);
  if (typeof text !== "string") return [];
  let next = 0;
  return text.split("\n").map((line) => {
    const start = next;
    next += line.length + 1;
    return { text: line, start };
  });
}

/**
 * Writes the name of the file as it is. There is no edit if the line has the same words elsewhere, in code for example.
 *
 * @param images all images of the text
 * @param files names in the thread's folder
 * @param lines gives the lines of the file that the image is in
 */
export function caseEdit(
  image: Reference,
  images: readonly Reference[],
  files: readonly string[],
  lines: (file: string) => TextLines,
): Pick<Problem, "edits"> {
  const name = imageFile(image.address);
  const [file, ...more] = files.filter((other) => name !== undefined && foldCase(other) === foldCase(name));
  if (file === undefined || more.length > 0 || image.line === undefined) return {};
  const line = lines(image.file)[image.line - 1];
  const places = line ? placesOf(line.text, image.address) : [];
  const same = images.filter((other) => {
    return other.file === image.file && other.line === image.line && other.address === image.address;
  });
  if (!line || places.length !== same.length) return {};
  const written = (image.address.startsWith("./") ? "./" : "") + (image.address.includes("%") ? encodeURI(file) : file);
  const edits = places.map((at) => {
    const start = line.start + at;
    return { start, end: start + image.address.length, text: written };
  });
  return { edits };
}

/** Columns at which a line has an address of an image. */
function placesOf(line: string, address: string): number[] {
  const places: number[] = [];
  for (let at = line.indexOf(address); at >= 0; at = line.indexOf(address, at + 1)) {
    if (BEFORE.test(line.slice(Math.max(0, at - 20), at)) && !/^[^\s"')>]/.test(line.slice(at + address.length)))
      places.push(at);
  }
  return places;
}
