/** The names that people go by now, from a `.mailmap`; gitmailmap(5) has the format. Pure. */

/** `Proper Name <proper@mail> Commit Name <commit@mail>`; names, and the first address, may be left out. */
const LINE = /^([^<>]*)<([^<>]*)>(?:([^<>]*)<([^<>]*)>)?/;

/** Names by the address, or by address and name, that commits have. */
export class Mailmap {
  readonly #names = new Map<string, string>();

  /** @param text a `.mailmap`; lines that are not in its form are passed over */
  constructor(text: string) {
    for (const line of text.split(/\r?\n/)) {
      const [, proper = "", first = "", name = "", second] = line.startsWith("#") ? [] : (LINE.exec(line) ?? []);
      if (proper.trim() === "") continue;
      this.#names.set(keyOf(second ?? first, name.trim()), proper.trim());
    }
  }

  /** The name of a commit's author. */
  nameOf({ author, email }: { readonly author: string; readonly email: string }): string {
    if (this.#names.size === 0) return author;
    return this.#names.get(keyOf(email, author)) ?? this.#names.get(keyOf(email, "")) ?? author;
  }
}

/** Letter case tells neither addresses nor names apart. */
function keyOf(email: string, name: string): string {
  return `${email.trim()}\0${name}`.toLowerCase();
}
