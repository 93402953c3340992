import { rect, text } from "../charts/svg.ts";
import { denoise } from "../denoise.ts";
import { type Raster, rasterize, toSharp } from "../files.ts";
import { between, fractal, noise2d, pick, type Random, random } from "../prng.ts";
import { SERIF } from "../style.ts";
import { type Lamp, render } from "../trace/render.ts";
import { type Solid, solid } from "../trace/shapes.ts";
import { linear, type Paint, picture, plain } from "../trace/texture.ts";
import { finish, read, shade } from "./canvas.ts";
import { person, stall } from "./stall.ts";

const SIGNS = ["雞排", "豆花", "滷味", "蚵仔煎", "木瓜牛奶", "青草茶", "燒烤", "地瓜球", "刈包", "潤餅"];

/** A night-market lane after rain. */
export async function nightMarket(scale: number): Promise<Raster> {
  const rnd = random(19);
  const solids: Solid[] = [solid("box", { at: [0, -0.1, -20], half: [30, 0.1, 40], paint: asphalt(), gloss: 1 })];
  // The bulbs across the lane shine as one wide, dim lamp: alone, each would be found by too few rays.
  const lamps: Lamp[] = [{ corner: [-2.6, 3.2, -24], side: [5.2, 0, 0], other: [0, 0, 24], color: [0.55, 0.4, 0.24] }];
  for (let i = 0; i < 7; i++)
    for (const side of [-1, 1] as const) {
      const z = -2 - i * 3.4 - (side > 0 ? 0.9 : 0);
      const word = SIGNS[(i * 2 + (side > 0 ? 1 : 0)) % SIGNS.length] as string;
      const sign = picture(await board(word, pick(rnd, ["#e8402a", "#f5a623", "#f7e3b0", "#2b9a94", "#e0568a"])));
      stall(rnd, side, z, sign, solids, lamps);
    }
  for (let i = 0; i < 17; i++) person(rnd, [between(rnd, -1.6, 1.6), 0, -6.2 - i * 1.2], solids);
  person(rnd, [0.75, 0, -3.4], solids, true);
  strings(solids);
  houses(rnd, solids);
  const traced = render({
    solids,
    lamps,
    sky: (_x, y, _z, out) => {
      out[0] = 0.012 + 0.01 * (1 - y);
      out[1] = 0.014 + 0.008 * (1 - y);
      out[2] = 0.03 + 0.014 * (1 - y);
    },
    eye: [-0.35, 1.72, 2.4],
    look: [-0.15, 1.62, -4.4],
    angle: 50,
    lens: 0.05,
    width: Math.round(1280 * scale),
    height: Math.round(853 * scale),
    rays: scale < 1 ? 12 : 24,
    seed: 41,
    exposure: 1.15,
  });
  return bloom(denoise(traced, 3, 22));
}

/** Lets bright things glow into their surroundings, as a lens does at night. */
export async function bloom(source: Raster): Promise<Raster> {
  const { width, height } = source;
  const bright = shade(width, height, (x, y, out) => {
    const i = (y * width + x) * 3;
    const light = Math.max(0, Math.max(...source.data.subarray(i, i + 3)) - 190) / 65;
    for (let k = 0; k < 3; k++) out[k] = (source.data[i + k] as number) * light;
  });
  const near = await blur(bright, width / 130);
  const far = await blur(bright, width / 26);
  const [a, b] = [new Float64Array(3), new Float64Array(3)];
  const glowing = shade(width, height, (x, y, out) => {
    read(source, x, y, out);
    read(near, x, y, a);
    read(far, x, y, b);
    for (let k = 0; k < 3; k++) {
      const light = Math.min(1, ((a[k] as number) * 0.45 + (b[k] as number) * 0.65) / 255);
      out[k] = 255 - (255 - (out[k] as number)) * (1 - light);
    }
  });
  return finish(glowing, 6, 3, 0.35);
}

async function blur(raster: Raster, sigma: number): Promise<Raster> {
  return { ...raster, data: await toSharp(raster).blur(sigma).raw().toBuffer() };
}

/** Wet ground: dark, with puddles that are smoother and darker still. */
function asphalt(): Paint {
  const noise = noise2d(3);
  return (u, v, _face, out) => {
    const patch = fractal(noise, u * 60, v * 60);
    const stone = fractal(noise, u * 900, v * 900);
    const shade = 0.012 + 0.05 * Math.max(0, patch - 0.42) + 0.03 * stone * patch;
    out[0] = shade;
    out[1] = shade;
    out[2] = shade * 1.1;
  };
}

/** Bulbs on wires across the lane. */
function strings(solids: Solid[]): void {
  const warm = plain("#ffc070");
  for (let row = 0; row < 9; row++) {
    const z = -2.2 - row * 2.6;
    for (let n = 0; n <= 12; n++) {
      const t = n / 6 - 1;
      solids.push(
        solid("ball", { at: [t * 2.6, 3.35 - 0.4 * (1 - t * t), z], half: [0.045, 0.06, 0.045], paint: warm, glow: 9 }),
      );
    }
  }
}

/** Walls with a few lit windows behind the stalls. */
function houses(rnd: Random, solids: Solid[]): void {
  for (let i = 0; i < 9; i++)
    for (const side of [-1, 1]) {
      const high = between(rnd, 3.5, 6.5);
      const seed = Math.floor(rnd() * 1000);
      solids.push(
        solid("box", { at: [side * 6.6, high, -2 - i * 3.6], half: [1.2, high, 1.78], paint: facade(seed), glow: 1 }),
      );
    }
  solids.push(solid("box", { at: [0, 6, -36], half: [9, 6, 0.5], paint: facade(5), glow: 1 }));
}

function facade(seed: number): Paint {
  const lights = ["#e0b060", "#8fa3b8", "#d8945a"].map(linear);
  return (u, v, face, out) => {
    const [column, row] = [Math.floor(u * 4), Math.floor(v * 7)];
    const inside = u * 4 - column > 0.25 && u * 4 - column < 0.75 && v * 7 - row > 0.3 && v * 7 - row < 0.8;
    const pickOne = (column * 31 + row * 17 + seed * 13 + face) % 11;
    const lamp = lights[pickOne % 3] as readonly number[];
    for (let k = 0; k < 3; k++) out[k] = inside && pickOne < 4 ? (lamp[k] as number) * 0.32 : 0.006 + 0.002 * k;
  };
}

/** A lit sign with its words from top to bottom. */
function board(word: string, ground: string): Promise<Raster> {
  const high = 150 * word.length + 60;
  const ink = ground === "#f7e3b0" || ground === "#f5a623" ? "#7a1508" : "#fff6df";
  const body = [
    rect(0, 0, 200, high, ground),
    rect(10, 10, 180, high - 20, "none", `stroke="${ink}" stroke-width="6"`),
  ];
  for (const [n, c] of [...word].entries())
    body.push(text(100, 150 + n * 150, c, { size: 136, anchor: "middle", bold: true, fill: ink, font: SERIF("TC") }));
  return rasterize(`<svg xmlns="http://www.w3.org/2000/svg" width="200" height="${high}">${body.join("")}</svg>`);
}
