/** Addresses in the posts of one page: what they lead to, and which files of them were saved. Remembers all it was asked. */
import fs from "node:fs";
import { join } from "node:path";
import { sha256Of } from "../../core/checksum.ts";
import { decodedPart } from "../../core/percent.ts";
import { replaceFile } from "../../core/replace-file.ts";
import { oneLine } from "../html/post-text.ts";
import type { PageAddresses } from "../html/to-markdown.ts";
import { postIds } from "../join/address.ts";
import { shortSum } from "../join/summary.ts";
import type { Resource, Resources } from "../model.ts";
import { readHead } from "../read/input.ts";
import { kindOf } from "../read/kind.ts";
import { isInPageFolder } from "../read/walk.ts";
import type { FoundFile } from "./record.ts";

/** What is known of the page. */
export interface PageOf {
  /** Address of the page, or of the thread. */
  readonly url?: string | undefined;
  readonly resources: Resources;
  /** Folder for files that are inside an export. */
  readonly store: string;
}

export class AddressBook implements PageAddresses {
  readonly files: Record<string, FoundFile | null> = {};
  readonly addresses: Record<string, string> = {};
  readonly inputs: Record<string, string> = {};
  readonly #page: PageOf;
  readonly #found = new Map<string, Resource | undefined>();

  constructor(page: PageOf) {
    this.#page = page;
  }

  readonly isSaved = (address: string): boolean => /^data:/i.test(address) || this.#find(address) !== undefined;

  readonly target = (address: string): string | undefined => {
    const written = address.trim();
    const absolute = this.#absolute(written);
    const found = written.startsWith("#") ? undefined : this.#find(written);
    // Without the page's own address, a link to a post is known by its number: the post may be on another page.
    const [post] = absolute === undefined && !found ? postIds(written) : [];
    const isListed = written in this.files;
    const target = absolute ?? (found || isListed ? written : post && `#post${post}`);
    if (found && target !== undefined && !(target in this.inputs || this.files[target])) {
      if (found.path !== undefined && isPage(found.path)) this.inputs[target] = found.path;
      else this.files[target] = this.#keep(found);
    }
    return target;
  };

  /**
   * Remembers the file of a picture, or that there is none.
   *
   * @param resource the file, if the export has it
   * @returns the address under which it is remembered: a file that is written into its address has a short one
   */
  file(address: string, resource?: Resource): string {
    const written = dataResource(address);
    const name = written ? `data:${shortSum(address)}` : address;
    if (name in this.files) return name;
    const found = resource ?? written ?? this.#find(address);
    this.files[name] = found ? this.#keep(found) : null;
    const absolute = written || isInPageFolder(address) ? undefined : this.#absolute(address);
    if (absolute !== undefined && absolute !== address) this.addresses[address] = absolute;
    return name;
  }

  #find(address: string): Resource | undefined {
    if (this.#found.has(address)) return this.#found.get(address);
    const found = this.#page.resources.find(address);
    this.#found.set(address, found);
    return found;
  }

  #absolute(address: string): string | undefined {
    if (address.startsWith("//") && this.#page.url === undefined) return this.#absolute(`https:${address}`);
    if (!URL.canParse(address, this.#page.url)) return undefined;
    const url = new URL(address, this.#page.url);
    if (!/^(?:https?|mailto|ftp):$/.test(url.protocol) || url.username !== "" || url.password !== "") return undefined;
    // As written if it is whole: the form that people know.
    return /^[a-z]+:/i.test(address) && !/[\s<>\\"]/.test(address) ? address : url.href;
  }

  #keep(resource: Resource): FoundFile | null {
    try {
      const bytes = resource.read();
      const sha256 = sha256Of(bytes);
      const path = resource.path ?? this.#store(sha256, bytes);
      return {
        path,
        name: oneLine(resource.name) || "file",
        size: bytes.length,
        mtime: fs.statSync(path).mtimeMs,
        sha256,
      };
    } catch {
      return null;
    }
  }

  #store(sha256: string, bytes: Buffer): string {
    const file = join(this.#page.store, sha256.slice(0, 2), sha256);
    if (fs.existsSync(file)) return file;
    fs.mkdirSync(join(this.#page.store, sha256.slice(0, 2)), { recursive: true });
    replaceFile(file, (temporary) => fs.writeFileSync(temporary, bytes));
    return file;
  }
}

/** The bytes in a `data:` address (RFC 2397). */
function dataResource(address: string): Resource | undefined {
  const [, type = "", base64, data = ""] = /^data:([\w/+.-]*)(?:;[\w=-]+)*?(;base64)?,(.*)$/is.exec(address) ?? [];
  if (data === "") return undefined;
  const bytes = base64 === undefined ? Buffer.from(decodedPart(data)) : Buffer.from(data, "base64");
  const kind = type.split("/")[1]?.replace(/\+.*|[^a-z\d]/gi, "") ?? "";
  return { name: `picture.${kind === "jpeg" ? "jpg" : kind || "bin"}`, size: bytes.length, read: () => bytes };
}

function isPage(file: string): boolean {
  return /\.(?:md|markdown)$/i.test(file) || /^(?:html|mhtml)$/.test(kindOf(readHead(file)));
}
