import { createHash } from "node:crypto";
import { readFile, rm, truncate, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { candidates, type Derivative, type ImageUse } from "../../../scripts/attachments/derivatives.ts";
import { type EncodedImages, type ImageJob, makeDerivatives } from "../../../scripts/attachments/encode.ts";
import { inspectFile } from "../../../scripts/attachments/inspect.ts";
import { IMAGE_DEFAULTS, type ImageSettings } from "../../../scripts/attachments/recipes.ts";
import { animation, corner, drawing, photograph, temporaryFolder, writeFiles } from "../../attachments/pictures.ts";

/** Nothing is shown as it is, so that every picture has a derivative that stays whatever its size. */
const ALL: ImageSettings = { ...IMAGE_DEFAULTS, formats: ["avif", "webp"], max_original: { size: 1, width: 100 } };
const USES: readonly ImageUse[] = ["figure", "thumbnail"];

/** Makes the derivatives of some files, as a build does. */
async function make(files: Record<string, Uint8Array>, { cache = "", concurrency = 1, settings = ALL } = {}) {
  const folder = await temporaryFolder();
  const paths = await writeFiles(folder, files);
  const jobs: ImageJob[] = [];
  for (const [file, source] of Object.entries(paths))
    jobs.push({ source, file, facts: await inspectFile(source), uses: USES });
  const options = { cache: cache || join(folder, "cache"), concurrency, settings };
  const result = await makeDerivatives(jobs, options);
  return { folder, paths, jobs, options, result };
}

/** All that could be made of some pictures. */
const all = (jobs: readonly ImageJob[]) =>
  jobs.flatMap(({ facts }) => USES.flatMap((use) => candidates(facts, ALL, use)));

function find(result: EncodedImages, jobs: readonly ImageJob[], wanted: Partial<Derivative>): string {
  const derivative = all(jobs).find((d) =>
    Object.entries(wanted).every(([name, value]) => d[name as keyof Derivative] === value),
  );
  return result.files.get(derivative?.path ?? "")?.file ?? expect.unreachable(`no ${JSON.stringify(wanted)}`);
}

/** How many of the files had to be encoded. */
const builtOf = ({ files, encoded }: EncodedImages) => [...files.keys()].filter((path) => encoded.has(path)).length;

const sums = async (result: EncodedImages): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all(
      [...result.files].map(async ([path, { file }]) => [
        path,
        createHash("sha256")
          .update(await readFile(file))
          .digest("hex"),
      ]),
    ),
  );

test("every derivative is a whole image of the planned format and size", async () => {
  const { result, jobs } = await make({
    "photo.jpg": await photograph(800, 500).jpeg().toBuffer(),
    "clear.png": await photograph(500, 300).ensureAlpha(0.5).png().toBuffer(),
    "chart.png": await drawing(1200, 800).png({ compressionLevel: 0 }).toBuffer(),
    "deep.png": await photograph(400, 300).toColourspace("rgb16").png().toBuffer(),
    "print.jpg": await photograph(400, 300).toColourspace("cmyk").jpeg().toBuffer(),
    "grey.tif": await photograph(400, 300).grayscale().tiff().toBuffer(),
    "one.tif": await photograph(1, 1).tiff().toBuffer(),
    "pan.webp": await photograph(500, 300).webp({ lossless: true }).toBuffer(),
  });
  expect(result.problems).toEqual([]);
  expect(result.files.size).toBeGreaterThan(20);
  for (const derivative of all(jobs).filter(({ path }) => result.files.has(path))) {
    const bytes = await readFile(result.files.get(derivative.path)?.file ?? "");
    const found = await sharp(bytes).metadata();
    expect({ ...found, format: found.format === "heif" ? "avif" : found.format }).toMatchObject({
      format: derivative.format,
      width: derivative.width,
      height: derivative.height,
      hasAlpha: derivative.alpha,
      space: "srgb",
      depth: "uchar",
    });
    await sharp(bytes, { failOn: "warning" }).stats();
  }
});

