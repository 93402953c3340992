/** Schemes that a link may have; relative links have none. `javascript:`, `data:`, `vbscript:`, `file:` run or leak. */
const LINK_SCHEMES: ReadonlySet<string> = new Set(["http", "https", "mailto", "tel"]);

/**
 * Reads an address as browsers do: white space and control characters at the ends and line breaks and tabs inside do
 * not count, so that `java\tscript:` is what it is.
 */
export function cleanAddress(address: string): string {
  const isSpace = (index: number) => address.charCodeAt(index) <= 0x20;
  let start = 0;
  let end = address.length;
  while (start < end && isSpace(start)) start++;
  while (end > start && isSpace(end - 1)) end--;
  return address.slice(start, end).replace(/[\t\n\r]/g, "");
}

/** True for an address that a link may lead to; takes what `cleanAddress` gave. */
export function isSafeLink(address: string): boolean {
  const scheme = schemeOf(address);
  return scheme === undefined || LINK_SCHEMES.has(scheme);
}

/** True for an address that begins with a host: somebody else's page, or at least not a relative link. */
export function isExternal(address: string): boolean {
  const scheme = schemeOf(address);
  return scheme === "http" || scheme === "https" || /^[\\/]{2}/.test(address);
}

/** Whatever comes before the first colon that no `/`, `?` or `#` precedes; stricter than the URL standard. */
function schemeOf(address: string): string | undefined {
  return /^([^/?#\\]*?):/.exec(address)?.[1]?.toLowerCase();
}
