/** Puts fetched files beside the text of a thread: files first, then their record, then the text that names them. */
import fs from "node:fs";
import path from "node:path";
import { type CapturedFileFacts, missingFlag } from "../archive/model/missing-files.ts";
import { remoteImage } from "../archive/model/remote-image.ts";
import { foldCase } from "../archive/schema/names.ts";
import { TEXT_FILES } from "../archive/schema/reserved.ts";
import { checksumOf, sha256Of } from "../core/checksum.ts";
import { fileName } from "./file-name.ts";
import { imagePlaces, replaceAddresses } from "./places.ts";
import type { Fetched } from "./store.ts";

/** What became of a thread. */
export interface Placed {
  /** Files that were written. */
  readonly files: readonly string[];
  /** Bytes of all of them. */
  readonly bytes: number;
  /** Texts that were changed, `index.md`. */
  readonly texts: readonly string[];
  /** Addresses that are in the text, but at no place where they can be changed alone. */
  readonly left: readonly string[];
}

/** An attachment in `capture.json`. */
interface Entry extends CapturedFileFacts {
  readonly sha256?: string;
}

/** What is changed in `capture.json`; all else stays as it is. */
interface KnownFacts {
  readonly attachments?: readonly Entry[];
  readonly flags?: readonly (string | { readonly flag: string; readonly where?: string })[] | undefined;
  /** Sums of the texts as an importer wrote them. */
  readonly written?: Readonly<{ [file: string]: string }>;
}

/** Begins the names of files that are being written. Reading passes over names that begin with a dot. */
const TEMPORARY = ".stele-fetch-";

/**
 * Puts files into a thread's folder and their names into its text. A run that is killed here leaves nothing that the
 * next one does not finish: it finds the files by their bytes.
 *
 * @param folder of the thread, on disk
 * @param fetched by absolute address
 */
export function placeFiles(folder: string, fetched: ReadonlyMap<string, Fetched>): Placed {
  for (const name of fs.readdirSync(folder)) if (name.startsWith(TEMPORARY)) fs.rmSync(path.join(folder, name));
  const there = new Folder(folder);
  const texts = ["index.md", "replies.md"].filter((file) => fs.existsSync(path.join(folder, file)));
  const changes = texts.flatMap((file) => {
    const text = fs.readFileSync(path.join(folder, file), "utf8");
    const names = new Map<string, string>();
    for (const { address } of imagePlaces(text, file)) {
      const href = remoteImage(address)?.href ?? "";
      const found = fetched.get(href);
      if (found) names.set(address, there.nameFor(href, found));
    }
    const { text: changed, replaced } = replaceAddresses(text, file, names);
    return [{ file, text, changed, replaced }];
  });
  const replaced = new Set(changes.flatMap((change) => [...change.replaced].map((a) => remoteImage(a)?.href ?? "")));
  const { files, bytes } = there.write(replaced, changes);
  const written = changes.filter(({ text, changed }) => text !== changed);
  for (const { file, text, changed } of written) {
    // Somebody may have written in it meanwhile; the next run takes it as it is then.
    if (fs.readFileSync(path.join(folder, file), "utf8") === text) writeWhole(path.join(folder, file), changed);
  }
  const left = [...fetched.keys()].filter((address) => !replaced.has(address));
  return { files, bytes, texts: written.map(({ file }) => file), left };
}

/** The files of a thread's folder, and what is known of them. */
class Folder {
  readonly #path: string;
  readonly #record: KnownFacts;
  readonly #taken: Set<string>;
  /** By SHA-256: the same bytes are kept once. */
  readonly #names = new Map<string, string>();
  readonly #wanted = new Map<string, { readonly name: string; readonly fetched: Fetched }>();

  constructor(folder: string) {
    this.#path = folder;
    const capture = path.join(folder, "capture.json");
    this.#record = fs.existsSync(capture) ? JSON.parse(fs.readFileSync(capture, "utf8").replace(/^\ufeff/, "")) : {};
    this.#taken = new Set(fs.readdirSync(folder).map(foldCase));
  }