test("a photograph taken with the camera turned stands upright, and tells nobody where it was taken", async () => {
  const bytes = await corner(800, 400)
    .jpeg()
    .withExif({ IFD0: { Make: "SecretCamera" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "25/1 2/1 0/1" } })
    .withMetadata({ orientation: 6 })
    .toBuffer();
  expect(bytes.includes("SecretCamera")).toBe(true);
  const { result, jobs, paths } = await make({ "turned.jpg": bytes });
  for (const [path, { file }] of result.files) {
    const encoded = await readFile(file);
    const found = await sharp(encoded).metadata();
    for (const kind of ["exif", "iptc", "xmp", "icc", "orientation"] as const)
      expect(found[kind], path).toBeUndefined();
    expect(encoded.includes("SecretCamera"), path).toBe(false);
  }
  const { data, info } = await sharp(find(result, jobs, { format: "avif", width: 400 }))
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(info).toMatchObject({ width: 400, height: 800 });
  const red = (x: number, y: number): boolean => (data[(y * info.width + x) * 3] ?? 0) > 230;
  expect([red(350, 50), red(50, 50), red(50, 750), red(350, 750)]).toEqual([true, false, false, false]);
  expect(await readFile(paths["turned.jpg"] ?? "")).toEqual(bytes);
});

test("colours of a wide gamut are converted, not relabelled", async () => {
  const wide = await sharp({ create: { width: 400, height: 300, channels: 3, background: "#0f0" } })
    .withIccProfile("p3")
    .jpeg({ quality: 100 })
    .toBuffer();
  const { result, jobs } = await make({ "wide.tif": await sharp(wide).keepIccProfile().tiff().toBuffer() });
  const { data } = await sharp(find(result, jobs, { format: "avif", width: 400 }))
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect(data[1]).toBeGreaterThan(240);
  expect(data[0]).toBeLessThan(30);
});

test("animations stay animated, with their timing", async () => {
  const { result, jobs } = await make({ "moving.gif": await animation("gif", 3, 400, 300) });
  const found = await sharp(find(result, jobs, { format: "webp", width: 400 })).metadata();
  expect(found).toMatchObject({ pages: 3, delay: [120, 120, 120], loop: 0, width: 400, height: 300 });
});

test("a JPEG that lacks its end marker is shown whole", async () => {
  const { result } = await make({ "a.jpg": (await photograph(400, 300).jpeg().toBuffer()).subarray(0, -2) });
  expect(result.problems).toEqual([]);
  expect(builtOf(result)).toBeGreaterThan(0);
});

test("a copy that saves too little is weighed once, and not published", async () => {
  const poor = await photograph(1000, 700).jpeg({ quality: 40 }).toBuffer();
  const rich = await photograph(1000, 700).jpeg({ quality: 98 }).toBuffer();
  const { result, jobs, options } = await make({ "poor.jpg": poor, "rich.jpg": rich }, { settings: IMAGE_DEFAULTS });
  const [ofPoor, ofRich] = jobs.map(({ facts }) => candidates(facts, IMAGE_DEFAULTS, "figure")[0]);
  expect(result.files.has(ofRich?.path ?? "")).toBe(true);
  expect(result.files.has(ofPoor?.path ?? "")).toBe(false);
  expect(result.sizeOf(ofPoor?.key ?? "")).toBeGreaterThan(0.75 * poor.length);
  const seen: number[] = [];
  const again = await makeDerivatives(jobs, { ...options, onProgress: (done) => seen.push(done) });
  expect([seen, [...again.files.keys()]]).toEqual([[], [...result.files.keys()]]);
});

