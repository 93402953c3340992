import { circle, polygon, rect, text } from "../charts/svg.ts";
import { type Raster, rasterize } from "../files.ts";
import { between, pick, type Random } from "../prng.ts";
import { SANS, SERIF } from "../style.ts";

/** Invented goods: name, ground colour, ink colour. */
const GOODS = [
  ["燕麥片", "#d8b25a", "#4a2c12"],
  ["醬油", "#7c1f1c", "#f7e6c4"],
  ["烏龍茶", "#2f5d46", "#f0e7c8"],
  ["番茄", "#c23a2a", "#fff3dd"],
  ["米粉", "#f0e6d2", "#a8322a"],
  ["蘇打餅", "#2c5f92", "#fdf6e3"],
  ["黑芝麻", "#2d2a2e", "#e7cfa0"],
  ["海苔", "#1f4a3a", "#e9e2b4"],
  ["鳳梨", "#e8b62f", "#37551f"],
  ["豆漿", "#efe9dc", "#5b6b3a"],
  ["咖啡", "#4b2e20", "#f2d9a8"],
  ["藍莓", "#473a78", "#f4ecff"],
] as const;

/** The printed front of a package, a few designs on a few goods. */
export function packageFront(rnd: Random, which: number, tall: number): Promise<Raster> {
  const [name, ground, ink] = GOODS[which % GOODS.length] as (typeof GOODS)[number];
  const width = 260;
  const height = Math.round(width * tall);
  const design = which % 4;
  const parts = [rect(0, 0, width, height, ground)];
  if (design === 0) {
    parts.push(
      circle(width / 2, height * 0.62, width * 0.36, ink, 'opacity="0.9"'),
      circle(width / 2, height * 0.62, width * 0.3, ground),
    );
    for (let i = 0; i < 26; i++)
      parts.push(
        circle(
          width / 2 + between(rnd, -60, 60),
          height * 0.62 + between(rnd, -55, 55),
          between(rnd, 6, 15),
          pick(rnd, [ink, "#fff", "#c98b3a"]),
          'opacity="0.55"',
        ),
      );
  } else if (design === 1) {
    for (let i = 0; i < 7; i++)
      parts.push(rect(0, height * (0.5 + i * 0.075), width, height * 0.035, ink, `opacity="${0.85 - i * 0.1}"`));
  } else if (design === 2) {
    parts.push(
      polygon(
        [
          [0, height * 0.45],
          [width, height * 0.6],
          [width, height],
          [0, height],
        ],
        ink,
        'opacity="0.88"',
      ),
    );
    parts.push(circle(width * 0.7, height * 0.74, width * 0.18, ground));
  } else {
    for (let i = 0; i < 5; i++)
      parts.push(circle(width * (0.1 + i * 0.2), height * 0.8, width * 0.16, ink, `opacity="${0.4 + 0.12 * i}"`));
  }
  parts.push(rect(width * 0.08, height * 0.1, width * 0.84, height * 0.26, ink, 'rx="10"'));
  const size = name.length > 2 ? 68 : 86;
  parts.push(
    text(width / 2, height * 0.23 + size * 0.36, name, {
      size,
      fill: ground,
      anchor: "middle",
      bold: true,
      font: SERIF("TC"),
    }),
  );
  parts.push(text(width / 2, height * 0.43, "NET 250 g", { size: 20, fill: ink, anchor: "middle", bold: true }));
  return rasterize(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="${SANS("TC")}">${parts.join("")}</svg>`,
  );
}

/** A price ticket for a shelf edge. */
export function ticket(price: number, offer: boolean): Promise<Raster> {
  const ground = offer ? "#f4c51f" : "#fbf9f4";
  const parts = [
    rect(0, 0, 150, 80, ground),
    text(10, 24, offer ? "特價" : "NT$", { size: 20, bold: true, fill: "#c0321f" }),
    text(140, 66, price, { size: 52, bold: true, anchor: "end", fill: offer ? "#c0321f" : "#1d1b19" }),
    rect(10, 50, 34, 20, "#1d1b19", 'opacity="0.8"'),
  ];
  return rasterize(
    `<svg xmlns="http://www.w3.org/2000/svg" width="150" height="80" font-family="${SANS("TC")}">${parts.join("")}</svg>`,
  );
}
