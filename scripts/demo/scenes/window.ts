import { circle, rect, text } from "../charts/svg.ts";
import { type Raster, rasterize, toSharp } from "../files.ts";
import { between, fractal, noise2d, pick, type Random, random } from "../prng.ts";
import { finish, read, shade } from "./canvas.ts";

const [W, H] = [1600, 1067];

interface Drop {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/** A lit shop across the street, seen through a wet window. */
export async function rainyWindow(): Promise<Raster> {
  const rnd = random(314);
  const street = await rasterize(shopfront(rnd));
  const soft = await blur(street, 19);
  const small = await blur(street, 3);
  const normals = surface(rnd);
  const noise = noise2d(12);
  const fog = new Float64Array(3);
  const picture = shade(W, H, (x, y, out) => {
    const i = (y * W + x) * 3;
    const cover = normals[i + 2] as number;
    const mist = 0.25 + 0.35 * fractal(noise, x / 300, y / 260);
    read(soft, x, y, out);
    for (let k = 0; k < 3; k++)
      out[k] = (out[k] as number) * (1 - mist * 0.35) + mist * 0.35 * ([104, 116, 128][k] as number);
    if (cover <= 0) return;
    const [nx, ny] = [normals[i] as number, normals[i + 1] as number];
    read(small, x - nx * 620, y - ny * 520, fog);
    const edge = Math.hypot(nx, ny);
    const shadow = 1 - Math.max(0, edge - 0.55) * 1.25;
    const shine = Math.max(0, 1 - Math.hypot(nx + 0.42, ny + 0.5) * 4.5) * 190;
    for (let k = 0; k < 3; k++) {
      const inside = (fog[k] as number) * shadow * 1.08 + shine;
      out[k] = (out[k] as number) * (1 - cover) + inside * cover;
    }
  });
  return finish(picture, 2, 4, 0.4);
}

async function blur(raster: Raster, sigma: number): Promise<Raster> {
  const { data } = await toSharp(raster).blur(sigma).raw().toBuffer({ resolveWithObject: true });
  return { ...raster, data };
}

/** Slope in x and y (as of a lens) and cover of the water at every pixel. */
function surface(rnd: Random): Float32Array {
  const map = new Float32Array(W * H * 3);
  const drops: Drop[] = [];
  for (let i = 0; i < 2600; i++) drops.push({ x: between(rnd, 0, W), y: between(rnd, 0, H), r: between(rnd, 1.2, 4) });
  for (let i = 0; i < 330; i++) drops.push({ x: between(rnd, 0, W), y: between(rnd, 0, H), r: between(rnd, 6, 19) });
  for (let i = 0; i < 15; i++) run(rnd, drops);
  for (const drop of drops) stamp(map, drop);
  return map;
}

/** A drop that has run down, and what it left on its way. */
function run(rnd: Random, drops: Drop[]): void {
  let x = between(rnd, 0, W);
  const end = between(rnd, H * 0.3, H);
  for (let y = between(rnd, -100, H * 0.2); y < end; y += between(rnd, 5, 20)) {
    x += between(rnd, -3, 3);
    drops.push({ x, y, r: between(rnd, 3, 8) });
  }
  drops.push({ x, y: end, r: between(rnd, 15, 24) });
}

function stamp(map: Float32Array, { x, y, r }: Drop): void {
  const tall = 1.22;
  for (let v = Math.max(0, Math.floor(y - r * tall)); v <= Math.min(H - 1, y + r * tall); v++)
    for (let u = Math.max(0, Math.floor(x - r)); u <= Math.min(W - 1, x + r); u++) {
      const [dx, dy] = [(u - x) / r, (v - y) / (r * tall)];
      const away = Math.hypot(dx, dy);
      if (away > 1) continue;
      const i = (v * W + u) * 3;
      const cover = Math.min(1, (1 - away) * r * 0.7);
      if (cover < (map[i + 2] as number)) continue;
      map[i] = dx;
      map[i + 1] = dy;
      map[i + 2] = cover;
    }
}

/** The shop and the street as they would be without the glass. */
function shopfront(rnd: Random): string {
  const parts = [rect(0, 0, W, H, "#18222e"), rect(0, 800, W, 267, "#232a31")];
  parts.push(
    rect(170, 150, 1240, 680, "#2a2320"),
    rect(220, 330, 800, 440, "#ffd591"),
    rect(1070, 330, 270, 470, "#ffc475"),
  );
  parts.push(
    rect(200, 180, 1180, 120, "#8c2f24"),
    text(790, 266, "SHOES & REPAIRS", { size: 84, bold: true, anchor: "middle", fill: "#ffe9c4" }),
  );
  for (let shelf = 0; shelf < 3; shelf++) {
    parts.push(rect(240, 450 + shelf * 110, 760, 10, "#8a5a30"));
    for (let i = 0; i < 15; i++)
      parts.push(
        rect(
          255 + i * 50,
          410 + shelf * 110 + between(rnd, 0, 14),
          between(rnd, 24, 40),
          34,
          pick(rnd, ["#5a3320", "#a0452c", "#2c3c52", "#d9c7a4", "#43532f", "#1c1a1c"]),
          'rx="10"',
        ),
      );
  }
  for (let i = 0; i < 5; i++)
    parts.push(circle(300 + i * 160, 366, 22, "#fff6dc"), rect(298 + i * 160, 330, 4, 22, "#4a3a2a"));
  parts.push(
    rect(1085, 350, 240, 450, "#7a4a26"),
    rect(1105, 370, 200, 260, "#ffe0a4"),
    circle(1300, 660, 12, "#e8c878"),
  );
  for (let i = 0; i < 26; i++)
    parts.push(
      circle(
        between(rnd, 0, W),
        between(rnd, 20, 760),
        between(rnd, 7, 20),
        pick(rnd, ["#ffb257", "#ff6a4d", "#8fd0ff", "#ffe4b0", "#6be0b8"]),
        'opacity="0.8"',
      ),
    );
  for (let i = 0; i < 9; i++) {
    const x = 120 + i * 170;
    parts.push(
      rect(
        x,
        820,
        between(rnd, 40, 130),
        220,
        pick(rnd, ["#ffb257", "#c9503c", "#ffd9a0", "#5e8fb0"]),
        'opacity="0.22"',
      ),
    );
  }
  parts.push(
    rect(620, 470, 70, 340, "#14161a", 'rx="30"'),
    circle(655, 446, 34, "#14161a"),
    `<path d="M500 430a155 120 0 0 1 310 0z" fill="#c23d2e"/>`,
    rect(652, 420, 6, 120, "#14161a"),
  );
  parts.push(
    circle(1490, 840, 34, "#fff3cf"),
    circle(1400, 846, 30, "#fff3cf"),
    circle(60, 850, 26, "#ff3b2e"),
    circle(120, 848, 26, "#ff3b2e"),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${W}" height="${H}" font-family="Noto Sans CJK TC">${parts.join("")}</svg>`;
}
