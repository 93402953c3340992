/** Which threads have a card for previews elsewhere, and what it says. Pure. */
import { stringsFor } from "../../layouts/i18n/pick.ts";
import type { FileFacts } from "../attachments/facts.ts";
import { type Card, type CardFont, type CardText, cardOf } from "../cards/card.ts";
import type { Timestamp } from "../core/timestamp.ts";
import type { Archive, Attachment, Thread } from "./model/model.ts";
import { accentsOf } from "./schema/appearance.ts";

/** What cards are drawn with, and what they say, by the path of their thread. */
export interface CardPlan {
  readonly font: CardFont;
  readonly texts: ReadonlyMap<string, CardText>;
}

/** Formats of pictures that sites with previews take. */
const TAKEN: ReadonlySet<string> = new Set(["jpeg", "png", "webp", "gif"]);
/** Pixels from which they show a picture large, and how tall one may be: they cut it to 1.91 by 1. */
const LEAST = { width: 600, height: 315 } as const;
const TALLEST = 1.5;
/** Bytes that nearly all of them take. */
const MOST_BYTES = 5_000_000;

/**
 * The picture that a preview of a thread shows: the first of its text. If there are cards, one that previews would not
 * show, or of which they would show a strip, does not count.
 */
export function previewFigure(
  { attachments, figure }: Thread,
  factsOf: (attachment: Attachment) => FileFacts,
  hasCards: boolean,
): Attachment | undefined {
  const first = figure === undefined ? undefined : attachments.find(({ file }) => file === figure);
  const { image, size = 0 } = first ? factsOf(first) : {};
  if (!first || !image) return undefined;
  if (!hasCards) return first;
  const { format, width, height } = image;
  const isShown = TAKEN.has(format) && size <= MOST_BYTES && width >= LEAST.width && height >= LEAST.height;
  return isShown && height <= width * TALLEST ? first : undefined;
}

/** What the cards of an archive say, by the path of their thread: of all threads without a picture for previews. */
export function cardTexts(
  archive: Archive,
  factsOf: (attachment: Attachment) => FileFacts,
): ReadonlyMap<string, CardText> {
  const boards = new Map(archive.boards.map((board) => [board.path, board]));
  const { title: site, lang: siteLang } = archive.settings;
  const drawn = archive.threads.filter((thread) => !previewFigure(thread, factsOf, true));
  return new Map(
    drawn.map(({ path, title, lang, board, date }): [string, CardText] => {
      const own = boards.get(board);
      const day = date && stringsFor(lang).format.date(withoutTime(date));
      const boardName = { board: own?.title ?? board, boardLang: own?.lang ?? siteLang };
      return [path, { title, lang, ...boardName, ...(day !== undefined && { date: day }), site, siteLang }];
    }),
  );
}

/** A preview is no place for the minute. */
function withoutTime({ hour: _, minute: __, ...day }: Timestamp): Timestamp {
  return day;
}

/** The cards of an archive, by the path of their thread. */
export function cardsOf(archive: Archive, { font, texts }: CardPlan): ReadonlyMap<string, Card> {
  const { accent } = archive.settings;
  const seal = accent === undefined ? undefined : accentsOf(accent).light;
  return new Map([...texts].map(([path, text]) => [path, cardOf(text, seal, font.sha256)]));
}
