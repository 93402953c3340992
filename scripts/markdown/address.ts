/**
 * Schemes that a link may have; relative links have none. Nothing in them runs: they open a page, or the program that the
 * reader chose for them. Those that web sites may handle (HTML Standard, 8.3.1.1), and those of old download links.
 */
const LINK_SCHEMES: ReadonlySet<string> = new Set(
  `http https mailto tel sms sip sips xmpp irc ircs im news nntp ftp ftps sftp magnet urn geo webcal matrix bitcoin
  openpgp4fpr gopher gemini git rtsp mms ed2k thunder flashget qqdl`.split(/\s+/),
);

/** Schemes whose addresses are code, or whole files in place of an address: nothing that somebody reads. */
const CODE_SCHEMES: ReadonlySet<string> = new Set(["javascript", "vbscript", "livescript", "mocha", "data", "blob"]);

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

/**
 * Says of an address that its colon ends no scheme, as in `foo):` or `第1章: 序.md`: browsers read these as names of files,
 * and `./` before them leaves no doubt (RFC 3986, 4.2). Takes what `cleanAddress` gave.
 */
export function withoutDoubt(address: string): string {
  const scheme = schemeOf(address);
  return scheme === undefined || /^[a-z][a-z0-9+.-]*$/.test(scheme) ? address : `./${address}`;
}

/** True for an address that a link may lead to; takes what `cleanAddress` gave. */
export function isSafeLink(address: string): boolean {
  const scheme = schemeOf(address);
  return scheme === undefined || LINK_SCHEMES.has(scheme);
}

/** True for an address that holds code or data instead of naming a place; takes what `cleanAddress` gave. */
export function isCode(address: string): boolean {
  return CODE_SCHEMES.has(schemeOf(address) ?? "");
}

/** True for an address that leads away from the archive, other than to a person. */
export function isExternal(address: string): boolean {
  const scheme = schemeOf(address);
  if (scheme === undefined) return /^[\\/]{2}/.test(address);
  return scheme !== "mailto" && scheme !== "tel";
}

/** True for an address that is relative to the page: it names a file or page of this site. */
export function isLocal(address: string): boolean {
  return address !== "" && schemeOf(address) === undefined && !/^[\\/]{2}/.test(address);
}

/** Whatever comes before the first colon that no `/`, `?` or `#` precedes; stricter than the URL standard. */
function schemeOf(address: string): string | undefined {
  return /^([^/?#\\]*?):/.exec(address)?.[1]?.toLowerCase();
}
