/** Writes pictures into a made archive, as threads of the 2000s had them. */
import fs from "node:fs";
import path from "node:path";
import sharp, { type Sharp } from "sharp";
import { type Dice, random } from "./make-archive.ts";
import { makeScenes, open, type Scene, type Scenes } from "./picture-scenes.ts";

/** A file, and its ending. */
type Picture = readonly [bytes: Buffer, ending: string];
type MakePicture = (scenes: Scenes, dice: Dice) => Promise<Picture>;

/** Kinds of pictures, and how many of a hundred are of each; the rest are files that another thread has too. */
const KINDS: readonly (readonly [share: number, make: MakePicture])[] = [
  [62, photograph],
  [4, fromCamera],
  [9, screenshot],
  [9, chart],
  [5, scan],
  [6, smallGif],
  [2, animation],
];

/** Encoders of the time: cameras and early programs, the web's, those that keep all colours, and a careful one. */
const JPEG = [{}, { progressive: true }, { chromaSubsampling: "4:4:4" }, { mozjpeg: true }];
/** As many are at work at once; the order in which dice are thrown is not changed by it. */
const AT_ONCE = 4;

/**
 * Puts pictures beside the text of every thread, and into it. The same for the same archive, count and seed.
 *
 * @param content folder of an archive, from `makeArchive`
 * @param each pictures of a thread
 */
export async function addPictures(content: string, each: number, seed = 2): Promise<void> {
  const scenes = await makeScenes(random(seed));
  const texts = fs.readdirSync(content, { recursive: true, encoding: "utf8" }).filter((f) => f.endsWith("index.md"));
  const recent: Picture[] = [];
  const jobs = texts.sort().flatMap((text, thread) =>
    Array.from({ length: each }, (_, i) => ({
      folder: path.join(content, path.dirname(text)),
      i,
      number: thread * each + i,
    })),
  );
  for (let from = 0; from < jobs.length; from += AT_ONCE) {
    const some = jobs.slice(from, from + AT_ONCE);
    const made = await Promise.all(
      some.map(({ number }) => {
        const dice = random(seed * 1_000_003 + number);
        return pictureOf(scenes, dice) ?? recent[dice(Math.max(1, recent.length))] ?? photograph(scenes, dice);
      }),
    );
    some.forEach(({ folder, i }, at) => {
      const [bytes, ending] = made[at] ?? [Buffer.alloc(0), "jpg"];
      const name = `${String(i + 1).padStart(2, "0")}.${ending}`;
      fs.writeFileSync(path.join(folder, name), bytes);
      fs.appendFileSync(path.join(folder, "index.md"), `\n![圖 ${i + 1}](${name})\n`);
    });
    recent.splice(0, Math.max(0, recent.length + made.length - 64));
    recent.push(...made);
  }
}

/** @returns undefined for one that another thread has */
function pictureOf(scenes: Scenes, dice: Dice): Promise<Picture> | undefined {
  // The first numbers of seeds that are close are close.
  for (let i = 0; i < 8; i += 1) dice(2);
  let rest = dice(100);
  const make = KINDS.find(([share]) => {
    rest -= share;
    return rest < 0;
  })?.[1];
  return make?.(scenes, dice);
}

async function photograph({ photographs }: Scenes, dice: Dice): Promise<Picture> {
  const width = 400 + dice(601);
  const image = await cut(photographs, dice, width, Math.round(width * (dice(4) === 0 ? 1.2 : 0.75)));
  return [await jpeg(image, dice, 60 + dice(33)), "jpg"];
}

async function fromCamera({ large }: Scenes, dice: Dice): Promise<Picture> {
  const width = 1600 + dice(1400);
  return [await jpeg(await cut(large, dice, width, Math.round(width * 0.75)), dice, 80 + dice(13)), "jpg"];
}

async function screenshot({ screens }: Scenes, dice: Dice): Promise<Picture> {
  const image = await cut(screens, dice, 500 + dice(500), 300 + dice(440), 1);
  if (dice(3) === 0) return [await jpeg(image, dice, 75 + dice(15)), "jpg"];
  return [await image.png({ compressionLevel: 6 + dice(4) }).toBuffer(), "png"];
}

async function chart({ charts }: Scenes, dice: Dice): Promise<Picture> {
  const image = await cut(charts, dice, 420 + dice(440), 300 + dice(280), 1);
  if (dice(2) === 0) return [await image.gif({ effort: 3, colours: 64 }).toBuffer(), "gif"];
  return [await image.png({ palette: true, colours: 32, dither: 0 }).toBuffer(), "png"];
}

async function scan({ scans }: Scenes, dice: Dice): Promise<Picture> {
  const image = await cut(scans, dice, 600 + dice(390), 800 + dice(590), 1);
  return [
    await image
      .grayscale()
      .jpeg({ quality: 65 + dice(20) })
      .toBuffer(),
    "jpg",
  ];
}

async function smallGif({ photographs }: Scenes, dice: Dice): Promise<Picture> {
  const size = 16 + dice(110);
  return [await (await cut(photographs, dice, size, size)).gif({ colours: 32, effort: 3 }).toBuffer(), "gif"];
}

async function animation({ photographs }: Scenes, dice: Dice): Promise<Picture> {
  const [width, height] = [120 + dice(200), 90 + dice(150)];
  const still = await (await cut(photographs, dice, width, height)).png({ compressionLevel: 1 }).toBuffer();
  const frames = Array.from({ length: 3 + dice(8) }, (_, i) =>
    sharp(still)
      .modulate({ hue: i * 20, brightness: 1 + (i % 3) / 20 })
      .png({ compressionLevel: 1 })
      .toBuffer(),
  );
  const image = sharp(await Promise.all(frames), { join: { animated: true } });
  return [await image.gif({ delay: frames.map(() => 120), colours: 64, effort: 3 }).toBuffer(), "gif"];
}

/** A region of a scene that hardly another picture has, at this size. */
async function cut(from: readonly Scene[], dice: Dice, width: number, height: number, zoom?: number): Promise<Sharp> {
  const scene = from[dice(from.length)];
  if (!scene) throw new Error("there is no scene to cut a picture from");
  const most = Math.min(scene.width / width, scene.height / height);
  const scale = Math.min(most, zoom ?? 1 + dice(60) / 100);
  const [w, h] = [Math.floor(width * scale), Math.floor(height * scale)];
  const region = { left: dice(scene.width - w + 1), top: dice(scene.height - h + 1), width: w, height: h };
  return open(scene)
    .extract(region)
    .resize(Math.round(w / Math.min(scale, zoom ?? scale)), undefined, { kernel: "lanczos3" });
}

function jpeg(image: Sharp, dice: Dice, quality: number): Promise<Buffer> {
  return image.jpeg({ quality, ...JPEG[dice(JPEG.length)] }).toBuffer();
}
