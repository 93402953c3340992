/**
 * The plain text of a thread's page, as copying it from a browser gives it. What is furniture of the page is told by its
 * words; a text without any such words is no page, and becomes nothing.
 */
import { decodePage } from "../decode/decode.ts";
import type { CapturedFloor, CapturedThread, Flag } from "../model.ts";
import { isForeignTitle } from "../repair/page-title.ts";
import { NO_RESOURCES } from "./exports/fields.ts";
import { type Input, inputFile, type Reader } from "./input.ts";
import { type ListedAttachment, readAttachmentLine } from "./plain-text/attachments.ts";
import { floorHeader, isFooter, isFurniture, siteOf, titleOf } from "./plain-text/furniture.ts";
import { bodyOf, isCaption, isImageName } from "./plain-text/paragraphs.ts";

export const plainText: Reader = {
  most: 16 << 20,
  reads: ({ kind }) => kind === "text",
  *items(input: Input) {
    const bytes = input.read();
    const { text, changes, flags, encoding } = decodePage(bytes);
    const read = readPlainText(text);
    if (typeof read === "string") yield { is: "nothing", file: input.name, reason: read };
    else {
      const source = { input: inputFile(input.name, bytes), encoding, changes, resources: NO_RESOURCES };
      yield { is: "thread", ...source, thread: { ...read, flags: [...flags, ...(read.flags ?? [])] } };
    }
  },
};

/** A floor while its lines are collected. */
interface OpenFloor {
  readonly header: Pick<CapturedFloor, "n" | "author" | "date">;
  readonly lines: string[];
  readonly attachments: ListedAttachment[];
  readonly signature: string[];
  /** What the next line belongs to. */
  part: "text" | "attachments" | "signature";
}

/** A line of signs above a signature. */
const RULE = /^\s*(?:[-_=—─━*]\s?){5,}\s*$/;

/**
 * Reads the text of a page.
 *
 * @param text decoded, with `\n` line ends
 * @returns the thread, or a sentence that says why there is none
 */
function readPlainText(text: string): CapturedThread | string {
  const lines = text.split("\n").map((line) => line.replace(/(?<![ \t\u00a0])[ \t\u00a0]+$/, ""));
  const title = titleOf(lines);
  const attached = lines.filter((line) => readAttachmentLine(line) !== undefined).length;
  const signs = lines.filter(isFurniture).length + attached + (title.labelled ? 2 : 0);
  if (signs < 2) return "it is plain text, and nothing in it says that it was the page of a thread";
  if (title.text === "") return "it is the text of a page, but no title is in it";
  const floors = floorsOf(lines.slice(title.line + 1));
  if (floors.every(({ lines: own, attachments }) => own.join("").trim() === "" && attachments.length === 0))
    return "it is the text of a page without a post";
  const first =
    lines
      .slice(0, title.line)
      .find((line) => line.trim() !== "")
      ?.trim() ?? "";
  const site = siteOf(lines);
  const isRejected = first !== "" && !isFurniture(first) && isForeignTitle(first, title.text);
  const opens = floors[0]?.header.n === undefined || floors[0].header.n === 1;
  return {
    title: title.text,
    ...(isRejected && { rejectedTitle: first }),
    ...(site !== undefined && { site }),
    adapter: "text",
    floors: floors.map((floor, index) => finish(floor, index === 0 && opens)),
    opens,
    flags: [...(title.labelled ? [] : [doubtful]), ...floors.flatMap(placedFlag)],
  };
}

const doubtful: Flag = {
  flag: "title-doubtful",
  reason: "no words say which line is the title; the first one that is no furniture of a page is taken",
};

function floorsOf(lines: readonly string[]): OpenFloor[] {
  const open = (header: OpenFloor["header"]): OpenFloor => ({
    header,
    lines: [],
    attachments: [],
    signature: [],
    part: "text",
  });
  const floors: OpenFloor[] = [open({})];
  for (const line of lines) {
    if (isFooter(line)) break;
    let floor = floors.at(-1) as OpenFloor;
    const header = floorHeader(line);
    if (header) {
      const isEmpty = floor.lines.every((one) => one.trim() === "") && floor.attachments.length === 0;
      if (isEmpty) floors.pop();
      floors.push(open(header));
      continue;
    }
    const attachment = readAttachmentLine(line);
    if (attachment) {
      floor.attachments.push(attachment);
      floor.part = "attachments";
    } else if (RULE.test(line) && restIsShort(floor)) floor.part = "signature";
    else if (isFurniture(line)) continue;
    else if (floor.part === "signature") floor.signature.push(line);
    else floor.lines.push(line);
    floor = floors.at(-1) as OpenFloor;
  }
  return floors;
}

/** A rule inside a text is one; below the files, or below some text, it begins the signature. */
function restIsShort({ lines, part }: OpenFloor): boolean {
  return part !== "signature" && lines.some((line) => line.trim() !== "");
}

function finish(floor: OpenFloor, isOpening: boolean): CapturedFloor {
  const { header, lines, attachments, signature } = floor;
  const pictures = attachments.filter(({ name }) => isImageName(name)).map(({ name }) => name);
  const said = signature.join("\n").trim();
  return {
    ...header,
    ...(isOpening && { n: 1 }),
    body: { kind: "html", nodes: bodyOf(lines, isPlaced(floor) ? pictures : []) },
    ...(said !== "" && { signature: { kind: "text", text: said } as const }),
    files: attachments.map(({ name, ...facts }) => ({ name, url: name, ...facts })),
  };
}

/** Whether captions and pictures are as many, so that each picture has its place. */
function isPlaced({ lines, attachments }: OpenFloor): boolean {
  const captions = lines.filter(isCaption).length;
  return captions > 0 && captions === attachments.filter(({ name }) => isImageName(name)).length;
}

function placedFlag(floor: OpenFloor, index: number): Flag[] {
  if (!isPlaced(floor)) return [];
  const reason = "pictures are placed at the captions, as many as there are files, in the order of the list";
  return [{ flag: "text-inferred", where: `floor ${floor.header.n ?? index + 1}`, reason }];
}
