import fs from "node:fs";
import path from "node:path";
import { SyntaxKind } from "typescript/unstable/ast";
import { createScanner } from "typescript/unstable/ast/scanner";

const ROOT = path.join(import.meta.dirname, "../..");

/** A regular expression that the sources write. */
export interface Written {
  /** From the root of the project. */
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

/** Every source of the folders that reads content, from the root of the project. */
export function sourcesOf(folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    fs
      .readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(?:ts|mjs)$/.test(file) && !file.endsWith(".d.ts"))
      .map((file) => `${folder}/${file}`)
      .sort(),
  );
}

/** All literals of one file. */
export function literalsOf(file: string): Written[] {
  const found: Written[] = [];
  for (const text of slashes(fs.readFileSync(path.join(ROOT, file), "utf8"))) {
    const end = text.lastIndexOf("/");
    found.push({ file, source: text.slice(1, end), flags: text.slice(end + 1) });
  }
  return found;
}

/** Expressions that a file makes of strings when it is loaded. */
export async function madeBy(file: string): Promise<Written[]> {
  const found: Written[] = [];
  const usual = globalThis.RegExp;
  const note = (made: RegExp) => {
    found.push({ file, source: made.source, flags: made.flags });
    return made;
  };
  globalThis.RegExp = new Proxy(usual, {
    construct: (_, [pattern, flags]) => note(new usual(pattern, flags)),
    apply: (_, __, [pattern, flags]) => note(new usual(pattern, flags)),
  });
  try {
    // Another address is another module, so it is loaded again.
    await import(/* @vite-ignore */ `${path.join(ROOT, file)}?made`);
  } finally {
    globalThis.RegExp = usual;
  }
  return found;
}

/** True if a file makes expressions of strings. */
export function makesExpressions(file: string): boolean {
  return /\bRegExp\(/.test(fs.readFileSync(path.join(ROOT, file), "utf8"));
}

/** Keywords that an expression can follow; all others are names here, or end what can be divided. */
const BEFORE_EXPRESSIONS: ReadonlySet<string> = new Set(
  "await case delete do else extends in instanceof new of return throw typeof void yield".split(" "),
);

/** True if a slash that follows the token divides. */
function isOperand(token: SyntaxKind, text: string): boolean {
  if (/^[\w$#]/.test(text)) return !BEFORE_EXPRESSIONS.has(text);
  return /^[)\]"'`]/.test(text) || token === SyntaxKind.TemplateTail || token === SyntaxKind.RegularExpressionLiteral;
}

function* slashes(text: string): Generator<string> {
  const scanner = createScanner(true, undefined, text);
  let divides = false;
  /** For each brace that is open, whether a template goes on behind it. */
  const braces: boolean[] = [];
  for (;;) {
    let token: SyntaxKind = scanner.scan();
    if (token === SyntaxKind.EndOfFile) return;
    if (token === SyntaxKind.SlashToken || token === SyntaxKind.SlashEqualsToken) {
      if (!divides) {
        token = scanner.reScanSlashToken();
        yield scanner.getTokenText();
      }
    } else if (token === SyntaxKind.OpenBraceToken) braces.push(false);
    else if (token === SyntaxKind.TemplateHead) braces.push(true);
    else if (token === SyntaxKind.CloseBraceToken && braces.pop()) {
      token = scanner.reScanTemplateToken(false);
      if (token === SyntaxKind.TemplateMiddle) braces.push(true);
    }
    divides = isOperand(token, scanner.getTokenText());
  }
}
