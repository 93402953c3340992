/** Percent-encoded text as people write it: what is no percent-encoded UTF-8 stays as it is, as in `100%.jpg`. */

/** A part of an address, or a name: every escape is decoded. */
export function decodedPart(text: string): string {
  return attempt(decodeURIComponent, text);
}

/** A path: escapes of what separates its parts stay. */
export function decodedPath(path: string): string {
  return attempt(decodeURI, path);
}

function attempt(decode: (text: string) => string, text: string): string {
  try {
    return decode(text);
  } catch {
    return text;
  }
}
