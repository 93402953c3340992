/** Pictures of few colours as PNG (3rd edition, https://www.w3.org/TR/png-3/), four bits a pixel. Pure. */
import { crc32, deflateSync } from "node:zlib";

/** Red, green and blue, from 0 to 255. */
export type Rgb = readonly [number, number, number];

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const [BITS, INDEXED] = [4, 3];
/** Of deflate. The highest takes twice the time for one byte in a hundred. */
const LEVEL = 8;

/**
 * A picture in which each pixel has the nearest colour of a palette. A quantizer that looks for the palette itself takes
 * four times as long, and gives large areas another colour than they were drawn in.
 *
 * @param pixels red, green and blue of each, row by row
 * @param width even number of pixels
 */
export function indexedPng(pixels: Uint8Array, width: number, palette: readonly Rgb[]): Buffer {
  const height = pixels.length / 3 / width;
  // A byte before each row says that it is not filtered.
  const row = 1 + width / 2;
  const data = Buffer.alloc(row * height);
  const nearest = new NearestColor(palette);
  let at = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 1; x < row; x += 1, at += 6)
      data[y * row + x] = (nearest.at(pixels, at) << BITS) | nearest.at(pixels, at + 3);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([BITS, INDEXED, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("PLTE", Buffer.from(palette.flat())),
    chunk("IDAT", deflateSync(data, { level: LEVEL })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Finds colours of a palette. Pixels beside each other mostly have one colour. */
class NearestColor {
  readonly #palette: readonly Rgb[];
  readonly #known = new Map<number, number>();
  #color = -1;
  #index = 0;

  constructor(palette: readonly Rgb[]) {
    this.#palette = palette;
  }

  at(pixels: Uint8Array, at: number): number {
    const [red = 0, green = 0, blue = 0] = [pixels[at], pixels[at + 1], pixels[at + 2]];
    const color = (red << 16) | (green << 8) | blue;
    if (color !== this.#color) {
      this.#color = color;
      this.#index = this.#known.get(color) ?? this.#find(color, [red, green, blue]);
    }
    return this.#index;
  }

  #find(color: number, [red, green, blue]: Rgb): number {
    const distances = this.#palette.map(([r, g, b]) => (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2);
    const index = distances.indexOf(Math.min(...distances));
    this.#known.set(color, index);
    return index;
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
