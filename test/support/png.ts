/** PNG files made from numbers (PNG, third edition), without an image library: what is tested must not make its own input. */
import { crc32, deflateSync } from "node:zlib";
import { Dice } from "./dice.ts";

const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");

/**
 * A picture of coloured grain, which does not compress: three bytes a pixel.
 *
 * @param width pixels
 * @param height pixels
 * @param seed another picture for another one
 */
export function png(width: number, height: number, seed: number): Buffer {
  const dice = new Dice(seed);
  const rows = Buffer.alloc((width * 3 + 1) * height);
  // Each row begins with the number of its filter, 0 for none.
  for (let at = 0; at < rows.length; at += 1) rows[at] = at % (width * 3 + 1) === 0 ? 0 : dice.below(256);
  return Buffer.concat([SIGNATURE, header(width, height), chunk("IDAT", deflateSync(rows)), chunk("IEND")]);
}

/** A PNG that claims a size and holds next to nothing. */
export function pngClaiming(width: number, height: number): Buffer {
  const pixel = deflateSync(Buffer.from([0, 255, 255, 255]));
  return Buffer.concat([SIGNATURE, header(width, height), chunk("IDAT", pixel), chunk("IEND")]);
}

/** Eight bits a sample, colour without alpha, nothing interlaced. */
function header(width: number, height: number): Buffer {
  const data = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  return chunk("IHDR", data);
}

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
