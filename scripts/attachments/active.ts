import { typeOfExtension } from "../core/file-types.ts";
import type { FileProblem } from "./facts.ts";

/** The beginnings by which browsers take bytes without a type for HTML (WHATWG MIME Sniffing, 7.1). */
const SNIFFED =
  /^(?:<!DOCTYPE HTML|<HTML|<HEAD|<SCRIPT|<IFRAME|<H1|<DIV|<FONT|<TABLE|<A|<STYLE|<TITLE|<B|<BODY|<BR|<P)[\s>]|^<!--|^<\?xml/i;

/**
 * Says why a file that is no image may not be published: its own address would open it as a page of our site, with
 * scripts that act in the site's name.
 *
 * @param head its first bytes
 * @param extension lower case, without the dot
 */
export function activeProblem(head: Uint8Array, extension: string): FileProblem | undefined {
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString("latin1");
  const start = text
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, "")
    .replaceAll("\0", "")
    .trimStart();
  const type = typeOfExtension(extension);
  if (!type?.active && (type?.plain || !SNIFFED.test(start))) return undefined;
  return {
    kind: "file-active",
    message: "a browser would open this file as a page of the site and run its scripts",
    fix: "pack it into a ZIP file, or add .txt to its name",
  };
}
