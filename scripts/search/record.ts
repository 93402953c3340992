import { postsOf } from "../archive/model/floor-posts.ts";
import type { Attachment, Board, Body, Floor, Thread } from "../archive/model/model.ts";
import { imageParts } from "../markdown/post.ts";

/** What search knows of one thread. Plain JSON; texts are in their original script. */
export interface SearchRecord {
  /** Site path without the base, percent-encoded: `/retail/2016/x/`. */
  readonly url: string;
  readonly title: string;
  /** BCP 47; shown with the result, of no account for what is found. */
  readonly lang: string;
  readonly board: { readonly path: string; readonly title: string };
  readonly author?: string;
  /** As written, and its instant in milliseconds since 1970 UTC. */
  readonly date?: { readonly iso: string; readonly epoch: number; readonly year: number };
  readonly tags: readonly string[];
  readonly summary?: string;
  /** File names and titles of attachments. */
  readonly attachments: readonly string[];
  readonly thumbnail?: SearchThumbnail;
  /** Ascending by `n`, the opening post is floor 1; then the archived comments. */
  readonly floors: readonly SearchFloor[];
}

/** A small picture beside a result. */
export interface SearchThumbnail {
  /** Site path without the base, percent-encoded. */
  readonly src: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

export interface SearchFloor {
  /** 0 for a comment. */
  readonly n: number;
  /** Site path without the base, with the page of floors that it is on: `/retail/2016/x/2/#floor-37`. */
  readonly url: string;
  readonly author?: string;
  readonly text: string;
  /** Words and captions of its images and other files. */
  readonly captions: readonly string[];
}

export interface RecordOptions {
  /** Site path of a floor, without the base, if it is not on the thread's first page. */
  readonly floorUrl?: (n: number) => string;
  /** Picture for the thread's first figure. */
  readonly thumbnail?: (attachment: Attachment) => SearchThumbnail | undefined;
}

/** The record of a published thread. Tombstones and drafts are the caller's to leave out. */
export function toRecord(thread: Thread, body: Body, board: Board, options: RecordOptions = {}): SearchRecord {
  const floorUrl = options.floorUrl ?? ((n) => `${thread.url}#floor-${n}`);
  const figure = thread.attachments.find((attachment) => attachment.file === thread.figure);
  const thumbnail = figure && options.thumbnail?.(figure);
  const { author, date, summary } = thread;
  return {
    url: thread.url,
    title: thread.title,
    lang: thread.lang,
    board: { path: board.path, title: board.title },
    ...(author === undefined ? {} : { author }),
    ...(date === undefined ? {} : { date: { iso: date.iso, epoch: date.epoch, year: date.year } }),
    tags: thread.tags,
    ...(summary === undefined ? {} : { summary }),
    attachments: thread.attachments.flatMap(({ file, title }) => (title === undefined ? [file] : [title, file])),
    ...(thumbnail === undefined ? {} : { thumbnail }),
    floors: [...body.floors.map((floor) => toFloor(floor, floorUrl(floor.n))), ...toComments(thread, body, floorUrl)],
  };
}

/** Comments are under the last floor, on its page. A deleted one has no text. */
function toComments(thread: Thread, body: Body, floorUrl: (n: number) => string): SearchFloor[] {
  const [page] = floorUrl(thread.lastFloor).split("#");
  return (body.comments ?? []).flatMap(({ comments }) =>
    comments.flatMap(({ anchor, author, post }) => {
      if (!post) return [];
      return [
        { n: 0, url: `${page}#${anchor}`, ...(author !== undefined && { author }), text: post.text, captions: [] },
      ];
    }),
  );
}

function toFloor(floor: Floor, url: string): SearchFloor {
  const posts = postsOf(floor);
  const images = posts.flatMap(({ parts }) => imageParts(parts));
  const captions = images.flatMap(({ alt, caption = "" }) => [...new Set([alt, caption])]);
  const { n, author, remarks = [] } = floor;
  const words = captions.filter((text) => text !== "");
  const said = remarks.map((remark) => [remark.author, remark.post.text].filter((one) => one !== undefined).join(" "));
  const text = [floor.post.text, ...said].join("\n");
  return { n, url, ...(author === undefined ? {} : { author }), text, captions: words };
}
