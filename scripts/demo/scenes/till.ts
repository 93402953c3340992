import { circle, line, rect, text } from "../charts/svg.ts";
import { type Raster, rasterize } from "../files.ts";
import { between, pick, random } from "../prng.ts";
import { SANS, SERIF } from "../style.ts";
import { render } from "../trace/render.ts";
import { type Solid, solid } from "../trace/shapes.ts";
import { faces, type Paint, picture, plain } from "../trace/texture.ts";
import { wood } from "./wood.ts";

/** A counter at closing time: rolls of coins, a tray, and a stand with a payment code that encodes nothing. */
export async function till(scale: number): Promise<Raster> {
  const rnd = random(77);
  const heads: Paint[] = [];
  for (const [metal, value] of [
    ["#b8a06a", "50"],
    ["#b9bbbd", "10"],
    ["#aeb0b3", "5"],
    ["#a9744a", "1"],
  ] as const)
    heads.push(coin(metal, await face(metal, value)));
  const solids: Solid[] = [
    solid("box", { at: [0, -0.3, 0], half: [12, 0.3, 5.5], paint: wood(9, "#5a3a20", "#b98a58", 7, 8), gloss: 0.5 }),
    solid("box", { at: [0, 3, -12], half: [40, 12, 0.1], paint: plain("#3c4a4a") }),
  ];
  const stacks: (readonly [number, number, number, number])[] = [
    [-2.6, 0.9, 0, 9],
    [-1.75, 1.25, 0, 6],
    [-2.2, 0.1, 1, 14],
    [-1.3, 0.4, 1, 11],
    [-0.5, 0.95, 1, 5],
    [-3.3, -0.3, 2, 12],
    [-1.6, -0.7, 2, 8],
    [-0.55, -0.1, 3, 10],
    [0.1, 0.6, 3, 4],
    [-2.7, -1.2, 3, 13],
  ];
  const sizes = [0.4, 0.37, 0.31, 0.28];
  for (const [x, z, kind, count] of stacks)
    for (let i = 0; i < count; i++) {
      const r = sizes[kind] as number;
      const at = [x + between(rnd, -0.022, 0.022), 0.04 + i * 0.078, z + between(rnd, -0.022, 0.022)] as const;
      solids.push(
        solid("cylinder", { at, half: [r, 0.036, 0], turn: rnd() * 360, paint: heads[kind] as Paint, gloss: 0.9 }),
      );
    }
  for (let i = 0; i < 22; i++) {
    const kind = Math.floor(rnd() * 4);
    const at = [between(rnd, -1.2, 3.2), 0.037 + i * 0.0005, between(rnd, 1.2, 2.7)] as const;
    solids.push(
      solid("cylinder", {
        at,
        half: [sizes[kind] as number, 0.034, 0],
        turn: rnd() * 360,
        paint: heads[kind] as Paint,
        gloss: 0.9,
      }),
    );
  }
  const card = picture(await codeCard());
  const back = plain("#e6e2da");
  solids.push(
    solid("box", {
      at: [1.9, 1.32, -0.9],
      half: [0.92, 1.22, 0.035],
      turn: -16,
      tilt: -10,
      paint: faces(back, back, back, back, card, back),
      gloss: 0.9,
    }),
    solid("box", { at: [1.95, 0.06, -1.02], half: [1, 0.06, 0.42], turn: -16, paint: plain("#6c4526"), gloss: 0.4 }),
  );
  for (let i = 0; i < 26; i++) {
    const size = between(rnd, 0.07, 0.16);
    solids.push(
      solid("ball", {
        at: [between(rnd, -9, 9), between(rnd, -0.9, 1.9), between(rnd, -11.5, -9)],
        half: [size, size, size],
        paint: plain(pick(rnd, ["#ffb15c", "#ffd9a0", "#ff7a4a", "#9fd0ff"])),
        glow: 7,
      }),
    );
  }
  return render({
    solids,
    lamps: [
      { corner: [-5, 5, -1], side: [3, 0, 0], other: [0, 0, 3], color: [20, 15.5, 10] },
      { corner: [4, 6, 3], side: [2.4, 0, 0], other: [0, 0, 2.4], color: [6, 6.4, 7] },
    ],
    sky: (_x, y, _z, out) => {
      out[0] = 0.1;
      out[1] = 0.09 + 0.02 * y;
      out[2] = 0.08 + 0.04 * y;
    },
    eye: [-1.6, 3.1, 6.6],
    look: [-0.35, 0.62, 0.1],
    angle: 34,
    lens: 0.075,
    width: Math.round(1600 * scale),
    height: Math.round(1000 * scale),
    rays: scale < 1 ? 8 : 18,
    seed: 17,
    exposure: 0.9,
  });
}

/** Flat sides from a picture, a milled edge round about. */
function coin(metal: string, flat: Raster): Paint {
  const print = picture(flat);
  const edge = plain(metal);
  return (u, v, side, out) => {
    if (side === 0) {
      edge(u, v, side, out);
      const mill = (u * 90) % 1 < 0.5 ? 0.75 : 1;
      for (const k of [0, 1, 2]) out[k] = (out[k] as number) * mill;
    } else print(u, v, side, out);
  };
}

function face(metal: string, value: string): Promise<Raster> {
  const body = [
    rect(0, 0, 200, 200, metal),
    circle(100, 100, 90, "none", 'stroke="#000" stroke-opacity="0.35" stroke-width="5"'),
    circle(100, 100, 80, "#fff", 'opacity="0.12"'),
    text(100, 136, value, { size: 100, anchor: "middle", bold: true, fill: "#000000aa", font: SERIF("TC") }),
    text(103, 139, value, { size: 100, anchor: "middle", bold: true, fill: "#ffffff55", font: SERIF("TC") }),
  ];
  return rasterize(`<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200">${body.join("")}</svg>`);
}

/** A card with squares in the look of a payment code; they are random and mean nothing. */
function codeCard(): Promise<Raster> {
  const rnd = random(2019);
  const cell = 14;
  const parts = [
    rect(0, 0, 600, 800, "#fbfaf6"),
    rect(0, 0, 600, 150, "#23777d"),
    text(300, 98, "掃碼付款", { size: 66, bold: true, fill: "#fff", anchor: "middle" }),
  ];
  for (let y = 0; y < 29; y++)
    for (let x = 0; x < 29; x++) {
      const corner = (x < 8 || x > 20) && (y < 8 || (y > 20 && x < 8));
      if (!corner && rnd() < 0.48) parts.push(rect(97 + x * cell, 200 + y * cell, cell, cell, "#1d1c1a"));
    }
  for (const [x, y] of [
    [0, 0],
    [22, 0],
    [0, 22],
  ] as const) {
    const [left, top] = [97 + x * cell, 200 + y * cell];
    parts.push(
      rect(left, top, 98, 98, "#1d1c1a"),
      rect(left + 14, top + 14, 70, 70, "#fbfaf6"),
      rect(left + 28, top + 28, 42, 42, "#1d1c1a"),
    );
  }
  parts.push(
    line(97, 640, 503, 640, "#ccc", 2),
    text(300, 715, "收現金，也收零錢", { size: 48, anchor: "middle", bold: true, fill: "#c4452d" }),
  );
  return rasterize(
    `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="800" font-family="${SANS("TC")}">${parts.join("")}</svg>`,
  );
}
