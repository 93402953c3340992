import { polygon, rect, text } from "../charts/svg.ts";
import { type Raster, rasterize } from "../files.ts";
import { random } from "../prng.ts";
import { SERIF } from "../style.ts";
import { type Lamp, render, type Scene } from "../trace/render.ts";
import { type Solid, solid } from "../trace/shapes.ts";
import { type Paint, picture, plain } from "../trace/texture.ts";
import { wood } from "./wood.ts";

/** Picture A of the test: a cup on plain white. */
export async function mugOnWhite(scale: number): Promise<Raster> {
  const white = plain("#f4f3f1");
  const solids = [
    ...(await mug([0, 0, 0], 24)),
    solid("box", { at: [0, -0.05, 0], half: [30, 0.05, 30], paint: white }),
    solid("box", { at: [0, 5, -9], half: [30, 12, 0.1], paint: white }),
  ];
  const lamps: Lamp[] = [
    { corner: [-5, 7, -1], side: [5, 0, 0], other: [0, 0, 5], color: [13, 13, 13] },
    { corner: [4, 5, 2], side: [3, 0, 0], other: [0, 0, 4], color: [8, 8, 8] },
  ];
  return render(
    square({ solids, lamps, glow: 0.95, eye: [0.5, 2.6, 6.2], look: [0.15, 0.86, 0], angle: 31, lens: 0.02 }, scale),
  );
}

/** Picture B: the same cup in use, on a table by a window. */
export async function mugInUse(scale: number): Promise<Raster> {
  const rnd = random(12);
  const solids: Solid[] = [
    ...(await mug([0.1, 0, 0], 24)),
    solid("cylinder", { at: [0.1, 0.03, 0], half: [1.15, 0.03, 0], paint: plain("#7a5a3a"), gloss: 0.2 }),
    solid("box", { at: [0, -0.2, 0], half: [9, 0.2, 5], paint: wood(4, "#4a2b16", "#a8713f", 6, 9), gloss: 0.45 }),
    solid("box", { at: [0, 2, -9], half: [30, 12, 0.1], paint: plain("#8f8a7e") }),
    solid("box", { at: [-2.3, 0.12, -1.6], half: [1.25, 0.12, 0.9], turn: 14, paint: plain("#2f4f5c") }),
    solid("box", { at: [-2.25, 0.35, -1.6], half: [1.15, 0.11, 0.82], turn: 6, paint: plain("#c9b48a") }),
    solid("box", { at: [-2.3, 0.53, -1.58], half: [1.05, 0.07, 0.78], turn: 20, paint: plain("#9b3f2b") }),
    solid("cylinder", { at: [2.7, 0.65, -2.6], half: [0.62, 0.65, 0], paint: plain("#d9d2c3"), gloss: 0.3 }),
  ];
  for (let i = 0; i < 46; i++) {
    const turn = rnd() * 360;
    const high = 1.5 + rnd() * 1.7;
    const away = rnd() * 0.95;
    solids.push(
      solid("box", {
        at: [2.7 + Math.cos(turn) * away, high, -2.6 + Math.sin(turn) * away],
        half: [0.16, 0.01, 0.38],
        turn,
        tilt: rnd() * 80 - 30,
        paint: plain(rnd() < 0.5 ? "#4f7a45" : "#6d9455"),
        gloss: 0.3,
      }),
    );
  }
  for (let i = 0; i < 9; i++)
    solids.push(
      solid("ball", {
        at: [1.45 + rnd() * 0.9, 0.07, 0.5 + rnd() * 0.8],
        half: [0.07, 0.07, 0.07],
        paint: plain("#3a2114"),
        gloss: 0.5,
      }),
    );
  const lamps: Lamp[] = [
    { corner: [-8, 1.5, -3], side: [0, 5, 0], other: [0, 0, 4.4], color: [24, 20, 14.5] },
    { corner: [3, 6, 3], side: [3, 0, 0], other: [0, 0, 3], color: [1.6, 1.9, 2.4] },
  ];
  return render(
    square({ solids, lamps, glow: 0.16, eye: [0.9, 2.5, 6.1], look: [0.12, 0.84, 0], angle: 36, lens: 0.11 }, scale),
  );
}

interface Setup extends Pick<Scene, "solids" | "lamps" | "eye" | "look" | "angle" | "lens"> {
  readonly glow: number;
}

function square(setup: Setup, scale: number): Scene {
  const side = Math.round(1200 * scale);
  const sky: Scene["sky"] = (_x, y, _z, out) => {
    out.fill(setup.glow * (0.8 + 0.2 * y));
  };
  return { ...setup, sky, width: side, height: side, rays: scale < 1 ? 10 : 20, seed: 9, exposure: 0.72 };
}

/** A cup with a glazed band, a saucer's ring of coffee, and a handle of small spheres. */
async function mug(at: readonly [number, number, number], turn: number): Promise<Solid[]> {
  const print = picture(await glaze());
  const coffee = plain("#2a140a");
  const body: Paint = (u, v, face, out) => (face === 0 ? print(u, v, 0, out) : plain("#efe9dd")(u, v, face, out));
  const [x, y, z] = at;
  const solids = [
    solid("cylinder", { at: [x, y + 0.93, z], half: [0.78, 0.9, 0], turn, paint: body, gloss: 0.8 }),
    solid("cylinder", { at: [x, y + 1.835, z], half: [0.72, 0.006, 0], paint: coffee, gloss: 1 }),
    solid("cylinder", { at: [x, y + 0.02, z], half: [0.6, 0.02, 0], paint: plain("#d8d0c0") }),
  ];
  for (let i = 0; i <= 40; i++) {
    const angle = (-100 + i * 5) * (Math.PI / 180);
    const out = 0.76 + Math.cos(angle) * 0.44;
    solids.push(
      solid("ball", {
        at: [x + out * 0.94, y + 0.98 + Math.sin(angle) * 0.5, z + out * 0.34],
        half: [0.105, 0.105, 0.105],
        paint: plain("#efe9dd"),
        gloss: 0.7,
      }),
    );
  }
  return solids;
}

function glaze(): Promise<Raster> {
  const [w, h] = [1200, 520];
  const parts = [rect(0, 0, w, h, "#efe9dd"), rect(0, h * 0.62, w, h * 0.38, "#28566b")];
  for (let i = 0; i < 30; i++) {
    const x = i * 40;
    parts.push(
      polygon(
        [
          [x, h * 0.63],
          [x + 20, h * 0.53],
          [x + 40, h * 0.63],
        ],
        "#28566b",
      ),
    );
  }
  parts.push(rect(0, h * 0.86, w, 8, "#efe9dd", 'opacity="0.8"'));
  parts.push(
    text(w / 2, h * 0.4, "早安", { size: 130, anchor: "middle", fill: "#28566b", font: SERIF("TC"), bold: true }),
  );
  return rasterize(`<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}">${parts.join("")}</svg>`);
}
