import { circle, polygon, rect, text } from "../charts/svg.ts";
import { type Raster, rasterize } from "../files.ts";
import { between, fractal, noise2d, pick, type Random, random } from "../prng.ts";
import { SANS, SERIF } from "../style.ts";
import { finish, shade } from "./canvas.ts";

const [W, H] = [1280, 960];

/** The front of one closed shop in an old street. */
export async function shutter(seed: number, name: string, color: string): Promise<Raster> {
  const rnd = random(seed);
  const wall = pick(rnd, ["#b9ab94", "#a8a79f", "#c4b49c", "#9fa59a"]);
  const parts = [
    rect(0, 0, W, H, wall),
    tiles(rnd, wall),
    rect(110, 170, 1060, 150, color, 'rx="4"'),
    rect(110, 300, 1060, 20, "#000", 'opacity="0.25"'),
    text(640, 276, name, { size: 96, anchor: "middle", bold: true, fill: "#f7ecd2", font: SERIF("TC") }),
    rect(150, 350, 980, 500, pick(rnd, ["#7d8a8c", "#8a8578", "#6f8178"])),
  ];
  for (let y = 350; y < 850; y += 20)
    parts.push(rect(150, y, 980, 9, "#fff", 'opacity="0.16"'), rect(150, y + 14, 980, 6, "#000", 'opacity="0.22"'));
  parts.push(rect(632, 350, 16, 500, "#5c6466"), rect(600, 800, 80, 20, "#3c4244", 'rx="5"'));
  parts.push(rect(0, 850, W, 110, "#6d6a66"), rect(0, 850, W, 12, "#000", 'opacity="0.3"'), things(rnd));
  for (let i = 0; i < 5; i++) parts.push(notice(rnd));
  parts.push(
    polygon(
      [
        [0, 0],
        [W, 0],
        [W, 130],
        [0, 170],
      ],
      "#17181b",
    ),
    polygon(
      [
        [0, 170],
        [W, 130],
        [W, 140],
        [0, 186],
      ],
      "#000",
      'opacity="0.35"',
    ),
  );
  const flat = await rasterize(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${W}" height="${H}" font-family="${SANS("TC")}">${parts.join("")}</svg>`,
  );
  return finish(weather(flat, seed), seed, 6, 0.4);
}

/** Slanting morning light, dirt that runs down, rust. */
function weather(source: Raster, seed: number): Raster {
  const noise = noise2d(seed);
  const cut = 300 + (seed % 5) * 120;
  return shade(W, H, (x, y, out) => {
    const i = (y * W + x) * 3;
    const dirt = fractal(noise, x / 26, y / 300) * 0.5 + fractal(noise, x / 180, y / 180) * 0.5;
    const edge = (x - cut + y * 0.75) / 46;
    const sun = 0.66 + 0.5 / (1 + Math.exp(-edge));
    const dim = (0.72 + 0.5 * dirt) * sun;
    const rust = Math.max(0, fractal(noise, x / 40 + 70, y / 90) - 0.62) * (y > 350 && y < 850 ? 2.4 : 0.5);
    const warm = [1.04, 0.99, 0.9];
    for (let k = 0; k < 3; k++)
      out[k] = (source.data[i + k] as number) * dim * (warm[k] as number) * (1 - rust * ([0.1, 0.5, 0.8][k] as number));
  });
}

function tiles(rnd: Random, wall: string): string {
  const parts: string[] = [];
  for (let y = 150; y < 850; y += 24)
    for (let x = 0; x < W; x += 52)
      parts.push(
        rect(
          x + ((y / 24) % 2) * 26,
          y,
          50,
          22,
          rnd() < 0.5 ? "#fff" : "#000",
          `opacity="${between(rnd, 0.01, 0.08).toFixed(3)}"`,
        ),
      );
  return parts.join("") + rect(0, 150, W, 4, wall);
}

function notice(rnd: Random): string {
  const x = between(rnd, 190, 1020);
  const y = between(rnd, 420, 660);
  const paper = pick(rnd, ["#f3e9cf", "#e9d27a", "#f0f0ea", "#e8b7a4"]);
  const words = pick(rnd, ["出租", "休息一天", "頂讓", "搬到隔壁街", "公休"]);
  const turn = between(rnd, -4, 4).toFixed(1);
  const size = Math.min(34, 110 / words.length);
  return `<g transform="rotate(${turn} ${x.toFixed(0)} ${y.toFixed(0)})">${rect(x, y, 130, 90, paper)}${text(x + 65, y + 56, words, { size, anchor: "middle", bold: true, fill: "#a02a1e" })}</g>`;
}

function things(rnd: Random): string {
  const parts: string[] = [];
  const pot = between(rnd, 40, 90);
  parts.push(
    polygon(
      [
        [pot, 790],
        [pot + 100, 790],
        [pot + 86, 890],
        [pot + 14, 890],
      ],
      "#8f5236",
    ),
  );
  for (let i = 0; i < 26; i++)
    parts.push(
      `<ellipse cx="${(pot + 50 + between(rnd, -66, 66)).toFixed(0)}" cy="${between(rnd, 660, 790).toFixed(0)}" rx="12" ry="30" fill="${pick(rnd, ["#3f6238", "#54794a", "#2f4c30"])}" transform="rotate(${between(rnd, -50, 50).toFixed(0)} ${pot + 50} 760)"/>`,
    );
  const bike = between(rnd, 880, 960);
  for (const wheel of [0, 170])
    parts.push(
      circle(bike + wheel, 850, 62, "none", 'stroke="#1d1f21" stroke-width="9"'),
      circle(bike + wheel, 850, 8, "#1d1f21"),
    );
  parts.push(
    `<path d="M${bike} 850l52-92h84l34 92M${bike + 52} 758l34 92h-86M${bike + 86} 850l50-92M${bike + 136} 758l-12-32h28M${bike + 52} 758l-8-24h-22h44" fill="none" stroke="${pick(rnd, ["#8f2f26", "#2c5560", "#3c3c40"])}" stroke-width="8"/>`,
  );
  return parts.join("");
}
