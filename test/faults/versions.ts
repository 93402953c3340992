import { build } from "../../scripts/eleventy/generate.ts";
import { fromNothing } from "./command.ts";
import type { Tree } from "./compare.ts";
import { type RunOptions, Site, withPictures } from "./site.ts";

/** A commit, and what it is published as. */
interface Version {
  readonly commit: string;
  readonly expected: Tree;
}

/** Two commits of one archive, published in turn. What each is published as is known, so a round costs one publish. */
export class Versions {
  readonly site: Site;
  readonly #all: readonly Version[];
  #at = 0;

  private constructor(site: Site, all: readonly Version[]) {
    this.site = site;
    this.#all = all;
  }

  /** Makes the archive and publishes its second version. @param folder an empty folder for all of it */
  static async in(folder: string, options: RunOptions): Promise<Versions> {
    const site = new Site(folder, options);
    const all: Version[] = [];
    for (const picture of [4, 5]) {
      site.edit((content) => withPictures(content, [0, 1, 2, 3, picture]));
      all.push({ commit: site.repository.head, expected: await fromNothing(site.repository.content) });
    }
    const versions = new Versions(site, all);
    await versions.publish();
    return versions;
  }

  /** What the version that is checked out is published as. */
  get expected(): Tree {
    return this.#version.expected;
  }

  /** Checks the other version out. */
  turn(): void {
    this.#at = 1 - this.#at;
    this.site.repository.git("checkout", "-q", "--detach", this.#version.commit);
  }

  /** Publishes in this process, which takes less time. @throws Error if that fails */
  async publish(options: { readonly verify?: boolean } = {}, target = this.site.target): Promise<void> {
    const result = await build({ content: this.site.repository.content, ...target, ...options });
    if ("problems" in result) throw new Error(JSON.stringify(result.problems));
  }

  get #version(): Version {
    const version = this.#all[this.#at];
    if (!version) throw new Error("there is no such version");
    return version;
  }
}
