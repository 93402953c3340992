import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp, { type Sharp } from "sharp";
import { onTestFinished } from "vitest";

/** A folder that is gone when the test is done. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "stele-attachments-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files into a folder. @returns the path of each, by name */
export async function writeFiles<Name extends string>(
  folder: string,
  files: Readonly<Record<Name, Uint8Array | string>>,
): Promise<Record<Name, string>> {
  const paths = {} as Record<Name, string>;
  for (const [name, bytes] of Object.entries(files) as [Name, Uint8Array | string][]) {
    paths[name] = join(folder, name);
    await writeFile(paths[name], bytes);
  }
  return paths;
}

/** Something to look at: a gradient with grain, the same each time, so that it does not compress to nothing. */
export function photograph(width: number, height: number, seed = 1): Sharp {
  const data = Buffer.alloc(width * height * 3);
  let state = seed * 2_654_435_761;
  for (let i = 0; i < data.length; i += 3) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const x = (i / 3) % width;
    const y = Math.floor(i / 3 / width);
    const grain = state >>> 28;
    data[i] = (200 * x) / width + grain;
    data[i + 1] = (200 * y) / height + grain;
    data[i + 2] = 120 + grain;
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** A picture with bright red in its top left quarter and nowhere else. */
export function corner(width: number, height: number): Sharp {
  const red = { create: { width: width >> 1, height: height >> 1, channels: 3 as const, background: "#f00" } };
  return photograph(width, height).composite([{ input: red, left: 0, top: 0 }]);
}

/** Flat areas and lines. */
export function drawing(width: number, height: number): Sharp {
  const bars = Array.from({ length: 12 }, (_, i) => {
    const high = ((i * 37) % 80) / 100;
    return `<rect x="${((i + 0.2) * width) / 12}" y="${height * (1 - high)}" width="${width / 20}" height="${height * high}" fill="#36c"/>`;
  });
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/>${bars.join("")}</svg>`,
    ),
  ).removeAlpha();
}

/** An animation of frames that differ. */
export async function animation(format: "gif" | "webp", frames: number, width = 200, height = 150): Promise<Buffer> {
  const stills = await Promise.all(
    Array.from({ length: frames }, (_, i) =>
      photograph(width, height, i + 1)
        .modulate({ hue: i * 40 })
        .png()
        .toBuffer(),
    ),
  );
  return sharp(stills, { join: { animated: true } })
    .toFormat(format, { delay: stills.map(() => 120), loop: 0, effort: 1 })
    .toBuffer();
}
