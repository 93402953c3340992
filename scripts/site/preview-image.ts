/** What other sites show of a link to a thread. */
import type { PreviewImage } from "../../layouts/props.ts";
import { previewFigure } from "../archive/cards.ts";
import { imageFile } from "../archive/model/links.ts";
import type { Attachment, Thread } from "../archive/model/model.ts";
import { CARD_SIZE, cardAlt } from "../cards/card.ts";
import { imageParts, type Post } from "../markdown/post.ts";
import { originalHref } from "./originals.ts";
import type { ImageOutput } from "./output.ts";
import { href, type Site } from "./site.ts";

/** The cards of all threads that have one, each once. */
export function cardOutputs({ cards }: Site): ImageOutput[] {
  if (!cards) return [];
  const { font } = cards;
  const outputs = new Map<string, ImageOutput>();
  for (const [thread, card] of cards.of) {
    const { path, key } = card;
    if (!outputs.has(path)) outputs.set(path, { kind: "image", path, key, thread, task: { card, font } });
  }
  return [...outputs.values()];
}

/**
 * The first picture of a thread's text, or its card; undefined if it has neither, or if the site's address is not known.
 *
 * @param opening the opening post, which says what its picture shows
 */
export function previewImage(site: Site, thread: Thread, opening: Post | undefined): PreviewImage | undefined {
  const { url } = site.props;
  if (url === undefined) return undefined;
  const card = site.cards?.of.get(thread.path);
  if (card) return { href: new URL(href(site, card.path), url).href, ...CARD_SIZE, alt: cardAlt(card.text) };
  const figure = previewFigure(thread, site.facts, site.cards !== undefined);
  const image = figure && site.facts(figure).image;
  if (!image) return undefined;
  const { width, height } = image;
  // Other sites know few formats, and one address is all that they take.
  return { href: new URL(originalHref(site, figure), url).href, width, height, alt: altOf(figure, opening) };
}

/** What the author says of a picture: its alternative text, else its caption, its label or its name. */
function altOf({ file, title }: Attachment, opening: Post | undefined): string {
  const part = imageParts(opening?.parts ?? []).find(({ src }) => imageFile(src) === file.normalize("NFC"));
  return part?.alt || part?.caption || title || file;
}
