import sharp from "sharp";
import { channelsOf, type HexColor } from "../core/color.ts";
import { CARD_SIZE, type Card, type CardLook } from "./card.ts";
import { indexedPng, type Rgb } from "./indexed-png.ts";
import { cardSvg } from "./svg.ts";
import type { Typeface } from "./typeface.ts";

/** Characters of a drawing; that of a title of four lines has 200,000 at most in fonts that people use. */
const LONGEST = 4_000_000;

/**
 * A card as a PNG of sixteen colours.
 *
 * @throws RangeError if the outlines of the font have more points than a picture can need
 */
export async function drawCard({ text, look }: Card, face: Typeface): Promise<Buffer> {
  const svg = cardSvg(text, look, face);
  if (svg.length > LONGEST) throw new RangeError("its outlines have too many points");
  const pixels = await sharp(Buffer.from(svg)).removeAlpha().toColourspace("srgb").raw().toBuffer();
  return indexedPng(pixels, CARD_SIZE.width, paletteOf(look));
}

/** The colours of a card, and those of the edges of its letters: ten steps on the stone, four on the seal. */
function paletteOf({ paper, stone, text, soft, seal, onSeal }: CardLook): Rgb[] {
  return [rgb(paper), rgb(soft), ...steps(stone, text, 10), ...steps(seal, onSeal, 4)];
}

/** Colours from one to another, both of them too. */
function steps(from: HexColor, to: HexColor, count: number): Rgb[] {
  const [a, b] = [rgb(from), rgb(to)];
  return Array.from({ length: count }, (_, step): Rgb => {
    const mix = (channel: 0 | 1 | 2) => Math.round(a[channel] + ((b[channel] - a[channel]) * step) / (count - 1));
    return [mix(0), mix(1), mix(2)];
  });
}

function rgb(color: HexColor): Rgb {
  const [red = 0, green = 0, blue = 0] = channelsOf(color);
  return [red, green, blue];
}
