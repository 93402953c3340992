/** How the tests of whole imports run the command and look at what it wrote. */
import fs from "node:fs";
import path from "node:path";
import { main as check } from "../../../scripts/check.ts";
import { filesBelow } from "../../../scripts/core/below.ts";
import { main } from "../../../scripts/import.ts";
import type { ImportResult } from "../../../scripts/importers/result.ts";
import { type Files, temporaryFolder, tree, write } from "../../support/archive.ts";
import { runHere } from "../../support/command.ts";

/** A folder of saved pages, an archive beside it, and a cache. */
export class Import {
  readonly saved: string;
  readonly content = path.join(temporaryFolder(), "content");
  readonly cache: string;

  /** @param pages whose folder of saved pages and cache this import shares */
  constructor(files: Files = {}, pages?: Import) {
    this.saved = pages?.saved ?? fs.realpathSync(temporaryFolder());
    this.cache = pages?.cache ?? path.join(temporaryFolder(), "cache");
    write(this.saved, files);
  }

  /** The same archive, and a copy of its pages or those of another import. */
  copy(pages?: Import): Import {
    const other = new Import({}, pages);
    if (!pages) fs.cpSync(this.saved, other.saved, { recursive: true });
    if (fs.existsSync(this.content)) fs.cpSync(this.content, other.content, { recursive: true });
    return other;
  }

  /** Runs the command with these options besides. @returns its exit status and what it wrote */
  run(...options: string[]) {
    return this.bare(...(options.includes("--board") ? [] : ["--board", "tea"]), ...options);
  }

  /** Runs the command with no board but that of the options. */
  bare(...options: string[]) {
    return runHere(main, this.saved, "--content", this.content, "--cache", this.cache, ...options);
  }

  /** Runs the command. @returns its exit status and its result for machines */
  async result(...options: string[]): Promise<Omit<ImportResult, "isWhole"> & { status: number; stopped: boolean }> {
    const { status, stdout } = await this.run("--json", ...options);
    return { status, ...JSON.parse(stdout) };
  }

  /** Changes the saved pages: text by path, undefined to remove. */
  save(files: Files): void {
    write(this.saved, files);
  }

  read(file: string): string {
    return fs.readFileSync(path.join(this.content, file), "utf8");
  }

  capture(folder: string) {
    return JSON.parse(this.read(`${folder}/capture.json`));
  }

  /** Paths of all files of the archive; none is opened, as an import may just move it. */
  get files(): string[] {
    return filesBelow(this.content);
  }

  /** Each file with its bytes and the time when it was written. */
  get state(): Map<string, string> {
    const all = tree(this.content);
    return new Map(
      [...all].map(([file, bytes]) => [file, `${fs.statSync(path.join(this.content, file)).mtimeMs} ${bytes}`]),
    );
  }

  /** What `check` says of the archive; nothing if it is sound. */
  async problems(): Promise<unknown[]> {
    const { stdout } = await runHere(check, "--content", this.content, "--json");
    return JSON.parse(stdout).problems;
  }
}
