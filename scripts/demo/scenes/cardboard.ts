import { circle, line, rect, text } from "../charts/svg.ts";
import { type Raster, rasterize } from "../files.ts";
import { between, fractal, noise2d, random } from "../prng.ts";
import { SANS } from "../style.ts";

/** The side of a parcel: cardboard with its grain, tape down the middle, perhaps a label. */
export async function cardboard(seed: number, tone: string, label: boolean): Promise<Raster> {
  const size = 420;
  const rnd = random(seed);
  const parts = [rect(0, 0, size, size, tone)];
  for (let y = 0; y < size; y += 5) parts.push(line(0, y, size, y, "#000", 1, 'opacity="0.035"'));
  for (let i = 0; i < 14; i++)
    parts.push(
      circle(
        between(rnd, 0, size),
        between(rnd, 0, size),
        between(rnd, 20, 80),
        rnd() < 0.5 ? "#fff" : "#3a2410",
        'opacity="0.03"',
      ),
    );
  parts.push(rect(180, 0, 60, size, "#c9a468", 'opacity="0.85"'), rect(180, 0, 4, size, "#fff", 'opacity="0.3"'));
  if (label) parts.push(shippingLabel(rnd, between(rnd, 30, 150), between(rnd, 60, 160)));
  else parts.push(upArrows(40, 300));
  const raster = await rasterize(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" font-family="${SANS("TC")}">${parts.join("")}</svg>`,
  );
  return grain(raster, seed);
}

function shippingLabel(rnd: () => number, x: number, y: number): string {
  const bars: string[] = [];
  let left = x + 14;
  while (left < x + 200) {
    const width = between(rnd, 1.5, 6);
    bars.push(rect(left, y + 96, width, 52, "#1c1a18"));
    left += width + between(rnd, 2, 5);
  }
  return [
    rect(x, y, 220, 166, "#f6f3ec", 'rx="3"'),
    rect(x, y, 220, 30, "#20242c", 'rx="3"'),
    text(x + 12, y + 22, "宅配 ・ 易碎", { size: 18, fill: "#fff", bold: true }),
    rect(x + 14, y + 44, 150, 8, "#4a4744"),
    rect(x + 14, y + 60, 120, 8, "#8b8782"),
    rect(x + 14, y + 76, 136, 8, "#8b8782"),
    text(x + 176, y + 78, "B2", { size: 32, bold: true }),
    ...bars,
  ].join("");
}

function upArrows(x: number, y: number): string {
  const one = (left: number): string =>
    `<path d="M${left} ${y + 70}v-40h-14l26-32 26 32h-14v40z" fill="#5b3f20" opacity="0.75"/>`;
  return one(x + 10) + one(x + 74) + rect(x + 4, y + 78, 120, 7, "#5b3f20", 'opacity="0.75"');
}

/** Roughens a flat picture a little. */
function grain(raster: Raster, seed: number): Raster {
  const noise = noise2d(seed);
  const data = Uint8Array.from(raster.data, (value, i) => {
    const pixel = Math.floor(i / 3);
    const shade = fractal(noise, (pixel % raster.width) / 60, Math.floor(pixel / raster.width) / 14) - 0.5;
    return Math.max(0, Math.min(255, value * (1 + shade * 0.16)));
  });
  return { ...raster, data };
}
