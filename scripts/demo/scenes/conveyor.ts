import type { Raster } from "../files.ts";
import { between, random } from "../prng.ts";
import { render } from "../trace/render.ts";
import { type Solid, solid } from "../trace/shapes.ts";
import { faces, type Paint, picture, plain } from "../trace/texture.ts";
import { cardboard } from "./cardboard.ts";

/** Parcels on a belt in a sorting hall. */
export async function conveyor(scale: number): Promise<Raster> {
  const rnd = random(47);
  const tones = ["#b98a55", "#c29563", "#a97a48", "#d8c7a8", "#b58653"];
  const skins: Paint[] = [];
  for (let i = 0; i < 8; i++) {
    const tone = tones[i % tones.length] as string;
    const labelled = picture(await cardboard(100 + i, tone, true));
    const bare = picture(await cardboard(200 + i, tone, false));
    skins.push(i % 2 ? faces(bare, bare, labelled, bare, bare) : faces(bare, bare, bare, bare, labelled));
  }
  const solids: Solid[] = [...machine(), ...hall()];
  let x = -7.6;
  for (let i = 0; x < 9; i++) {
    const [w, h, d] = [between(rnd, 0.5, 0.95), between(rnd, 0.24, 0.62), between(rnd, 0.42, 0.72)];
    const paint = skins[i % skins.length] as Paint;
    const turn = between(rnd, -16, 16);
    x += w + between(rnd, 0.1, 0.5);
    solids.push(solid("box", { at: [x, 1 + h, between(rnd, -0.2, 0.2)], half: [w, h, d], turn, paint, gloss: 0.1 }));
    if (h < 0.4 && rnd() < 0.75) {
      const small = skins[(i + 3) % skins.length] as Paint;
      solids.push(
        solid("box", {
          at: [x, 1 + 2 * h + 0.2, 0.05],
          half: [w * 0.6, 0.2, d * 0.6],
          turn: -turn * 1.6,
          paint: small,
          gloss: 0.1,
        }),
      );
    }
    x += w;
  }
  return render({
    solids,
    lamps: [
      { corner: [-7, 7, -2], side: [6, 0, 0], other: [0, 0, 1.6], color: [15, 14.4, 13] },
      { corner: [2.5, 7, -2], side: [6, 0, 0], other: [0, 0, 1.6], color: [14, 14.4, 15] },
      { corner: [-6, 5, 6], side: [4, 0, 0], other: [0, 1.6, 0], color: [5, 4.2, 3] },
    ],
    sky: (_x, y, _z, out) => {
      out[0] = 0.1 + 0.06 * y;
      out[1] = 0.12 + 0.07 * y;
      out[2] = 0.15 + 0.1 * y;
    },
    eye: [-4.6, 3.5, 5.6],
    look: [-0.9, 1.45, 0.1],
    angle: 36,
    lens: 0.085,
    width: Math.round(1600 * scale),
    height: Math.round(1067 * scale),
    rays: scale < 1 ? 8 : 18,
    seed: 7,
    exposure: 0.95,
  });
}

function machine(): Solid[] {
  const belt: Paint = (u, v, _face, out) => {
    const rib = (u * 260) % 1 < 0.12 ? 0.6 : 1;
    const worn = 0.035 * rib * (0.8 + 0.4 * Math.abs(v - 0.5));
    out[0] = worn;
    out[1] = worn * 1.05;
    out[2] = worn * 1.12;
  };
  const steel = plain("#9aa3a8");
  const solids = [
    solid("box", { at: [0, 0.94, 0], half: [14, 0.06, 1], paint: belt, gloss: 0.25 }),
    solid("box", { at: [0, 0.9, 1.13], half: [14, 0.2, 0.1], paint: plain("#d9a325"), gloss: 0.5 }),
    solid("box", { at: [0, 0.9, -1.13], half: [14, 0.2, 0.1], paint: plain("#d9a325"), gloss: 0.5 }),
    solid("box", { at: [0, 1.55, -1.2], half: [14, 0.05, 0.05], paint: steel, gloss: 0.8 }),
  ];
  for (let x = -12; x <= 12; x += 2) {
    solids.push(
      solid("box", { at: [x, 0.35, 1.1], half: [0.09, 0.4, 0.09], paint: steel, gloss: 0.6 }),
      solid("box", { at: [x, 1.2, -1.2], half: [0.05, 0.36, 0.05], paint: steel, gloss: 0.6 }),
      solid("cylinder", { at: [x + 1, 0.78, 0], half: [0.1, 1, 0.1], tilt: 90, paint: steel, gloss: 0.7 }),
    );
  }
  return solids;
}

function hall(): Solid[] {
  const floor: Paint = (u, v, _face, out) => {
    const stripe = v * 80 > 43.2 && v * 80 < 43.6;
    const dust = 0.9 + 0.1 * Math.sin(u * 900) * Math.sin(v * 700);
    out[0] = (stripe ? 0.55 : 0.2) * dust;
    out[1] = (stripe ? 0.42 : 0.21) * dust;
    out[2] = (stripe ? 0.06 : 0.22) * dust;
  };
  const solids = [solid("box", { at: [0, -0.06, 0], half: [40, 0.01, 40], paint: floor, gloss: 0.6 })];
  const rack = plain("#2f5f86");
  for (let bay = 0; bay < 7; bay++) {
    const x = -10 + bay * 4;
    solids.push(solid("box", { at: [x, 3, -8], half: [0.1, 3.4, 0.1], paint: rack }));
    for (let shelf = 0; shelf < 4; shelf++) {
      solids.push(solid("box", { at: [x + 2, 0.5 + shelf * 1.6, -8], half: [2, 0.07, 0.9], paint: plain("#d2691e") }));
      for (let i = 0; i < 3; i++) {
        const tone = ["#b98a55", "#a97a48", "#c9b08a"][(bay + shelf * 2 + i) % 3] as string;
        const high = 0.3 + ((bay * 7 + shelf * 5 + i * 3) % 4) * 0.09;
        solids.push(
          solid("box", {
            at: [x + 0.75 + i * 1.25, 0.58 + shelf * 1.6 + high, -8],
            half: [0.52, high, 0.6],
            paint: plain(tone),
          }),
        );
      }
    }
  }
  return solids;
}
