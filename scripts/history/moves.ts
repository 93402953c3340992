/** Tells a moved thread from a new one by the files that one commit removed and added. */
import { createHash } from "node:crypto";
import { compareText } from "../core/text-order.ts";
import type { BlobReader } from "./blobs.ts";
import type { FileChange } from "./changes.ts";

export interface FolderMove {
  readonly from: string;
  readonly to: string;
}

/** Threads with the same text that are told apart; more that move together count as new. */
const COPIES = 64;

type Folders = ReadonlyMap<string, readonly FileChange[]>;

/** A folder that appeared or disappeared as a thread, with the ids of its files on the side that has them. */
interface Candidate {
  readonly folder: string;
  readonly ids: ReadonlyMap<string, string>;
}

/**
 * What two folders must share to be one thread, the surest sign first. Texts are never compared by how much they are
 * alike: that would cost much and could change with every version.
 */
const SIGNS: readonly ((one: Candidate, blobs: BlobReader) => readonly string[] | Promise<readonly string[]>)[] = [
  ({ ids }) => present(ids.get("index.md")),
  async ({ ids }, blobs) => present(await bodyOf(ids.get("index.md"), blobs)),
  ({ ids }) => [...present(ids.get("replies.md")), ...present(ids.get("capture.json"))],
  ({ folder, ids }) => [...ids.values()].map((id) => `${lastSegment(folder)}/${id}`),
];

/**
 * Finds threads that a commit moved to another folder. A thread is the same one if its `index.md` is the same, or else
 * the text below its front matter, or its replies or its capture, or its folder's name and one of its files.
 *
 * @param folders the files that the commit changed, by folder
 */
export async function findMoves(folders: Folders, blobs: BlobReader): Promise<FolderMove[]> {
  let gone: Candidate[] = [];
  let come: Candidate[] = [];
  for (const [folder, files] of folders) {
    const index = files.find(({ name }) => name === "index.md");
    if (!index) continue;
    if (index.now === undefined) gone.push(candidate(folder, files, "old"));
    if (index.old === undefined) come.push(candidate(folder, files, "now"));
  }
  const byPath = (a: Candidate, b: Candidate) => compareText(a.folder, b.folder);
  gone.sort(byPath);
  come.sort(byPath);
  const moves: FolderMove[] = [];
  for (const sign of SIGNS) {
    if (gone.length === 0 || come.length === 0) break;
    const found = await pair(gone, come, (one) => sign(one, blobs));
    moves.push(...found);
    const [from, to] = [new Set(found.map((move) => move.from)), new Set(found.map((move) => move.to))];
    gone = gone.filter(({ folder }) => !from.has(folder));
    come = come.filter(({ folder }) => !to.has(folder));
  }
  return moves;
}

function candidate(folder: string, files: readonly FileChange[], side: "old" | "now"): Candidate {
  const ids = files.flatMap((file) => (file[side] === undefined ? [] : [[file.name, file[side]] as const]));
  return { folder, ids: new Map(ids) };
}

/** Pairs each new folder with the one of those sharing a sign whose path ends most like its own. */
async function pair(
  gone: readonly Candidate[],
  come: readonly Candidate[],
  signsOf: (one: Candidate) => readonly string[] | Promise<readonly string[]>,
): Promise<FolderMove[]> {
  const bySign = new Map<string, string[]>();
  for (const one of gone) {
    for (const sign of await signsOf(one)) bySign.set(sign, [...(bySign.get(sign) ?? []), one.folder].slice(0, COPIES));
  }
  const taken = new Set<string>();
  const moves: FolderMove[] = [];
  for (const one of come) {
    const alike = (await signsOf(one)).flatMap((sign) => bySign.get(sign) ?? []).filter((folder) => !taken.has(folder));
    const closeness = (folder: string) => sharedEnd(folder, one.folder);
    const [from] = alike.sort((a, b) => closeness(b) - closeness(a) || compareText(a, b));
    if (from === undefined) continue;
    moves.push({ from, to: one.folder });
    taken.add(from);
  }
  return moves;
}

/** Segments at the end that two paths have in common. */
function sharedEnd(a: string, b: string): number {
  const [left, right] = [a.split("/").reverse(), b.split("/").reverse()];
  const at = left.findIndex((segment, index) => segment !== right[index]);
  return at < 0 ? left.length : at;
}

function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function present(text: string | undefined): string[] {
  return text === undefined ? [] : [text];
}

/** A hash of the text below the front matter; undefined if there is none, or it is too large to be read. */
async function bodyOf(id: string | undefined, blobs: BlobReader): Promise<string | undefined> {
  if (id === undefined) return undefined;
  const bytes = await blobs.read(id);
  if (bytes === undefined) return undefined;
  const body = bytes
    .toString("latin1")
    .replace(/^(?:\xef\xbb\xbf)?---[ \t]*\r?\n[\s\S]*?\n---[ \t]*\r?\n/, "")
    .trim();
  return body === "" ? undefined : createHash("sha256").update(body).digest("hex");
}
