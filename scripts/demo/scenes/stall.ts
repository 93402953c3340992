import { between, pick, type Random } from "../prng.ts";
import type { Lamp } from "../trace/render.ts";
import { type Solid, solid } from "../trace/shapes.ts";
import { faces, type Paint, plain } from "../trace/texture.ts";

/** One stall at a side of the lane: counter, goods, lamp, awning, sign, and whoever keeps it. */
export function stall(rnd: Random, side: -1 | 1, z: number, sign: Paint, solids: Solid[], lamps: Lamp[]): void {
  const x = side * 3.1;
  const warm = pick(rnd, [
    [1, 0.72, 0.42],
    [1, 0.8, 0.55],
    [1, 0.9, 0.75],
  ] as const);
  const wall = plain(pick(rnd, ["#7b5a3c", "#8a3a2a", "#48615a", "#a08a66"]));
  const steel = plain("#aeb4b6");
  solids.push(
    solid("box", {
      at: [x, 0.48, z],
      half: [0.55, 0.48, 1.4],
      paint: plain(pick(rnd, ["#9c2f22", "#2c5a5e", "#c08a2e", "#5c3d6b"])),
      gloss: 0.5,
    }),
    solid("box", { at: [x, 0.98, z], half: [0.62, 0.03, 1.45], paint: steel, gloss: 0.8 }),
    solid("box", { at: [x + side * 1.9, 1.5, z], half: [0.05, 1.5, 1.5], paint: wall }),
    solid("box", {
      at: [x + side * 0.35, 2.62, z],
      half: [1.45, 0.035, 1.58],
      roll: side * 9,
      paint: stripes(rnd),
      gloss: 0.2,
    }),
    solid("box", {
      at: [side * 2.35, 2.86, z + 1.1],
      half: [0.3, 0.62, 0.07],
      paint: faces(plain("#3a2a20"), plain("#3a2a20"), plain("#3a2a20"), plain("#3a2a20"), sign),
      glow: 1.5,
    }),
  );
  for (const end of [-1.45, 1.45])
    solids.push(
      solid("cylinder", { at: [x - side * 0.65, 1.3, z + end], half: [0.03, 1.3, 0], paint: steel, gloss: 0.6 }),
    );
  for (let n = 0; n < 3; n++)
    solids.push(
      solid("ball", {
        at: [x - side * 0.2, 2.2, z - 0.9 + n * 0.9],
        half: [0.08, 0.1, 0.08],
        paint: plain("#ffd79a"),
        glow: 7,
      }),
    );
  goods(rnd, side, x, z, solids);
  keeper(rnd, x + side * 1.05, z + between(rnd, -0.6, 0.6), solids);
  const power = 17;
  lamps.push({
    corner: [x - 0.25, 2.28, z - 1],
    side: [0.5, 0, 0],
    other: [0, 0, 2],
    color: [power * warm[0], power * warm[1], power * warm[2]],
  });
}

/** Trays of food and a pot or two on the counter. */
function goods(rnd: Random, side: number, x: number, z: number, solids: Solid[]): void {
  const foods = ["#b5651d", "#d99a3e", "#7a3b17", "#c8442f", "#e8d7a8", "#6f8f3a"];
  for (let tray = 0; tray < 4; tray++) {
    const tz = z - 1.05 + tray * 0.68;
    const color = pick(rnd, foods);
    if (rnd() < 0.25) {
      solids.push(solid("cylinder", { at: [x, 1.2, tz], half: [0.27, 0.2, 0], paint: plain("#c2c6c8"), gloss: 0.9 }));
      solids.push(solid("cylinder", { at: [x, 1.405, tz], half: [0.24, 0.006, 0], paint: plain(color) }));
      continue;
    }
    solids.push(
      solid("box", { at: [x - side * 0.1, 1.04, tz], half: [0.42, 0.035, 0.29], paint: plain("#d6d8d8"), gloss: 0.7 }),
    );
    for (let i = 0; i < 14; i++) {
      const size = between(rnd, 0.06, 0.1);
      const at = [
        x - side * 0.1 + between(rnd, -0.33, 0.33),
        1.1 + between(rnd, 0, 0.09),
        tz + between(rnd, -0.22, 0.22),
      ] as const;
      solids.push(
        solid("ball", {
          at,
          half: [size * 1.3, size * 0.8, size],
          turn: rnd() * 180,
          paint: plain(rnd() < 0.8 ? color : pick(rnd, foods)),
          gloss: 0.5,
        }),
      );
    }
  }
}

