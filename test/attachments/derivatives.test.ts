import fc from "fast-check";
import sharp from "sharp";
import { expect, test } from "vitest";
import { pictureProps, planDerivatives } from "../../scripts/attachments/derivatives.ts";
import type { FileFacts, ImageFacts } from "../../scripts/attachments/facts.ts";
import { ENCODER } from "../../scripts/attachments/recipes.ts";

const sha256 = "abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789";
const facts = (image: Partial<ImageFacts>, size = 300_000, of = sha256): FileFacts => ({
  size,
  sha256: of,
  type: "JPEG",
  image: { format: "jpeg", width: 2000, height: 1000, frames: 1, animated: false, alpha: false, ...image },
});
const listed = (f: FileFacts): string[] => planDerivatives(f).map((d) => `${d.format} ${d.width}×${d.height}`);
const options = { sizes: "100vw", base: "/some/path/", original: "/some/path/a/01.jpg" };

test("a large photograph comes in AVIF and WebP at four widths, and as JPEG for old browsers", () => {
  expect(listed(facts({}))).toEqual([
    "avif 360×180",
    "avif 720×360",
    "avif 1080×540",
    "avif 1600×800",
    "webp 360×180",
    "webp 720×360",
    "webp 1080×540",
    "webp 1600×800",
    "jpeg 360×180",
    "jpeg 720×360",
    "jpeg 1080×540",
  ]);
});

test.each([
  [200, [200]],
  [400, [400]],
  [640, [360, 640]],
  [800, [360, 800]],
  [900, [360, 720, 900]],
  [1600, [360, 720, 1080, 1600]],
])("a picture %i wide comes at %j: never enlarged, never twice at nearly the same width", (width, widths) => {
  expect(planDerivatives(facts({ width })).flatMap((d) => (d.format === "avif" ? [d.width] : []))).toEqual(widths);
});

test("what can be seen through keeps its transparency in the fallback too", () => {
  const formats = new Set(planDerivatives(facts({ format: "png", alpha: true }, 3_000_000)).map((d) => d.format));
  expect([...formats]).toEqual(["avif", "webp", "png"]);
});

test("drawings have a fallback of clean lines and not a JPEG", () => {
  const formats = (size: number): string[] => [
    ...new Set(planDerivatives(facts({ format: "png" }, size)).map((d) => d.format)),
  ];
  expect(formats(60_000)).toEqual(["avif", "webp", "png"]);
  expect(formats(3_000_000)).toEqual(["avif", "webp", "jpeg"]);
});

test("animations stay animated: as WebP, with the original behind it", () => {
  const gif = facts({ format: "gif", animated: true, frames: 20, width: 480, height: 320 });
  expect(listed(gif)).toEqual(["webp 360×240", "webp 480×320"]);
  expect(pictureProps(gif, options)).toMatchObject({ src: options.original, sources: [{ type: "image/webp" }] });
});

test.each([
  ["a small icon", facts({ width: 20, height: 20 }, 900)],
  ["an SVG drawing", facts({ format: "svg" })],
  ["a BMP", facts({ format: "bmp" }, 6_000_000)],
  ["an animated PNG", facts({ format: "png", animated: true, frames: 3 })],
  ["an animation of more pixels than can be encoded", facts({ format: "gif", animated: true, frames: 900 })],
])("%s is shown as it is", (_, f) => {
  expect(planDerivatives(f)).toEqual([]);
  const picture = pictureProps(f, options);
  expect(picture).toMatchObject({ src: options.original, sources: [], width: f.image?.width, height: f.image?.height });
  expect(picture.srcset).toBeUndefined();
});

test("formats that browsers do not show are always converted", () => {
  expect(listed(facts({ format: "tiff", width: 20, height: 20 }, 900))).toEqual([
    "avif 20×20",
    "webp 20×20",
    "jpeg 20×20",
  ]);
});

test("a very long screenshot comes only in formats that can be that long", () => {
  expect(listed(facts({ width: 720, height: 20_000 }))).toEqual(["jpeg 360×10000", "jpeg 720×20000"]);
});

test("a file that is no image, and one that is broken, has no derivatives", () => {
  expect(planDerivatives({ size: 1, sha256, type: "PDF" })).toEqual([]);
  expect(planDerivatives({ ...facts({}), problem: { message: "broken", fix: "mend it" } })).toEqual([]);
});

test("the page gets every derivative, best format first, below the site's path", () => {
  const path = (width: number, extension: string): string =>
    `/some/path/images/ab/abcdef0123456789abcd-${width}.${extension}`;
  expect(pictureProps(facts({ width: 900, height: 600 }), options)).toEqual({
    src: path(720, "jpg"),
    srcset: `${path(360, "jpg")} 360w, ${path(720, "jpg")} 720w, ${path(900, "jpg")} 900w`,
    width: 900,
    height: 600,
    sources: ["avif", "webp"].map((format) => ({
      type: `image/${format}`,
      srcset: [360, 720, 900].map((width) => `${path(width, format)} ${width}w`).join(", "),
    })),
    sizes: "100vw",
    original: options.original,
  });
});

test("whatever the image, the plan is sound", () => {
  const image = fc.record({
    format: fc.constantFrom("jpeg", "png", "webp", "gif", "avif", "tiff", "bmp", "svg"),
    width: fc.integer({ min: 1, max: 20_000 }),
    height: fc.integer({ min: 1, max: 20_000 }),
    frames: fc.constantFrom(1, 1, 30),
    alpha: fc.boolean(),
  });
  fc.assert(
    fc.property(image, fc.integer({ min: 1, max: 50_000_000 }), (drawn, size) => {
      const f = facts({ ...drawn, animated: drawn.frames > 1 } as ImageFacts, size);
      const plan = planDerivatives(f);
      expect(planDerivatives(structuredClone(f))).toEqual(plan);
      expect(new Set(plan.map((d) => d.path)).size).toBe(plan.length);
      expect(new Set(plan.map((d) => d.key)).size).toBe(plan.length);
      for (const d of plan) {
        expect(d.path).toMatch(/^images\/[0-9a-f]{2}\/[0-9a-f]{20}-\d+\.(?:avif|webp|jpg|png)$/);
        expect(d.width).toBeLessThanOrEqual(drawn.width);
        expect(d.height).toBeGreaterThanOrEqual(1);
      }
      const props = pictureProps(f, options);
      const planned = new Set([options.original, ...plan.map((d) => options.base + d.path)]);
      const named = [props.srcset ?? props.src, ...props.sources.map((s) => s.srcset)].join(", ");
      for (const candidate of named.split(", ")) expect(planned).toContain(candidate.split(" ")[0]);
    }),
  );
});

test("other bytes or another size give another key, and identical pictures share theirs", () => {
  const keys = (f: FileFacts): string[] => planDerivatives(f).map((d) => d.key);
  const other = keys(facts({}, 300_000, sha256.replace("a", "b")));
  expect(keys(facts({})).some((key) => other.includes(key))).toBe(false);
  expect(keys(facts({}))).toEqual(keys(facts({})));
});

test("an update of the encoder makes every derivative anew", () => {
  expect(ENCODER, "after an update of sharp, change ENCODER in scripts/attachments/recipes.ts").toBe(
    `sharp ${sharp.versions.sharp}`,
  );
});
