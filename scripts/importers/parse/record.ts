/** What an input became, as it is stored between the steps of an import. Plain JSON. */
import type { PostText } from "../html/post-text.ts";
import type { CapturedQuote, CapturedThread, Change, Flag, InputFile } from "../model.ts";

/** A file that the capture has. */
export interface FoundFile {
  /** Absolute path: beside the page, or in the cache if it was inside an export. */
  readonly path: string;
  /** Its name where it was saved. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Modification time in milliseconds. */
  readonly mtime: number;
  readonly sha256: string;
}

/** A file that a post lists. */
export interface ListedFile {
  /** Its address, as the page writes it. */
  readonly address: string;
  readonly name?: string;
  readonly title?: string;
  readonly size?: number | string;
  readonly downloads?: number;
}

/** One post, its text made Markdown. */
export interface RecordedFloor {
  readonly n?: number;
  readonly id?: string;
  readonly author?: string;
  readonly date?: string;
  readonly text: PostText;
  /** Plain text. */
  readonly signature?: string;
  readonly inReplyTo?: CapturedQuote;
  readonly files: readonly ListedFile[];
  readonly remarks?: readonly RecordedRemark[];
}

/** A remark below a post, its text made Markdown. */
export interface RecordedRemark {
  readonly author?: string;
  readonly date?: string;
  readonly text: PostText;
}

/** All Markdown of a floor. */
export function textsOf({ text, remarks = [] }: RecordedFloor): readonly PostText[] {
  return [text, ...remarks.map((remark) => remark.text)];
}

/** A thread, or one page of it. */
export interface RecordedPart {
  readonly is: "part";
  readonly input: InputFile;
  /** Path of the input below the folder that was given. */
  readonly name: string;
  readonly encoding?: string;
  /** Address of the page itself. */
  readonly url?: string;
  readonly savedAt?: string;
  readonly thread: Omit<CapturedThread, "floors" | "flags">;
  readonly floors: readonly RecordedFloor[];
  /** What is known of each address of a file in the text and the lists, by that address; null if the capture lacks it. */
  readonly files: Readonly<Record<string, FoundFile | null>>;
  /** Absolute addresses of files, where they are known. */
  readonly addresses: Readonly<Record<string, string>>;
  /** Paths of other inputs that links of the text lead to, by the link. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly changes: readonly Change[];
  readonly flags: readonly Flag[];
}
