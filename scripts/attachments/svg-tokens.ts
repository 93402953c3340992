/** A piece of an XML document, references resolved. */
export type XmlToken =
  | { readonly kind: "open"; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly kind: "close"; readonly name: string }
  | { readonly kind: "text"; readonly text: string };

/** The message for a document outside the small, plain kind of XML that `xmlTokens` reads. */
export class XmlRefusal extends Error {}

const NAME = "[A-Za-z_][A-Za-z0-9_.-]*(?::[A-Za-z_][A-Za-z0-9_.-]*)?";
const DECLARATION =
  /^<\?xml\s+version\s*=\s*["']1\.[01]["'](?:\s+encoding\s*=\s*["']([A-Za-z0-9._-]+)["'])?(?:\s+standalone\s*=\s*["'](?:yes|no)["'])?\s*\?>/;
const OPEN = new RegExp(`<(${NAME})((?:\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(/?)>`, "y");
const CLOSE = new RegExp(`</(${NAME})\\s*>`, "y");
const ATTRIBUTE = new RegExp(`(?<=\\s)(${NAME})\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, "g");
const PREDEFINED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/** Elements may not be nested deeper than this; drawing programs stay below 30. */
const MAX_DEPTH = 200;

/**
 * Reads the part of XML that an honest drawing needs, and refuses the rest: no document type, no entities of its own, no
 * processing instructions but the XML declaration. What two parsers could read in two ways is refused as well, so that
 * a browser sees exactly what is checked here.
 *
 * @param text the whole document, decoded
 * @throws XmlRefusal with the reason as a clause, "it has a document type (`<!DOCTYPE`)"
 */
export function* xmlTokens(text: string): Generator<XmlToken> {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 (2.2) leaves out
  if (/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(text)) throw new XmlRefusal("it holds control characters");
  const declaration = DECLARATION.exec(text);
  if (declaration?.[1] && !/^(?:utf-8|us-ascii)$/i.test(declaration[1])) {
    throw new XmlRefusal(`it is declared as ${declaration[1]}, not UTF-8`);
  }
  const open: string[] = [];
  let roots = 0;
  let at = declaration?.[0].length ?? 0;
  while (at < text.length) {
    const next = text.indexOf("<", at);
    const end = next < 0 ? text.length : next;
    if (end > at) {
      const run = text.slice(at, end);
      if (open.length === 0 && run.trim() !== "") throw new XmlRefusal("it has text outside its root element");
      yield { kind: "text", text: resolve(run) };
      at = end;
      continue;
    }
    if (text.startsWith("<!--", at)) {
      at = afterComment(text, at);
    } else if (text.startsWith("<![CDATA[", at)) {
      const close = text.indexOf("]]>", at);
      if (close < 0 || open.length === 0) throw new XmlRefusal("it has a CDATA section that is out of place");
      yield { kind: "text", text: text.slice(at + 9, close) };
      at = close + 3;
    } else if (text.startsWith("</", at)) {
      const name = matchAt(CLOSE, text, at)[1];
      if (name === undefined || open.pop() !== name) throw new XmlRefusal(`\`</${name}>\` closes what is not open`);
      yield { kind: "close", name };
      at = CLOSE.lastIndex;
    } else {
      const [, name = "", attributes = "", empty] = matchAt(OPEN, text, at);
      if (open.length === 0 && roots++ > 0) throw new XmlRefusal("it has more than one root element");
      if (open.length >= MAX_DEPTH) throw new XmlRefusal(`its elements are nested more than ${MAX_DEPTH} deep`);
      at = OPEN.lastIndex;
      yield { kind: "open", name, attributes: readAttributes(attributes, name) };
      if (empty) yield { kind: "close", name };
      else open.push(name);
    }
  }
  if (open.length > 0 || roots === 0) throw new XmlRefusal("it is cut off or not XML at all");
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (match) return match;
  if (text.startsWith("<!DOCTYPE", at)) throw new XmlRefusal("it has a document type (`<!DOCTYPE`)");
  if (text.startsWith("<?", at)) throw new XmlRefusal("it has a processing instruction (`<?…?>`)");
  throw new XmlRefusal(`it is not well-formed XML at \`${text.slice(at, at + 30).replace(/\s+/g, " ")}\``);
}

/** XML (2.5) forbids "--" inside a comment, HTML ends one at "<!-->": readers differ on where such a comment ends. */
function afterComment(text: string, at: number): number {
  const close = text.indexOf("--", at + 4);
  if (close < 0 || text[close + 2] !== ">" || /^-?>/.test(text.slice(at + 4, at + 6)))
    throw new XmlRefusal("it has a comment that is not well-formed");
  return close + 3;
}

function readAttributes(source: string, element: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = "", double, single] of source.matchAll(ATTRIBUTE)) {
    if (attributes.has(name)) throw new XmlRefusal(`\`<${element}>\` has the attribute \`${name}\` twice`);
    attributes.set(name, resolve(double ?? single ?? ""));
  }
  return attributes;
}

function resolve(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6});|#([0-9]{1,7});|([a-z]+);)?/g, (whole, hex, decimal, name) => {
    if (name !== undefined && Object.hasOwn(PREDEFINED, name)) return PREDEFINED[name] ?? "";
    const code = hex === undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hex, 16);
    // A control character by reference is either no XML or of no use in a drawing.
    if (!(code >= 32 || code === 9 || code === 10 || code === 13) || code > 0x10ffff) {
      throw new XmlRefusal(`it uses the reference \`${whole}\``);
    }
    return String.fromCodePoint(code);
  });
}