  /** The name that a file has or gets. */
  nameFor(address: string, fetched: Fetched): string {
    const known = this.#names.get(fetched.sha256) ?? this.#sameBytes(fetched);
    const name = known ?? fileName(address, fetched.extension, this.#taken);
    this.#names.set(fetched.sha256, name);
    this.#taken.add(foldCase(name));
    this.#wanted.set(address, { name, fetched });
    return name;
  }

  /**
   * Writes the files of these addresses and the record of them.
   *
   * @param texts as they are and as they will be
   * @returns names and bytes of the files that were not there
   */
  write(addresses: ReadonlySet<string>, texts: readonly Change[]): { files: string[]; bytes: number } {
    const files: string[] = [];
    let bytes = 0;
    const entries = [...(this.#record.attachments ?? [])];
    for (const [address, { name, fetched }] of this.#wanted) {
      if (!addresses.has(address)) continue;
      const file = path.join(this.#path, name);
      if (!fs.existsSync(file)) {
        const temporary = path.join(this.#path, `${TEMPORARY}${process.pid}`);
        fs.copyFileSync(fetched.path, temporary, fs.constants.COPYFILE_FICLONE);
        fs.renameSync(temporary, file);
        files.push(name);
        bytes += fetched.size;
      }
      if (entries.some((entry) => entry.file === name && entry.original_url === address)) continue;
      const lacked = entries.findIndex((one) => one.missing && remoteImage(one.original_url ?? "")?.href === address);
      if (lacked < 0) entries.push(entryOf(address, name, fetched));
      else entries[lacked] = arrived(entries[lacked] as Entry, entryOf(address, name, fetched));
    }
    const record = this.#changed(entries, texts);
    if (record) writeWhole(path.join(this.#path, "capture.json"), `${JSON.stringify(record, null, 2)}\n`);
    return { files, bytes };
  }

  /** The record with these attachments, and with the sums of texts that nobody but importers wrote; nothing if it stays. */
  #changed(entries: readonly Entry[], texts: readonly Change[]): KnownFacts | undefined {
    const { attachments = [], flags, written } = this.#record;
    const isOfAll = (one: NonNullable<KnownFacts["flags"]>[number]) =>
      typeof one === "object" && one.flag === "attachment-missing" && one.where === undefined;
    const missing = missingFlag(entries);
    const told = flags?.flatMap((one) => (isOfAll(one) ? (missing ?? []) : one));
    const sums = { ...written };
    for (const { file, text, changed } of texts)
      if (sums[file] !== undefined && sums[file] === sha256Of(text)) sums[file] = sha256Of(changed);
    const changed = {
      ...this.#record,
      ...(told && { flags: told.length > 0 ? told : undefined }),
      ...((entries.length > 0 || attachments.length > 0) && { attachments: entries }),
      ...(written && { written: sums }),
    };
    return JSON.stringify(changed) === JSON.stringify(this.#record) ? undefined : changed;
  }

  /** A file in the folder that has these bytes. */
  #sameBytes({ size, sha256 }: Fetched): string | undefined {
    return fs
      .readdirSync(this.#path, { withFileTypes: true })
      .filter((entry) => entry.isFile() && !TEXT_FILES.has(entry.name) && /^[\p{L}\p{N}_-]+\.\w+$/u.test(entry.name))
      .map(({ name }) => name)
      .find((name) => {
        const file = path.join(this.#path, name);
        return fs.statSync(file).size === size && checksumOf(file) === sha256;
      });
  }
}

/** A text of a thread, and what it becomes. */
interface Change {
  readonly file: string;
  readonly text: string;
  readonly changed: string;
}

/** What was known of a file that was missing, and what is known now. */
function arrived({ file: _, missing: __, ...known }: Entry, { file, ...found }: Entry): Entry {
  return { file, ...known, ...found };
}

function entryOf(address: string, file: string, { sha256, size, date, from }: Fetched): Entry {
  const copied = from === address ? {} : { fetched_from: from };
  return { file, original_url: address, sha256, ...{ size, fetched_at: date }, ...copied };
}

/** Writes a file as a whole or not at all. */
function writeWhole(file: string, text: string): void {
  const temporary = path.join(path.dirname(file), `${TEMPORARY}${process.pid}`);
  fs.writeFileSync(temporary, text);
  fs.renameSync(temporary, file);
}
