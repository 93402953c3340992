import type { Raster } from "./files.ts";

/** Smooths the grain of few rays and keeps edges: each pixel is the mean of its neighbours that look like it. */
export function denoise(source: Raster, reach = 3, likeness = 26): Raster {
  const { width, height } = source;
  const data = new Uint8Array(source.data.length);
  const weight = Float64Array.from({ length: 766 }, (_, difference) => 1 / (1 + (difference / likeness) ** 4));
  const guide = blurred(source);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const here = (y * width + x) * 3;
      let [red, green, blue, total] = [0, 0, 0, 0];
      for (let v = Math.max(0, y - reach); v <= Math.min(height - 1, y + reach); v++)
        for (let u = Math.max(0, x - reach); u <= Math.min(width - 1, x + reach); u++) {
          const there = (v * width + u) * 3;
          const w = weight[apart(guide, here, there)] as number;
          red += w * at(source.data, there);
          green += w * at(source.data, there + 1);
          blue += w * at(source.data, there + 2);
          total += w;
        }
      data[here] = red / total + 0.5;
      data[here + 1] = green / total + 0.5;
      data[here + 2] = blue / total + 0.5;
    }
  return { width, height, data };
}

/** What is compared: the mean of 3 × 3 pixels, since single pixels are mostly noise. */
function blurred({ width, height, data }: Raster): Uint8Array {
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let k = 0; k < 3; k++) {
        let sum = 0;
        for (let v = -1; v <= 1; v++)
          for (let u = -1; u <= 1; u++) {
            const row = Math.max(0, Math.min(height - 1, y + v));
            const column = Math.max(0, Math.min(width - 1, x + u));
            sum += at(data, (row * width + column) * 3 + k);
          }
        out[(y * width + x) * 3 + k] = sum / 9;
      }
  return out;
}

function apart(data: Uint8Array, p: number, q: number): number {
  return (
    Math.abs(at(data, p) - at(data, q)) +
    Math.abs(at(data, p + 1) - at(data, q + 1)) +
    Math.abs(at(data, p + 2) - at(data, q + 2))
  );
}

function at(list: Uint8Array, i: number): number {
  return list[i] as number;
}
