import type { Raster } from "../files.ts";
import { normal, random } from "../prng.ts";

/** Makes a picture by asking a function for each pixel; it writes red, green and blue, 0 to 255, into `out`. */
export function shade(width: number, height: number, color: (x: number, y: number, out: Float64Array) => void): Raster {
  const data = new Uint8Array(width * height * 3);
  const out = new Float64Array(3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      color(x, y, out);
      for (let k = 0; k < 3; k++)
        data[(y * width + x) * 3 + k] = Math.max(0, Math.min(255, Math.round(out[k] as number)));
    }
  return { width, height, data };
}

/** Reads a pixel between pixels; outside, the edge goes on. */
export function read(source: Raster, x: number, y: number, out: Float64Array): void {
  const u = Math.max(0, Math.min(source.width - 1.001, x));
  const v = Math.max(0, Math.min(source.height - 1.001, y));
  const [column, row] = [Math.floor(u), Math.floor(v)];
  const [fx, fy] = [u - column, v - row];
  const i = (row * source.width + column) * 3;
  const below = i + source.width * 3;
  const d = source.data;
  for (let k = 0; k < 3; k++) {
    const top = (d[i + k] as number) * (1 - fx) + (d[i + 3 + k] as number) * fx;
    const bottom = (d[below + k] as number) * (1 - fx) + (d[below + 3 + k] as number) * fx;
    out[k] = top * (1 - fy) + bottom * fy;
  }
}

/** Darkens the corners and adds the grain of a sensor. */
export function finish(source: Raster, seed: number, grain = 5, corners = 0.35): Raster {
  const rnd = random(seed);
  const { width, height } = source;
  return shade(width, height, (x, y, out) => {
    const i = (y * width + x) * 3;
    const far = Math.hypot(x / width - 0.5, y / height - 0.5) / Math.SQRT1_2;
    const dim = 1 - corners * far * far;
    const speck = normal(rnd) * grain;
    for (let k = 0; k < 3; k++) out[k] = (source.data[i + k] as number) * dim + speck;
  });
}
