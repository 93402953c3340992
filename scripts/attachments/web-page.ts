import { typeOfExtension } from "../core/file-types.ts";
import { keepsExtension } from "../core/published-name.ts";
import type { FileProblem } from "./facts.ts";

/** The beginnings by which browsers take bytes without a type for HTML (WHATWG MIME Sniffing, 7.1). */
const SNIFFED =
  /^(?:<!DOCTYPE HTML|<HTML|<HEAD|<SCRIPT|<IFRAME|<H1|<DIV|<FONT|<TABLE|<A|<STYLE|<TITLE|<B|<BODY|<BR|<P)[\s>]|^<!--|^<\?xml/i;

/**
 * Finds a web page under the name of another type, as a download that failed leaves it. A host that does not know the type
 * would let browsers look at the bytes, and they would open it as a page of our site.
 *
 * @param head the file's first bytes
 * @param extension lower case, without the dot
 */
export function webPageProblem(head: Uint8Array, extension: string): FileProblem | undefined {
  if (!keepsExtension(extension) || extension === "bin" || typeOfExtension(extension)?.plain) return undefined;
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString("latin1");
  const start = text.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, "").replaceAll("\0", "");
  if (!SNIFFED.test(start.trimStart())) return undefined;
  return {
    message: `the name ends in .${extension}, but the file is a web page`,
    fix: "fetch the file again, or give it the extension .html",
  };
}
