/** Texts that an expression matches, made from its own source. */

type Node =
  | { readonly is: "one"; readonly of: readonly string[] }
  | { readonly is: "row"; readonly of: readonly Node[] }
  | { readonly is: "either"; readonly of: readonly Node[] }
  | { readonly is: "times"; readonly node: Node; readonly min: number; readonly max: number };

const NOTHING: Node = { is: "row", of: [] };
const one = (...of: string[]): Node => ({ is: "one", of });

/** Some characters of each class; of negated ones, some that are not in them. */
const CLASSES: Readonly<Record<string, readonly string[]>> = {
  d: ["7"],
  D: ["a", " "],
  w: ["a", "7"],
  W: ["-", " "],
  s: [" ", "\n"],
  S: ["a", "中"],
  b: [],
  B: [],
};
const PROPERTIES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(?:L|Alphabetic|Script)/, ["a", "中"]],
  [/^N/, ["7"]],
  [/^[PS]/, ["-", "。"]],
  [/^(?:M|Extended_Pict|Emoji)/, ["\u0301"]],
  [/^(?:C|Default|Cf)/, ["\u200b"]],
  [/^Z|^White/, [" ", "\u3000"]],
];
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", f: "\f", v: "\v", 0: "\0" };
/** What a negated class may be: the first ones that it holds. */
const COMMON = ["a", "7", " ", "-", "<", "[", "(", "中", "\n", ".", '"', "&", "\\", "/"];

/**
 * Texts that an expression matches, or nearly: conditions on what is around are read as parts of the text, if they
 * are not negative.
 *
 * @param count how many are tried; the same are given once
 */
export function samplesOf(source: string, flags: string, count: number): string[] {
  const node = new Parser(source, flags).either();
  let seed = 7;
  const dice = (sides: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (seed >> 8) % sides;
  };
  return [...new Set(Array.from({ length: count }, (_, i) => write(node, dice, i === 0).slice(0, 40)))];
}

/** Characters that the expression speaks of. */
export function charactersOf(source: string, flags: string): string[] {
  const found = new Set<string>();
  const walk = (node: Node): void => {
    if (node.is === "one") for (const each of node.of) found.add(each);
    else if (node.is === "times") walk(node.node);
    else node.of.forEach(walk);
  };
  walk(new Parser(source, flags).either());
  return [...found];
}

function write(node: Node, dice: (sides: number) => number, plain: boolean): string {
  const pick = <T>(all: readonly T[]): T | undefined => all[plain ? 0 : dice(all.length || 1)];
  switch (node.is) {
    case "one":
      return pick(node.of) ?? "";
    case "row":
      return node.of.map((part) => write(part, dice, plain)).join("");
    case "either": {
      const chosen = pick(node.of);
      return chosen ? write(chosen, dice, plain) : "";
    }
    case "times": {
      const many = Math.min(node.max, Math.max(node.min, plain ? 1 : dice(3)));
      return Array.from({ length: Math.min(many, 30) }, () => write(node.node, dice, plain)).join("");
    }
  }
}

class Parser {
  #at = 0;
  readonly #source: string;
  readonly #flags: string;

  constructor(source: string, flags: string) {
    this.#source = source;
    this.#flags = flags;
  }

  either(): Node {
    const rows = [this.#row()];
    while (this.#take("|")) rows.push(this.#row());
    return rows.length === 1 ? (rows[0] ?? NOTHING) : { is: "either", of: rows };
  }

  #row(): Node {
    const parts: Node[] = [];
    while (this.#at < this.#source.length && !/[|)]/.test(this.#source.charAt(this.#at))) {
      parts.push(this.#repeated(this.#atom()));
    }
    return { is: "row", of: parts };
  }

  #repeated(node: Node): Node {
    const found = this.#match(/(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/y);
    if (!found) return node;
    const [, sign, min, comma, max] = found;
    if (sign !== undefined)
      return { is: "times", node, min: sign === "+" ? 1 : 0, max: sign === "?" ? 1 : Number.POSITIVE_INFINITY };
    const most = max !== "" ? Number(max) : comma === "" ? Number(min) : Number.POSITIVE_INFINITY;
    return { is: "times", node, min: Number(min), max: most };
  }

  #atom(): Node {
    if (this.#match(/\(\?<?!/y)) {
      this.either();
      this.#take(")");
      return NOTHING;
    }
    if (this.#match(/\((?:\?(?:[:=]|<[=]|<[^>]*>))?/y)) {
      const inner = this.either();
      this.#take(")");
      return inner;
    }
    if (this.#take("[")) return this.#set();
    if (this.#take("\\")) return one(...this.#escape());
    const character = String.fromCodePoint(this.#source.codePointAt(this.#at) ?? 0);
    this.#at += character.length;
    if (character === "^" || character === "$") return NOTHING;
    return character === "." ? one("a", "中", " ") : one(character);
  }

  #set(): Node {
    const negated = this.#take("^");
    const start = this.#at;
    const held: string[] = [];
    while (!this.#take("]")) {
      if (this.#flags.includes("v") && this.#take("[")) {
        const inner = this.#set();
        if (inner.is === "one") held.push(...inner.of);
        continue;
      }
      if (this.#take("\\")) held.push(...this.#escape(true));
      else {
        const character = String.fromCodePoint(this.#source.codePointAt(this.#at) ?? 0);
        this.#at += character.length;
        held.push(character);
      }
      if (this.#source.charAt(this.#at) === "-" && this.#source.charAt(this.#at + 1) !== "]") this.#at += 1;
    }
    if (!negated) return one(...held.slice(0, 12));
    const set = new RegExp(`[^${this.#source.slice(start, this.#at - 1)}]`, this.#flags.replace(/[gy]/g, ""));
    return one(...COMMON.filter((each) => set.test(each)).slice(0, 3), ...held.slice(0, 0));
  }

  /** What an escape may be; the backslash is read. */
  #escape(inSet = false): readonly string[] {
    const property = this.#match(/[pP]\{(?:[A-Za-z_]+=)?([^}]*)\}/y);
    if (property) {
      const [all, name] = property;
      if (all.startsWith("P")) return ["a", "7", " "];
      return PROPERTIES.find(([pattern]) => pattern.test(name ?? ""))?.[1] ?? ["中"];
    }
    const code = this.#match(/u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|c([A-Z])/y);
    if (code) return [String.fromCodePoint(Number.parseInt(code[1] ?? code[2] ?? code[3] ?? "1", 16))];
    if (this.#match(/k<[^>]*>|[1-9]\d*/y)) return [];
    const letter = this.#source.charAt(this.#at);
    this.#at += 1;
    if (inSet && letter === "b") return ["\b"];
    return CLASSES[letter] ?? [ESCAPES[letter] ?? letter];
  }

  #take(text: string): boolean {
    if (!this.#source.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#source);
    if (!found) return undefined;
    this.#at += found[0].length;
    return found;
  }
}
