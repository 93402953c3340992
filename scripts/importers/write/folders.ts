/** The folders of threads: those that are in the archive, and those that new threads get. */
import { plainSlug } from "../../archive/model/slug.ts";
import { foldCase, validateName } from "../../archive/schema/names.ts";
import { validateFolderName } from "../../archive/schema/reserved.ts";

/** Folder of threads without a date, in place of the year. */
const UNDATED = "undated";

/** What the folder of a thread is made from. */
export interface FolderParts {
  readonly board: string;
  readonly year?: string | undefined;
  readonly title: string;
  /** Tells it from others of its title, the same in every import; letters and digits. */
  readonly suffix: string;
}

/** Gives each thread a folder of its own. */
export class Folders {
  readonly #taken: Set<string>;

  /** @param taken folders of the content that are there */
  constructor(taken: Iterable<string>) {
    this.#taken = new Set([...taken].map(foldCase));
  }

  /** @returns `BOARD/YEAR/SLUG` */
  take({ board, year, title, suffix }: FolderParts): string {
    const parent = `${board}/${year ?? UNDATED}`;
    const slug = plainSlug(title) || "thread";
    for (const name of names(slug, suffix)) {
      const folder = `${parent}/${name}`;
      const isBad = validateName(name) ?? validateFolderName(name);
      if (isBad || name === "page" || this.#taken.has(foldCase(folder))) continue;
      this.#taken.add(foldCase(folder));
      return folder;
    }
    throw new Error("numbers end");
  }
}

function* names(slug: string, suffix: string): Generator<string> {
  yield slug;
  yield `${slug}-${suffix}`;
  for (let number = 2; ; number += 1) yield `${slug}-${suffix}-${number}`;
}
