import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { buildSync } from "esbuild";
import { describe, expect, test } from "vitest";
import { THEME_COLORS } from "../../layouts/head.ts";

const assets = new URL("../../assets/", import.meta.url).pathname;

function bundle(file: string): Uint8Array {
  const { outputFiles } = buildSync({ entryPoints: [assets + file], bundle: true, minify: true, write: false });
  return outputFiles[0]?.contents ?? new Uint8Array();
}

/** The colours of a theme, by the name of the custom property. */
function colors(theme: "light" | "dark"): Record<string, string> {
  const [light = "", dark = ""] = readFileSync(`${assets}css/tokens.css`, "utf8").split("@media");
  const read = (css: string) =>
    Object.fromEntries([...css.matchAll(/--([\w-]+): (#[\da-f]+);/g)].map((m) => [m[1], m[2]]));
  return theme === "light" ? read(light) : { ...read(light), ...read(dark) };
}

/** Relative luminance, WCAG 2.2. */
function luminance(color: string): number {
  const hex = color.length === 4 ? color.slice(1).replace(/./g, "$&$&") : color.slice(1);
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  const color = colors(theme);

  test.each([
    ["ink", "paper"],
    ["ink", "wash"],
    ["soft", "paper"],
    ["soft", "wash"],
    ["seal", "paper"],
    ["seal", "wash"],
    ["on-seal", "seal-ground"],
    ["on-stone", "stone"],
    ["on-stone-soft", "stone"],
  ])("%s is read with ease on %s", (text, ground) => {
    expect(contrast(color[text] ?? "", color[ground] ?? "")).toBeGreaterThanOrEqual(4.5);
  });

  test.each([
    ["focus", "paper"],
    ["focus", "wash"],
  ])("%s is seen on %s", (mark, ground) => {
    expect(contrast(color[mark] ?? "", color[ground] ?? "")).toBeGreaterThanOrEqual(3);
  });

  test("the browser's frame has the colour of the page", () => {
    expect(THEME_COLORS[theme]).toBe(color.paper);
  });
});

describe("what every reader downloads", () => {
  test("is at most 12 kB of style, compressed", () => {
    expect(brotliCompressSync(bundle("css/main.css")).length).toBeLessThan(12_000);
  });

  test("is at most 1 kB of script, uncompressed", () => {
    expect(bundle("browser/page.ts").length).toBeLessThan(1_000);
  });

  test("names no other site", () => {
    expect(Buffer.from(bundle("css/main.css")).toString()).not.toMatch(/url\(|@import/);
  });
});
