import { line, rect, text } from "../charts/svg.ts";
import { type Raster, rasterize } from "../files.ts";
import { between, random } from "../prng.ts";
import { render } from "../trace/render.ts";
import { type Solid, solid } from "../trace/shapes.ts";
import { type Paint, plain, sample } from "../trace/texture.ts";
import { wood } from "./wood.ts";

/** What was bought: name, pieces, price of one in yuan. The text of the thread explains these lines. */
const LINES: readonly (readonly [string, number, number])[] = [
  ["散装鸡蛋（称重）", 1, 12.36],
  ["纯牛奶 1L", 2, 11.9],
  ["挂面 800g", 1, 8.5],
  ["西红柿（称重）", 1, 5.74],
  ["购物袋 中", 1, 0.3],
  ["会员优惠 牛奶第二件半价", 1, -5.95],
];

/** A till receipt on a wooden table, its end curling up. */
export async function receipt(scale: number): Promise<Raster> {
  const paper = await print();
  const strips = 46;
  const long = 6.4;
  const solids: Solid[] = [
    solid("box", { at: [0, -0.2, 0], half: [9, 0.2, 9], paint: wood(21, "#33200f", "#8a5a30", 9, 7), gloss: 0.5 }),
    solid("cylinder", { at: [2.0, 0.05, -1.9], half: [0.34, 0.045, 0], paint: plain("#c9a64d"), gloss: 1 }),
    solid("cylinder", { at: [2.25, 0.05, -1.15], half: [0.3, 0.045, 0], paint: plain("#b9bcc0"), gloss: 1 }),
    solid("cylinder", { at: [2.12, 0.14, -1.72], half: [0.3, 0.045, 0], paint: plain("#b9bcc0"), gloss: 1 }),
    solid("cylinder", {
      at: [-2.1, 0.1, 0.6],
      half: [0.1, 2.2, 0],
      turn: 24,
      tilt: 90,
      paint: plain("#1f3448"),
      gloss: 0.9,
    }),
    solid("cylinder", {
      at: [-3.98, 0.11, -0.8],
      half: [0.06, 0.25, 0],
      turn: 24,
      tilt: 90,
      paint: plain("#c8ccd0"),
      gloss: 1,
    }),
  ];
  let y = 0.2;
  let z = -long / 2;
  for (let i = 0; i < strips; i++) {
    const t = (i + 0.5) / strips;
    const slope =
      7 * Math.sin(t * 13) * (1 - t) +
      (t > 0.7 ? ((t - 0.7) / 0.3) ** 2 * 78 : 0) -
      (t < 0.12 ? ((0.12 - t) / 0.12) * 26 : 0);
    const step = long / strips;
    const rise = Math.sin((slope * Math.PI) / 180) * step;
    const run = Math.cos((slope * Math.PI) / 180) * step;
    const paint: Paint = (u, v, _face, out) => sample(paper, u, (i + v) / strips, out);
    solids.push(
      solid("box", {
        at: [0, y + rise / 2, z + run / 2],
        half: [1.45, 0.004, step / 2 + 0.006],
        tilt: -slope,
        paint,
        gloss: 0.15,
      }),
    );
    y = Math.max(0.012, y + rise);
    z += run;
  }
  return render({
    solids,
    lamps: [
      { corner: [-7, 5, -4], side: [0, 0, 4], other: [2, 2, 0], color: [24, 20, 15] },
      { corner: [3, 8, 2], side: [3, 0, 0], other: [0, 0, 3], color: [2.2, 2.6, 3.2] },
    ],
    sky: (_x, _y, _z, out) => {
      out.fill(0.1);
    },
    eye: [0.9, 7.4, 4.9],
    look: [0.12, 0.2, 0.25],
    angle: 41,
    lens: 0.05,
    width: Math.round(1200 * scale),
    height: Math.round(1600 * scale),
    rays: scale < 1 ? 8 : 16,
    seed: 31,
    exposure: 1.05,
  });
}

function print(): Promise<Raster> {
  const rnd = random(8);
  const [w, h] = [840, 1850];
  const font = "Noto Sans Mono CJK SC";
  const parts = [rect(0, 0, w, h, "#f5f2ea")];
  const row = (y: number, left: string, right: string, bold = false, size = 38): void => {
    parts.push(text(60, y, left, { size, font, bold }), text(w - 60, y, right, { size, font, bold, anchor: "end" }));
  };
  parts.push(text(w / 2, 130, "河边路便民超市", { size: 64, bold: true, anchor: "middle" }));
  parts.push(text(w / 2, 190, "欢迎再来", { size: 36, anchor: "middle", font }));
  row(280, "2011-04-17 18:42", "收银 03", false, 34);
  row(330, "流水 0417-03-0268", "", false, 34);
  const rule = (y: number): void => {
    parts.push(line(60, y, w - 60, y, "#3b3835", 3, 'stroke-dasharray="14 9"'));
  };
  rule(364);
  let y = 430;
  for (const [name, pieces, price] of LINES) {
    row(y, name, "", false, 36);
    row(y + 50, `   ${pieces} × ${price.toFixed(2)}`, (pieces * price).toFixed(2), false, 36);
    y += 116;
  }
  rule(y - 40);
  const total = LINES.reduce((sum, [, pieces, price]) => sum + pieces * price, 0);
  row(y + 30, "合计", total.toFixed(2), true, 54);
  row(y + 100, "抹零", `-${(total - Math.floor(total * 10) / 10).toFixed(2)}`);
  row(y + 156, "应收", (Math.floor(total * 10) / 10).toFixed(2));
  row(y + 212, "现金", "50.00");
  row(y + 268, "找零", (50 - Math.floor(total * 10) / 10).toFixed(2), true);
  rule(y + 304);
  let x = 120;
  while (x < w - 130) {
    const width = between(rnd, 3, 11);
    parts.push(rect(x, y + 340, width, 110, "#2b2926"));
    x += width + between(rnd, 3, 10);
  }
  parts.push(text(w / 2, y + 510, "凭小票七日内换货，生鲜当日有效", { size: 32, anchor: "middle" }));
  return rasterize(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" font-family="Noto Sans CJK SC" fill="#2b2926">${parts.join("")}</svg>`,
  );
}
