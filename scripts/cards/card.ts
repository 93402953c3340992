/** Pictures of threads for previews elsewhere: what they say, how they look, and what they are called. Pure. */
import { GROUNDS, ON_STONE, STONE } from "../../layouts/grounds.ts";
import { ENCODER } from "../attachments/recipes.ts";
import type { HexColor } from "../core/color.ts";
import { fingerprint } from "../core/fingerprint.ts";

/** Pixels of a card: what sites that show previews want. */
export const CARD_SIZE = { width: 1200, height: 630 } as const;

/** Changes with everything that makes another picture of the same text. A test holds the pictures. */
export const DRAWING = `cards 1, harfbuzzjs 1.6.4, ${ENCODER}`;

/** What a card says. */
export interface CardText {
  readonly title: string;
  /** BCP 47 of title and date. */
  readonly lang: string;
  readonly board: string;
  readonly boardLang: string;
  /** As readers of the thread's language write it; absent if it is not known. */
  readonly date?: string;
  /** Name of the archive. */
  readonly site: string;
  readonly siteLang: string;
}

export interface CardLook {
  readonly paper: HexColor;
  readonly stone: HexColor;
  readonly text: HexColor;
  readonly soft: HexColor;
  readonly seal: HexColor;
  readonly onSeal: HexColor;
}

/** The font file that cards are drawn with, as it was inspected. */
export interface CardFont {
  /** Absolute path. */
  readonly file: string;
  readonly sha256: string;
}

/** A card, planned. */
export interface Card {
  /** Path below the site's root, `images/ab/abcdef0123456789abcd-card.png`. */
  readonly path: string;
  /** Hash of everything that its bytes depend on. */
  readonly key: string;
  readonly format: "png";
  readonly text: CardText;
  readonly look: CardLook;
}

/**
 * @param seal colour of the seal, if the archive has one of its own
 * @param font SHA-256 of the font file
 */
export function cardOf(text: CardText, seal: HexColor | undefined, font: string): Card {
  const look: CardLook = { paper: GROUNDS.light[0], stone: STONE.light, ...ON_STONE, ...(seal && { seal }) };
  const words = [text.title, text.lang, text.board, text.boardLang, text.date, text.site, text.siteLang];
  const name = fingerprint([DRAWING, font, words, look]);
  // Lines end between the words of ICU's dictionary. The path does not say which: sites are the same with every Node.
  const key = fingerprint([name, process.versions.icu]);
  return { path: `images/${name.slice(0, 2)}/${name.slice(0, 20)}-card.png`, key, format: "png", text, look };
}

/** What a card says, for those who do not see it. */
export function cardAlt({ title, board, date }: CardText): string {
  return [title, board, date].filter((part) => part !== undefined).join(" · ");
}
