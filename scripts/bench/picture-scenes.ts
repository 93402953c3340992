/** Rasters that pictures of a made archive are cut from: photographs, screens, charts and scans, all made by code. */
import sharp, { type Sharp } from "sharp";
import type { Dice } from "./make-archive.ts";

/** Pixels without a format. */
export interface Scene {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
  readonly channels: 3;
}

export interface Scenes {
  /** As cameras made them, for pictures that were scaled before they were posted. */
  readonly photographs: readonly Scene[];
  /** Wide enough for those that were not. */
  readonly large: readonly Scene[];
  readonly screens: readonly Scene[];
  readonly charts: readonly Scene[];
  readonly scans: readonly Scene[];
}

/** Makes all rasters, some seconds of work. */
export async function makeScenes(dice: Dice): Promise<Scenes> {
  const all = async (count: number, make: (dice: Dice) => Promise<Scene>): Promise<Scene[]> => {
    const made: Scene[] = [];
    for (let i = 0; i < count; i += 1) made.push(await make(dice));
    return made;
  };
  return {
    photographs: await all(8, (one) => photograph(one, 1300, 1000)),
    large: await all(2, (one) => photograph(one, 3000, 2250)),
    screens: await all(4, screen),
    charts: await all(4, chart),
    scans: await all(3, scan),
  };
}

export function open({ data, width, height, channels }: Scene): Sharp {
  return sharp(data, { raw: { width, height, channels } });
}

async function rasterOf(image: Sharp): Promise<Scene> {
  const { data, info } = await image.removeAlpha().toColourspace("srgb").raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: 3 };
}

/** Noise at octaves whose contrast falls as their detail rises, as in nature, with things in front and a sensor's grain. */
async function photograph(dice: Dice, width: number, height: number): Promise<Scene> {
  const sum = new Float32Array(width * height * 3);
  const fall = (64 + dice(16)) / 100;
  const tint = [dice(60), dice(60), dice(60)];
  for (let cells = 2, contrast = 70; cells < width / 3; cells *= 2, contrast *= fall) {
    const noise = await noiseOf(dice, cells, width, height);
    for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] ?? 0) + (((noise[i] ?? 0) - 128) * contrast) / 128;
  }
  const data = Buffer.alloc(sum.length);
  const grain = 4 + dice(8);
  for (let i = 0; i < sum.length; i += 1) {
    const row = Math.floor(i / 3 / width) / height;
    data[i] = clamp(150 - 60 * row + (tint[i % 3] ?? 0) - 30 + (sum[i] ?? 0) + dice(grain) - grain / 2);
  }
  const things = Array.from({ length: 24 }, () => thing(dice, width, height)).join("");
  const front = Buffer.from(svg(width, height, things));
  return rasterOf(open({ data, width, height, channels: 3 }).composite([{ input: front, blend: "soft-light" }]));
}

/** Random cells, scaled up smoothly. */
function noiseOf(dice: Dice, cells: number, width: number, height: number): Promise<Buffer> {
  const rows = Math.max(2, Math.round((cells * height) / width));
  const data = Buffer.from(Uint8Array.from({ length: cells * rows * 3 }, () => dice(256)));
  const image = sharp(data, { raw: { width: cells, height: rows, channels: 3 } });
  return image.resize(width, height, { fit: "fill", kernel: "cubic" }).raw().toBuffer();
}

function thing(dice: Dice, width: number, height: number): string {
  const [x, y, size] = [dice(width), dice(height), 20 + dice(width / 5)];
  const fill = `fill="${colour(dice)}" fill-opacity="0.${5 + dice(5)}"`;
  if (dice(2) === 0) return `<ellipse cx="${x}" cy="${y}" rx="${size}" ry="${size / (1 + dice(3))}" ${fill}/>`;
  const corners = Array.from({ length: 4 }, () => `${x + dice(size * 2)},${y + dice(size * 2)}`).join(" ");
  return `<polygon points="${corners}" ${fill}/>`;
}

/** A window with menus, a table and lines of text. Text is drawn as strokes: fonts differ from machine to machine. */
function screen(dice: Dice): Promise<Scene> {
  const [width, height] = [1024, 768];
  const bars = `<rect width="100%" height="100%" fill="#fff"/><rect width="100%" height="28" fill="#0a246a"/><rect y="28" width="100%" height="24" fill="#d4d0c8"/>`;
  const lines = Array.from({ length: 34 }, (_, row) =>
    writing(dice, 24 + dice(3) * 40, 70 + row * 20, 30 + dice(60), "#111"),
  );
  const cells = Array.from({ length: 6 }, (_, i) => `<path d="M${i * 170} 52V768" stroke="#c0c0c0"/>`);
  return rasterOf(sharp(Buffer.from(svg(width, height, bars + cells.join("") + lines.join("")))));
}

function chart(dice: Dice): Promise<Scene> {
  const [width, height] = [900, 600];
  const columns = Array.from({ length: 14 }, (_, i) => {
    const high = 60 + dice(420);
    return `<rect x="${70 + i * 56}" y="${560 - high}" width="36" height="${high}" fill="${["#36c", "#c63", "#693"][i % 3]}"/>`;
  });
  const grid = Array.from({ length: 9 }, (_, i) => `<path d="M60 ${40 + i * 65}H880" stroke="#ccc"/>`);
  const words = Array.from({ length: 9 }, (_, i) => writing(dice, 8, 44 + i * 65, 5, "#333"));
  const all = `<rect width="100%" height="100%" fill="#fff"/>${grid.join("")}${columns.join("")}${words.join("")}`;
  return rasterOf(sharp(Buffer.from(svg(width, height, all))));
}

/** A printed page: grey paper with grain, and lines of text a little out of focus. */
async function scan(dice: Dice): Promise<Scene> {
  const [width, height] = [1000, 1400];
  const lines = Array.from({ length: 52 }, (_, row) => writing(dice, 90, 100 + row * 24, 118, "#333"));
  const page = await rasterOf(
    sharp(Buffer.from(svg(width, height, `<rect width="100%" height="100%" fill="#ece8de"/>${lines.join("")}`))).blur(
      0.7,
    ),
  );
  for (let i = 0; i < page.data.length; i += 3) {
    const grain = dice(14) - 7;
    for (let channel = 0; channel < 3; channel += 1)
      page.data[i + channel] = clamp((page.data[i + channel] ?? 0) + grain);
  }
  return page;
}

/** Signs of three strokes each, as small as text. */
function writing(dice: Dice, x: number, y: number, signs: number, ink: string): string {
  const strokes = Array.from({ length: signs }, (_, i) => {
    const at = x + i * 7;
    return `M${at} ${y + dice(8)}h5M${at + dice(5)} ${y}v9M${at} ${y + dice(9)}l5 ${dice(9) - 4}`;
  });
  return `<path d="${strokes.join("")}" stroke="${ink}" fill="none"/>`;
}

function svg(width: number, height: number, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${content}</svg>`;
}

function colour(dice: Dice): string {
  return `rgb(${dice(256)},${dice(256)},${dice(256)})`;
}

function clamp(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)));
}
