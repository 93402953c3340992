import type { Raster } from "../files.ts";

/** Writes linear light (0 to 1) for a point of a surface into `out`. */
export type Paint = (u: number, v: number, face: number, out: Float64Array) => void;

const LINEAR = Float64Array.from({ length: 256 }, (_, i) => toLinear(i / 255));

/** One colour, `#rrggbb`. */
export function plain(hex: string): Paint {
  const [red, green, blue] = linear(hex);
  return (_u, _v, _face, out) => {
    out[0] = red;
    out[1] = green;
    out[2] = blue;
  };
}

/** A picture stretched over every face; v runs from the top. */
export function picture(raster: Raster): Paint {
  return (u, v, _face, out) => sample(raster, u, v, out);
}

/** Another paint for each face of a box: +x, -x, +y, -y, +z, -z; the last one stands for those left out. */
export function faces(...paints: readonly Paint[]): Paint {
  return (u, v, face, out) => (paints[Math.min(face, paints.length - 1)] as Paint)(u, v, face, out);
}

/** Nearest pixel: rays are many enough to smooth it. */
export function sample(raster: Raster, u: number, v: number, out: Float64Array): void {
  const x = Math.max(0, Math.min(raster.width - 1, Math.floor(u * raster.width)));
  const y = Math.max(0, Math.min(raster.height - 1, Math.floor(v * raster.height)));
  const i = (y * raster.width + x) * 3;
  out[0] = LINEAR[raster.data[i] as number] as number;
  out[1] = LINEAR[raster.data[i + 1] as number] as number;
  out[2] = LINEAR[raster.data[i + 2] as number] as number;
}

/** `#rrggbb` as linear light. */
export function linear(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [toLinear(((value >> 16) & 255) / 255), toLinear(((value >> 8) & 255) / 255), toLinear((value & 255) / 255)];
}

function toLinear(s: number): number {
  return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
}
