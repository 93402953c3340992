/** Floors of a thread → Markdown, with the addresses that files and threads have in the archive. */
import { fillText, type PostText } from "../html/post-text.ts";
import { postIds } from "../join/address.ts";
import type { JoinedFloor } from "../join/thread.ts";
import type { RecordedPart } from "../parse/record.ts";
import type { AttachmentPlan } from "./attachments.ts";

/** Where threads of this run and of the archive are. */
export interface ThreadLinks {
  /** @param address absolute, or the path of an input file; @returns the folder of its thread below the content */
  folderOf(address: string): string | undefined;
}

/** What the floors of a thread know of each other. */
export interface FloorNumbers {
  /** Numbers of floors by the software's id. */
  readonly byId: ReadonlyMap<string, number>;
  /** Folder of the thread below the content folder. */
  readonly folder: string;
}

/**
 * @param text of the floor, or of a remark below it
 * @returns Markdown, without empty lines at its ends
 */
export function fillFloor(
  text: PostText,
  floor: JoinedFloor,
  files: AttachmentPlan,
  links: ThreadLinks,
  floors: FloorNumbers,
): string {
  const { part } = floor;
  return fillText(text, {
    image: (address) => destination(files.nameOf(floor, address) ?? address),
    link(address, label, title) {
      const more = title === undefined ? "" : ` ${title}`;
      const words = label ?? address.replace(/[\\`*_[\]<>$]/g, "\\$&");
      if (part.files[address]) return `[${words}](${destination(files.nameOf(floor, address) ?? address)}${more})`;
      const inside = insideOf(address, part, links, floors);
      if (inside !== undefined) return `[${words}](${inside}${more})`;
      if (!/^[a-z][a-z\d+.-]*:/i.test(address)) return words;
      return label === undefined ? `<${address}>` : `[${label}](${destination(address)}${more})`;
    },
  }).trim();
}

/** Where a link leads inside the archive. */
function insideOf(address: string, part: RecordedPart, links: ThreadLinks, floors: FloorNumbers): string | undefined {
  const input = part.inputs[address];
  const floor = postIds(address).flatMap((id) => floors.byId.get(id) ?? [])[0];
  if (address.startsWith("#")) return floor === undefined ? undefined : `#floor-${floor}`;
  const folder = (input === undefined ? undefined : links.folderOf(input)) ?? links.folderOf(address);
  const isHere = folder === undefined ? isPostAddress(address, part.url ?? part.thread.url) : folder === floors.folder;
  if (floor !== undefined && isHere) return `#floor-${floor}`;
  return folder === undefined ? undefined : `/${folder.split("/").map(encodeURIComponent).map(readable).join("/")}/`;
}

/** Whether an address asks for a post of this site alone, without naming its thread. On another site its number means nothing. */
function isPostAddress(address: string, page: string | undefined): boolean {
  if (page === undefined || !URL.canParse(address) || new URL(address).host !== new URL(page).host) return false;
  return /(?:findpost|redirect|showpost|goto[=/]post|viewtopic\.php\?p=|\/posts?\/)/i.test(address);
}

/** An address as it is between the brackets of a link or picture. A dollar sign could close a formula of the words before. */
export function destination(address: string): string {
  return address.replace(/[\s()<>\\$]/g, (character) => {
    if (character === "$") return "\\$";
    return encodeURIComponent(character).replace(/[()]/g, (one) => (one === "(" ? "%28" : "%29"));
  });
}

/** Letters of any script stay readable. */
function readable(segment: string): string {
  const text = decodeURIComponent(segment);
  return /^[\p{L}\p{N}._~-]+$/u.test(text) ? text : segment;
}
