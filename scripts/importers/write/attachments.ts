/** The files of a thread: which there are, their names, and what the text calls them. */
import { existsSync, readdirSync } from "node:fs";
import { holesOf, oneLine } from "../html/post-text.ts";
import type { JoinedFloor } from "../join/thread.ts";
import { type FoundFile, type ListedFile, textsOf } from "../parse/record.ts";
import type { CaptureRecord, ExistingThread, Front } from "./existing.ts";
import { extensionByBytes, FileNames } from "./file-names.ts";

export type CapturedAttachment = NonNullable<CaptureRecord["attachments"]>[number];
export type FrontAttachment = NonNullable<Front["attachments"]>[number];

/** A file that is to be beside the text. */
export interface FileCopy {
  readonly name: string;
  readonly from: FoundFile;
}

/** All that is known of a thread's files. */
export interface AttachmentPlan {
  /** Entries of `capture.json`, those that were there first. */
  readonly captured: readonly CapturedAttachment[];
  /** Entries of the front matter: files that a post lists. */
  readonly listed: readonly FrontAttachment[];
  /** Names of the listed files of each floor but the first. */
  readonly byFloor: ReadonlyMap<number, readonly string[]>;
  readonly copies: readonly FileCopy[];
  /** Addresses that the text had for files which were missing then, and the names that these have now. */
  readonly arrived: ReadonlyMap<string, string>;
  /** What a text writes for a file; undefined if it is no file of the thread. */
  nameOf(floor: JoinedFloor, address: string): string | undefined;
}

/** Plans the files of a thread. @param known the thread as it is in the archive */
export function planAttachments(floors: readonly JoinedFloor[], known?: ExistingThread): AttachmentPlan {
  return new Planner(known).plan(floors);
}

class Planner {
  readonly #names: FileNames;
  readonly #captured: CapturedAttachment[];
  readonly #listed: FrontAttachment[];
  readonly #byFloor = new Map<number, string[]>();
  readonly #copies: FileCopy[] = [];
  readonly #arrived = new Map<string, string>();
  /** Names by SHA-256: the same bytes are kept once. */
  readonly #bySum = new Map<string, string>();
  /** Names or addresses that the text writes, by the address that names the file. */
  readonly #written = new Map<string, string>();

  constructor(known: ExistingThread | undefined) {
    this.#captured = [...(known?.capture.attachments ?? [])];
    this.#listed = [...(known?.front.attachments ?? [])];
    const there = known && existsSync(known.folder) ? readdirSync(known.folder) : [];
    this.#names = new FileNames([...there, ...this.#captured.flatMap(({ file }) => file ?? [])]);
    for (const { file, sha256 } of this.#captured)
      if (file !== undefined && sha256 !== undefined) this.#bySum.set(sha256, file);
  }

  plan(floors: readonly JoinedFloor[]): AttachmentPlan {
    for (const floor of floors) {
      for (const file of floor.files) {
        const shown = shownAs(floor, file);
        this.#add(floor, file.address, file, shown === undefined ? undefined : floor.part.files[shown]);
        const name = this.#written.get(keyOf(floor, file.address));
        if (shown !== undefined && name !== undefined) this.#written.set(keyOf(floor, shown), name);
      }
      for (const hole of textsOf(floor).flatMap(holesOf)) {
        if ("image" in hole) this.#add(floor, hole.image);
        else if (floor.part.files[hole.link]) this.#add(floor, hole.link);
      }
    }
    return {
      captured: this.#captured,
      listed: this.#listed,
      byFloor: this.#byFloor,
      copies: this.#copies,
      arrived: this.#arrived,
      nameOf: (floor, address) => this.#written.get(keyOf(floor, address)),
    };
  }

  /** @param shown the file, if the text shows it under another address */
  #add(floor: JoinedFloor, address: string, listed?: ListedFile, shown?: FoundFile | null): void {
    const key = keyOf(floor, address);
    if (this.#written.has(key)) return;
    const found = floor.part.files[address] ?? shown;
    const absolute = floor.part.addresses[address] ?? (/^https?:/i.test(address) ? address : undefined);
    const entry = this.#entry(floor, { address, absolute, found, listed });
    // A file may be there although this capture lacks it: of an earlier one, or fetched.
    const name = entry.missing ? undefined : entry.file;
    if (listed && entry.file !== undefined) this.#list(floor.n, entry.file, listed);
    this.#written.set(key, name ?? absolute ?? entry.file ?? address);
  }

  /**
   * @param reserved the name that the text gives to the file, if it was missing until now
   * @returns the name that the file has or gets
   */
  #place(found: FoundFile, listed: ListedFile | undefined, reserved: string | undefined): string {
    const same = this.#bySum.get(found.sha256);
    if (same !== undefined) return same;
    const wanted = reserved ?? listed?.name ?? found.name;
    const extension = extensionByBytes(found.path, wanted);
    const name = reserved !== undefined && extension === undefined ? reserved : this.#names.take(wanted, extension);
    this.#bySum.set(found.sha256, name);
    this.#copies.push({ name, from: found });
    return name;
  }