test("nothing is encoded twice, and what is damaged is made again", async () => {
  const { result, jobs, options } = await make({ "a.jpg": await photograph(900, 600).jpeg().toBuffer() });
  const before = await sums(result);
  const count = result.files.size;
  expect(builtOf(result)).toBe(count);
  expect(count).toBeGreaterThanOrEqual(5);
  expect(builtOf(await makeDerivatives(jobs, options))).toBe(0);

  const [emptied = "", cut = "", scratched = "", deleted = "", touched = ""] = [...result.files.values()].map(
    ({ file }) => file,
  );
  await truncate(emptied, 0);
  await truncate(cut, 500);
  const bytes = await readFile(scratched);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  await writeFile(scratched, bytes);
  await rm(deleted);
  await utimes(touched, 1, 1);
  const again = await makeDerivatives(jobs, options);
  expect([builtOf(again), again.problems]).toEqual([4, []]);
  expect(await sums(again)).toEqual(before);

  await writeFile(join(options.cache, "images/index.json"), "damaged");
  expect(await sums(await makeDerivatives(jobs, options))).toEqual(before);
});

test("identical pictures are encoded once and share their files", async () => {
  const bytes = await photograph(400, 300).jpeg().toBuffer();
  const { result, jobs } = await make({ "a.jpg": bytes, "copy.jpg": bytes });
  expect(builtOf(result)).toBe(new Set(all(jobs).map(({ path }) => path)).size);
});

test("the bytes are the same however many processes make them", async () => {
  const files = {
    "a.jpg": await photograph(900, 700).jpeg().toBuffer(),
    "b.png": await photograph(600, 400).png().toBuffer(),
    "c.gif": await animation("gif", 3, 400, 300),
  };
  const one = await make(files, { concurrency: 1 });
  const three = await make(files, { concurrency: 3 });
  expect(await sums(three.result)).toEqual(await sums(one.result));
});

test("images that cannot be encoded are named, and all others are done", async () => {
  const folder = await temporaryFolder();
  const photo = await photograph(400, 300).jpeg().toBuffer();
  const whole = await photograph(300, 200).png().toBuffer();
  // Facts as they would be of a whole file with these bytes: the damage shows only when it is encoded.
  const cut = whole.subarray(0, whole.length >> 1);
  const paths = await writeFiles(folder, { "good.jpg": photo, "other.jpg": photo, "cut.png": cut });
  const facts = { ...(await inspectFile(paths["good.jpg"])) };
  const sha256 = createHash("sha256").update(cut).digest("hex");
  const uses = USES;
  const jobs: ImageJob[] = [
    { source: paths["other.jpg"], file: "b/t/other.jpg", facts: { ...facts, sha256: "0".repeat(64) }, uses },
    { source: paths["cut.png"], file: "b/t/cut.png", facts: { ...facts, sha256 }, uses },
    { source: paths["good.jpg"], file: "b/t/good.jpg", facts, uses },
  ];
  const seen: string[] = [];
  const result = await makeDerivatives(jobs, {
    cache: join(folder, "cache"),
    concurrency: 1,
    settings: ALL,
    onProgress: (done, total) => seen.push(`${done}/${total}`),
  });
  expect(result.problems).toEqual([
    {
      kind: "file-changed",
      file: "b/t/other.jpg",
      message: "the file changed while the site was being built",
      fix: "build again",
    },
    {
      kind: "image-damaged",
      file: "b/t/cut.png",
      message: expect.stringContaining("damaged or cut off"),
      fix: expect.any(String),
    },
  ]);
  expect([...result.files.keys()]).toEqual(all(jobs.slice(2)).map((d) => d.path));
  expect(seen).toEqual(["1/3", "2/3", "3/3"]);
});

test("an image that takes too long is a problem and not a build without end", async () => {
  const { jobs, folder } = await make({ "a.jpg": await photograph(1600, 1000).jpeg().toBuffer() });
  const result = await makeDerivatives(jobs, {
    cache: join(folder, "other"),
    concurrency: 1,
    settings: ALL,
    timeout: 20,
  });
  expect(result.problems).toEqual([
    expect.objectContaining({ file: "a.jpg", message: "this image could not be decoded: it took longer than 0.02 s" }),
  ]);
});
