import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import {
  candidates,
  type Derivative,
  type ImageUse,
  type SizeOf,
  showsOriginal,
  usedDerivatives,
} from "../../scripts/attachments/derivatives.ts";
import type { FileFacts, ImageFacts } from "../../scripts/attachments/facts.ts";
import { ENCODER, IMAGE_DEFAULTS, type ImageSettings } from "../../scripts/attachments/recipes.ts";

const sha256 = "abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789";
const facts = (image: Partial<ImageFacts>, size = 300_000, of = sha256): FileFacts => ({
  size,
  sha256: of,
  type: "JPEG",
  image: { format: "jpeg", width: 1600, height: 800, frames: 1, animated: false, alpha: false, ...image },
});
const settings = (given: Partial<ImageSettings> = {}): ImageSettings => ({ ...IMAGE_DEFAULTS, ...given });
const listed = (list: readonly Derivative[]): string[] => list.map((d) => `${d.format} ${d.width}×${d.height}`);
const tried = (f: FileFacts, use: ImageUse = "figure", given = settings()) => listed(candidates(f, given, use));
const used = (f: FileFacts, sizes: Readonly<Record<number, number>>, given = settings()): number[] => {
  const of = new Map(candidates(f, given, "figure").map((d) => [d.key, sizes[d.width]]));
  return usedDerivatives(f, given, "figure", (key) => of.get(key)).map((d) => d.width);
};

describe("what is worth trying", () => {
  test.each([
    [360, []],
    [640, []],
    [790, []],
    [800, [720]],
    [1100, [720]],
    [1200, [720, 1080]],
    [1600, [720, 1080]],
  ])("of a picture %i wide, that much in the text: %j", (width, widths) => {
    expect(candidates(facts({ width }), settings(), "figure").map((d) => d.width)).toEqual(widths);
  });

  test("a small copy for lists, of pictures that are wider", () => {
    expect(tried(facts({}), "thumbnail")).toEqual(["avif 320×160"]);
    expect(tried(facts({ width: 340 }), "thumbnail")).toEqual([]);
    expect(tried(facts({ format: "gif", animated: true, frames: 20 }), "thumbnail")).toEqual(["webp 320×160"]);
  });

  test("formats, widths and quality as the archive says", () => {
    const given = settings({ formats: ["avif", "webp"], widths: [500] });
    expect(tried(facts({}), "figure", given)).toEqual(["avif 500×250", "webp 500×250"]);
    const [finer] = candidates(facts({}), settings({ quality: { avif: 70, webp: 80 } }), "figure");
    expect(finer?.options.quality).toBe(70);
    expect(finer?.path).not.toBe(candidates(facts({}), settings(), "figure")[0]?.path);
  });

  test.each([
    ["a small icon", facts({ width: 900, height: 20 }, 900)],
    ["an SVG drawing", facts({ format: "svg" })],
    ["a BMP", facts({ format: "bmp" }, 6_000_000)],
    ["an animated PNG", facts({ format: "png", animated: true, frames: 3 }, 6_000_000)],
    ["an animation of more pixels than can be encoded", facts({ format: "gif", animated: true, frames: 900 }, 9e6)],
    ["a screenshot taller than any format", facts({ width: 900, height: 30_000 })],
  ])("nothing of %s: it is shown as it is", (_, f) => {
    expect(tried(f)).toEqual([]);
    expect(showsOriginal(f, settings())).toBe(true);
  });

  test("nothing of a file that is no image, and of one that is broken", () => {
    expect(tried({ size: 1, sha256, type: "PDF" })).toEqual([]);
    expect(tried({ ...facts({}), problem: { message: "broken", fix: "mend it" } })).toEqual([]);
  });
});

describe("what stays", () => {
  const f = facts({}, 100_000);

  test("is at least a quarter smaller than the original", () => {
    expect(used(f, { 720: 30_000, 1080: 75_000 })).toEqual([720, 1080]);
    expect(used(f, { 720: 30_000, 1080: 75_001 })).toEqual([720]);
    expect(used(f, { 720: 90_000, 1080: 95_000 })).toEqual([]);
  });

  test("and than the next wider one", () => {
    expect(used(f, { 720: 30_000, 1080: 40_000 })).toEqual([720, 1080]);
    expect(used(f, { 720: 30_000, 1080: 39_999 })).toEqual([720]);
  });

  test("is assumed of what was never encoded", () => {
    expect(used(f, {})).toEqual([720, 1080]);
  });
});