function keeper(rnd: Random, x: number, z: number, solids: Solid[]): void {
  const shirt = plain(pick(rnd, ["#d8d2c4", "#b03a2e", "#2f4f6f", "#384a3c"]));
  solids.push(
    solid("ball", { at: [x, 1.12, z], half: [0.22, 0.42, 0.27], paint: shirt }),
    solid("ball", { at: [x, 1.66, z], half: [0.11, 0.14, 0.11], paint: plain("#c49a78") }),
    solid("ball", { at: [x, 1.73, z], half: [0.125, 0.1, 0.125], paint: plain("#1c1613") }),
  );
}

/** Someone who walks along the lane, now and then under an umbrella. */
export function person(
  rnd: Random,
  [x, , z]: readonly [number, number, number],
  solids: Solid[],
  umbrella = rnd() < 0.16,
): void {
  const coat = plain(pick(rnd, ["#23262e", "#3a2226", "#2b3a38", "#4a3f30", "#5a2d28", "#31405a", "#8a8478"]));
  const trousers = plain(pick(rnd, ["#14161a", "#20242c", "#2a2420"]));
  const tall = between(rnd, 0.92, 1.06);
  const turn = between(rnd, -30, 30);
  const step = between(rnd, -9, 9);
  for (const leg of [-1, 1])
    solids.push(
      solid("cylinder", {
        at: [x + leg * 0.09, 0.42 * tall, z + leg * step * 0.006],
        half: [0.075, 0.42 * tall, 0],
        tilt: leg * step,
        paint: trousers,
      }),
    );
  solids.push(
    solid("ball", { at: [x, 1.13 * tall, z], half: [0.23, 0.4 * tall, 0.15], turn, paint: coat }),
    solid("ball", { at: [x, 1.36 * tall, z], half: [0.25, 0.13, 0.14], turn, paint: coat }),
    solid("ball", { at: [x, 1.63 * tall, z], half: [0.1, 0.13, 0.11], paint: plain("#b58a68") }),
    solid("ball", {
      at: [x, 1.67 * tall, z + 0.025],
      half: [0.115, 0.125, 0.12],
      paint: plain(pick(rnd, ["#15110f", "#241a14", "#3a2a20"])),
      gloss: 0.4,
    }),
  );
  for (const arm of [-1, 1])
    solids.push(
      solid("ball", { at: [x + arm * 0.27, 1.12 * tall, z], half: [0.07, 0.3, 0.08], roll: arm * 8, paint: coat }),
    );
  if (rnd() < 0.4)
    solids.push(
      solid("box", {
        at: [x + 0.34, 0.72, z],
        half: [0.05, 0.17, 0.13],
        paint: plain(pick(rnd, ["#e8e2d4", "#d8553a", "#f0c64a"])),
      }),
    );
  if (umbrella) {
    const color = plain(pick(rnd, ["#c23d2e", "#2f7f86", "#e0a83a", "#e6e1d6"]));
    solids.push(
      solid("ball", { at: [x + 0.1, 2 * tall, z], half: [0.62, 0.2, 0.62], paint: color, gloss: 0.5 }),
      solid("cylinder", { at: [x + 0.1, 1.6 * tall, z], half: [0.012, 0.5, 0], paint: plain("#222222") }),
    );
  }
}

function stripes(rnd: Random): Paint {
  const [a, b] = [plain(pick(rnd, ["#a8322a", "#1f5f66", "#c78a2a", "#384f7a"])), plain("#e9e1d0")];
  return (u, v, face, out) => ((v * 7) % 1 < 0.5 ? a : b)(u, v, face, out);
}
