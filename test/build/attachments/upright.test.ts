import fs from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { type ImageJob, makeDerivatives } from "../../../scripts/attachments/encode.ts";
import { inspectFile } from "../../../scripts/attachments/inspect.ts";
import { IMAGE_DEFAULTS } from "../../../scripts/attachments/recipes.ts";
import { corner, temporaryFolder } from "../../attachments/pictures.ts";

/** Where the top left corner of the stored picture is once it is upright, by orientation (Exif 2.32, 4.6.4). */
const CORNER = [
  ["top", "left"],
  ["top", "right"],
  ["bottom", "right"],
  ["bottom", "left"],
  ["top", "left"],
  ["top", "right"],
  ["bottom", "right"],
  ["bottom", "left"],
] as const;
const FORMATS = ["jpeg", "webp", "tiff"] as const;

test("pictures stand upright whichever way the camera was held, in every format that says so", async () => {
  const folder = await temporaryFolder();
  const jobs: ImageJob[] = [];
  for (const format of FORMATS) {
    for (let orientation = 1; orientation <= 8; orientation += 1) {
      const source = path.join(folder, `${orientation}.${format}`);
      await corner(400, 200).toFormat(format, { quality: 98 }).withMetadata({ orientation }).toFile(source);
      jobs.push({ source, file: `${orientation}.${format}`, facts: await inspectFile(source), uses: ["figure"] });
    }
  }
  const settings = { ...IMAGE_DEFAULTS, max_original: { size: 1, width: 100 } };
  const { files, problems } = await makeDerivatives(jobs, { cache: path.join(folder, "cache"), settings });
  expect([files.size, problems]).toEqual([24, []]);
  for (const { facts, file } of jobs) {
    const orientation = Number.parseInt(file, 10);
    const isTurned = orientation > 4;
    expect([facts.image?.width, facts.image?.height], file).toEqual(isTurned ? [200, 400] : [400, 200]);
  }
  const seen = await Promise.all([...files.values()].map(async ({ file }) => redCorner(fs.readFileSync(file))));
  // The files come in the order of the jobs.
  expect(seen).toEqual(FORMATS.flatMap(() => CORNER.map((place, at) => [...place, at > 3 ? "200×400" : "400×200"])));
});

/** Which corner of a picture is red, and its size. */
async function redCorner(bytes: Uint8Array): Promise<string[]> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const isRed = (x: number, y: number) => {
    const at = (y * info.width + x) * info.channels;
    return (data[at] ?? 0) > 220 && (data[at + 1] ?? 255) < 60;
  };
  const [right, bottom] = [info.width - 20, info.height - 20];
  const corners = { "top left": [20, 20], "top right": [right, 20], "bottom left": [20, bottom] } as const;
  const found = Object.entries(corners).filter(([, [x, y]]) => isRed(x, y));
  const name = found.map(([place]) => place)[0] ?? (isRed(right, bottom) ? "bottom right" : "none");
  return [...name.split(" "), `${info.width}×${info.height}`];
}