describe("an original that is too large", () => {
  test.each([
    ["by its bytes", facts({ width: 1300, height: 650 }, 500_000), ["avif 720×360", "avif 1080×540", "avif 1300×650"]],
    ["by its width", facts({ width: 3000, height: 1500 }), ["avif 720×360", "avif 1080×540", "avif 1600×800"]],
    ["for any browser", facts({ format: "tiff", width: 20, height: 20 }, 900), ["avif 20×20"]],
    ["and moves", facts({ format: "gif", animated: true, frames: 9, width: 800, height: 400 }, 1e6), ["webp 720×360"]],
  ])("%s: a large copy takes its place", (_, large, expected) => {
    expect(tried(large)).toEqual(expected);
    expect(showsOriginal(large, settings())).toBe(false);
  });

  test("a tall picture is not too large by its height", () => {
    expect(showsOriginal(facts({ width: 700, height: 9000 }), settings())).toBe(true);
  });

  test("the others are held against the large copy, which stays whatever its size", () => {
    const large = facts({ width: 1300, height: 650 }, 500_000);
    expect(used(large, { 720: 40_000, 1080: 90_000, 1300: 100_000 })).toEqual([720, 1300]);
    expect(used(large, { 720: 40_000, 1080: 70_000, 1300: 900_000 })).toEqual([720, 1080, 1300]);
  });

  test("the limits are the archive's", () => {
    const max_original = { size: 50_000_000, width: 10_000 };
    expect(showsOriginal(facts({ width: 3000 }, 9_000_000), settings({ max_original }))).toBe(true);
  });
});

test("whatever the image and the sizes, what pages use is sound", () => {
  const image = fc.record({
    format: fc.constantFrom("jpeg", "png", "webp", "gif", "avif", "tiff", "bmp", "svg"),
    width: fc.integer({ min: 1, max: 20_000 }),
    height: fc.integer({ min: 1, max: 20_000 }),
    frames: fc.constantFrom(1, 1, 30),
    alpha: fc.boolean(),
  });
  const given = fc.record({
    formats: fc.constantFrom(["avif"], ["webp"], ["avif", "webp"]),
    widths: fc.uniqueArray(fc.integer({ min: 100, max: 5000 }), { minLength: 1, maxLength: 4 }),
    sizes: fc.func(fc.option(fc.integer({ min: 1, max: 5_000_000 }), { nil: undefined })),
  });
  const uses = fc.constantFrom<ImageUse>("figure", "thumbnail");
  fc.assert(
    fc.property(
      image,
      fc.integer({ min: 1, max: 50_000_000 }),
      given,
      uses,
      (drawn, size, { sizes, ...chosen }, use) => {
        const f = facts({ ...drawn, animated: drawn.frames > 1 } as ImageFacts, size);
        const all = settings({
          ...(chosen as Pick<ImageSettings, "formats">),
          widths: chosen.widths.sort((a, b) => a - b),
        });
        const [plan, kept] = [candidates(f, all, use), usedDerivatives(f, all, use, sizes as SizeOf)];
        expect(candidates(structuredClone(f), structuredClone(all), use)).toEqual(plan);
        expect(new Set(plan.map((d) => d.path)).size).toBe(plan.length);
        expect(plan).toEqual(expect.arrayContaining(kept));
        for (const d of plan) {
          expect(d.path).toMatch(/^images\/[0-9a-f]{2}\/[0-9a-f]{20}-\d+\.(?:avif|webp)$/);
          expect(d.width).toBeLessThanOrEqual(drawn.width);
          expect(d.height).toBeGreaterThanOrEqual(1);
          if (showsOriginal(f, all)) expect(d.width).toBeLessThan(drawn.width);
        }
      },
    ),
  );
});

test("other bytes give another key, and identical pictures share theirs", () => {
  const keys = (f: FileFacts): string[] => candidates(f, settings(), "figure").map((d) => d.key);
  const other = keys(facts({}, 300_000, sha256.replace("a", "b")));
  expect(keys(facts({})).some((key) => other.includes(key))).toBe(false);
  expect(keys(facts({}))).toEqual(keys(facts({})));
});

test("an update of the encoder makes every derivative anew", () => {
  expect(ENCODER, "after an update of sharp, change ENCODER in scripts/attachments/recipes.ts").toBe(
    `sharp ${sharp.versions.sharp}`,
  );
});