  #entry(
    { n }: JoinedFloor,
    file: {
      readonly address: string;
      readonly absolute: string | undefined;
      readonly found: FoundFile | null | undefined;
      readonly listed: ListedFile | undefined;
    },
  ): CapturedAttachment {
    const { address, absolute, found, listed } = file;
    // What a browser or an export calls a file is no address of the forum, and the next capture may call another one so.
    const isLocal = /^data:/.test(address) || (found && absolute === undefined);
    const url = isLocal ? undefined : (absolute ?? shortened(address));
    const original = listed?.name ?? found?.name;
    const size = found?.size ?? (typeof listed?.size === "number" ? listed.size : undefined);
    const at = this.#captured.findIndex((one) =>
      url === undefined
        ? isSameFile(one, original, found?.sha256) || (one.missing && one.original_url === shortened(address))
        : one.original_url === url || (absolute === undefined && isSameFile(one, lastOf(address))),
    );
    const before = this.#captured[at];
    if (before && (!before.missing || !found)) return before;
    const isNamed = listed !== undefined || absolute === undefined;
    const name = found
      ? this.#place(found, listed, before?.file)
      : (before?.file ?? (isNamed ? this.#placeholder(listed, address) : undefined));
    const entry: CapturedAttachment = {
      ...(name !== undefined && { file: name }),
      ...(!found && { missing: true }),
      ...(n > 1 && { floor: n }),
      ...(original !== undefined && { original_name: original }),
      ...(url !== undefined && { original_url: url }),
      ...(found && { sha256: found.sha256 }),
      ...(size !== undefined && { size }),
      ...(typeof listed?.size === "string" && { stated_size: listed.size }),
    };
    if (!before) this.#captured.push(entry);
    else {
      this.#captured[at] = entry;
      for (const old of [before.file, before.original_url])
        if (old !== undefined && name !== undefined) this.#arrived.set(old, name);
    }
    return entry;
  }

  /** The name that a text gives to a file which is missing. */
  #placeholder(listed: ListedFile | undefined, address: string): string {
    return this.#names.take(listed?.name ?? address.replace(/[?#].*$/, ""));
  }

  #list(floor: number, name: string, { title, downloads }: ListedFile): void {
    if (floor > 1) this.#byFloor.set(floor, [...(this.#byFloor.get(floor) ?? []), name]);
    const entry = { file: name, ...(title !== undefined && { title }), ...(downloads !== undefined && { downloads }) };
    const at = this.#listed.findIndex(({ file }) => file === name);
    if (at < 0) this.#listed.push(entry);
    else if (downloads !== undefined) this.#listed[at] = { ...(this.#listed[at] as FrontAttachment), downloads };
  }
}

/**
 * The address under which the text shows a picture that is listed too: some software links the file in the list by
 * another address, which the capture does not have, but gives it the same name.
 */
function shownAs({ text, part }: JoinedFloor, { address, name }: ListedFile): string | undefined {
  if (name === undefined || part.files[address]) return undefined;
  const pictures = holesOf(text).flatMap((hole) => ("image" in hole ? [hole.image] : []));
  return pictures.find((picture) => part.files[picture]?.name.toLowerCase() === name.toLowerCase());
}

/** Addresses may be relative, and then mean something else on another page. */
function keyOf({ part }: JoinedFloor, address: string): string {
  return `${part.addresses[address] ?? address}\0${part.files[address]?.sha256 ?? ""}`;
}

/** @param sha256 undefined if the capture lacks the file, and an earlier one may have had it */
function isSameFile(entry: CapturedAttachment, name: string | undefined, sha256?: string): boolean {
  const { original_url: url, original_name: original } = entry;
  return url === undefined && original === name && (sha256 === undefined || entry.sha256 === sha256);
}

function lastOf(address: string): string {
  return address.replace(/[?#].*$/s, "").replace(/^.*[\\/]/s, "");
}

/** An address that `capture.json` can hold. */
function shortened(address: string): string {
  return oneLine(address).slice(0, 2000);
}
