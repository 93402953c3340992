import type { Raster } from "../files.ts";
import { between, pick, random } from "../prng.ts";
import { render } from "../trace/render.ts";
import { type Solid, solid } from "../trace/shapes.ts";
import { faces, type Paint, picture, plain } from "../trace/texture.ts";
import { packageFront, ticket } from "./packages.ts";

const SIDES = [
  "#c9a24c",
  "#6b1a18",
  "#284f3c",
  "#b3342a",
  "#e0d5bf",
  "#285580",
  "#252226",
  "#1a3f31",
  "#d5a526",
  "#ded6c6",
  "#402619",
  "#3d3269",
];

/** Five levels of a supermarket shelf, seen from a little to the left. */
export async function shelf(scale: number): Promise<Raster> {
  const rnd = random(3);
  const solids: Solid[] = [];
  const steel = plain("#e9e7e2");
  for (let level = 0; level < 5; level++) {
    const y = level * 0.98;
    solids.push(
      solid("box", { at: [0, y, -0.55], half: [6, 0.03, 0.62], paint: steel, gloss: 0.3 }),
      solid("box", {
        at: [0, y + 0.01, 0.08],
        half: [6, 0.075, 0.012],
        tilt: -12,
        paint: plain("#b9c0c4"),
        gloss: 0.5,
      }),
    );
    await fill(solids, rnd, y + 0.03, level);
  }
  solids.push(
    solid("box", { at: [0, 2.3, -1.2], half: [6, 3, 0.02], paint: plain("#d9d4c9") }),
    solid("box", { at: [0, -0.35, 0], half: [20, 0.02, 20], paint: plain("#b5aa98"), gloss: 0.6 }),
    solid("box", { at: [0, -0.18, -0.5], half: [6, 0.15, 0.56], paint: plain("#4c5054") }),
  );
  return render({
    solids,
    lamps: [
      { corner: [-5, 6.2, 1.2], side: [10, 0, 0], other: [0, 0, 0.5], color: [13, 12.6, 11.6] },
      { corner: [-6, 5.4, 5], side: [12, 0, 0], other: [0, 0.6, 0.4], color: [5, 5, 5.2] },
    ],
    sky: (_x, _y, _z, out) => {
      out.fill(0.34);
    },
    eye: [-2.1, 2.25, 5.1],
    look: [-0.1, 1.98, -0.1],
    angle: 43,
    lens: 0.02,
    width: Math.round(1600 * scale),
    height: Math.round(1067 * scale),
    rays: scale < 1 ? 8 : 26,
    seed: 5,
    exposure: 0.78,
  });
}

/** Puts goods on one level, several facings of each, with a ticket below every kind. */
async function fill(solids: Solid[], rnd: () => number, floor: number, level: number): Promise<void> {
  let x = -3.9;
  for (let kind = level * 5; x < 4.2; kind++) {
    const bottle = kind % 5 === 2;
    const can = kind % 5 === 4;
    const half = bottle ? 0.12 : can ? 0.14 : between(rnd, 0.17, 0.25);
    const high = bottle ? 0.3 : can ? 0.17 : between(rnd, 0.26, 0.4);
    const front = picture(await packageFront(rnd, kind * 7 + level * 3, can ? 1.2 : high / half));
    const side = plain(SIDES[(kind * 7 + level * 3) % SIDES.length] as string);
    const paint: Paint = bottle || can ? band(front) : faces(side, side, side, side, front);
    const facings = bottle ? 4 : can ? 4 : 3;
    const first = x;
    for (let i = 0; i < facings; i++) {
      const missing = rnd() < 0.07;
      for (let deep = missing ? 1 : 0; deep < 2; deep++) {
        const z = -0.25 - deep * 0.45 + between(rnd, -0.04, 0.02);
        const at = [x + half, floor + high, z] as const;
        if (bottle || can) {
          solids.push(solid("cylinder", { at, half: [half, high, 0], turn: between(rnd, -14, 14), paint, gloss: 0.7 }));
          if (bottle)
            solids.push(
              solid("cylinder", {
                at: [at[0], floor + high * 2 + 0.05, z],
                half: [0.05, 0.05, 0],
                paint: side,
                gloss: 0.6,
              }),
            );
          if (can)
            solids.push(
              solid("cylinder", {
                at: [at[0], floor + high * 3 + 0.01, z],
                half: [half, high, 0],
                turn: between(rnd, -14, 14),
                paint,
                gloss: 0.7,
              }),
            );
        } else
          solids.push(solid("box", { at, half: [half, high, 0.16], turn: between(rnd, -3, 3), paint, gloss: 0.35 }));
      }
      x += half * 2 + 0.025;
    }
    const offer = rnd() < 0.22;
    const price = picture(await ticket(pick(rnd, [29, 35, 39, 49, 55, 65, 79, 99, 129]), offer));
    solids.push(
      solid("box", { at: [(first + x) / 2, floor - 0.02, 0.1], half: [0.13, 0.065, 0.004], tilt: -12, paint: price }),
    );
    x += 0.05;
  }
}

/** Shows a front on the near side of a cylinder, its edge colour all round, metal on top. */
function band(front: Paint): Paint {
  const lid = plain("#c7c9ca");
  return (u, v, face, out) => {
    if (face === 0) front(Math.max(0, Math.min(1, (u - 0.28) / 0.44)), v, 0, out);
    else lid(u, v, face, out);
  };
}
