import { readdirSync, readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { buildSync } from "esbuild";
import { describe, expect, test } from "vitest";
import { GROUNDS, ON_STONE, STONE } from "../../layouts/grounds.ts";
import { contrast } from "../../scripts/core/color.ts";

const assets = new URL("../../assets/", import.meta.url).pathname;

const SHEETS = ["main", "lists", "markup", "dialogs"];

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

  test.each(["paper", "wash"])("what was searched for is read with ease where it is marked on %s", (ground) => {
    const share =
      Number(
        /mark \{\s*background: color-mix\(in srgb, var\(--seal\) (\d+)%/.exec(
          readFileSync(`${assets}css/base.css`, "utf8"),
        )?.[1],
      ) / 100;
    const parts = (hex = "") =>
      hex
        .slice(1)
        .match(/../g)
        ?.map((part) => Number.parseInt(part, 16)) ?? [];
    const [over, under] = [parts(color.seal), parts(color[ground])];
    const mixed = over.map((part, i) => Math.round(part * share + (under[i] ?? 0) * (1 - share)));
    const hex = `#${mixed.map((part) => part.toString(16).padStart(2, "0")).join("")}` as const;
    expect(contrast(color.ink ?? "", hex)).toBeGreaterThanOrEqual(4.5);
  });

  test.each([
    ["focus", "paper"],
    ["focus", "wash"],
  ])("%s is seen on %s", (mark, ground) => {
    expect(contrast(color[mark] ?? "", color[ground] ?? "")).toBeGreaterThanOrEqual(3);
  });

  test("the browser's frame has the colour of the page", () => {
    expect(STONE[theme]).toBe(color.stone);
    expect(GROUNDS[theme]).toEqual([color.paper, color.wash]);
  });
});

test("cards have the colours of the light theme's stone", () => {
  const color = colors("light");
  expect([ON_STONE.text, ON_STONE.soft, ON_STONE.seal]).toEqual([
    color["on-stone"],
    color["on-stone-soft"],
    color["seal-ground"],
  ]);
});

test("the README names every custom property that may be set, and no other", () => {
  const named = [...readFileSync(`${assets}css/README.md`, "utf8").matchAll(/^\| (`--.+?`) \|/gm)].flatMap(
    ([, names = ""]) => names.split(", ").map((name) => name.replaceAll("`", "")),
  );
  const set = ["tokens", "fonts"].flatMap((name) =>
    [...readFileSync(`${assets}css/${name}.css`, "utf8").matchAll(/^ +(--[\w-]+):/gm)].map(
      ([, property = ""]) => property,
    ),
  );
  expect(named.sort()).toEqual([...new Set(set)].sort());
});

describe("what every reader downloads", () => {
  /** Bytes of sheets, each compressed by itself. */
  const sizeOf = (...names: string[]) =>
    names.reduce((sum, name) => sum + brotliCompressSync(bundle(`css/sheets/${name}.css`)).length, 0);

  test("leaves 8.6 kB for the HTML of a thread, so that both are at most 14 kB, compressed", () => {
    expect(sizeOf("main")).toBeLessThan(5_400);
  });

  test("is at most 7.5 kB of style on any page, and 7 kB more if a text and its reader ask for all", () => {
    for (const sheet of ["lists", "markup", "dialogs"]) expect(sizeOf("main", sheet)).toBeLessThan(7_500);
    expect(sizeOf("lists", "markup", "dialogs")).toBeLessThan(7_000);
  });

  test("is at most 3.6 kB of script for texts and discussions, compressed", () => {
    expect(brotliCompressSync(bundle("browser/page.ts")).length).toBeLessThan(3_600);
  });

  test("is at most 1 kB of script before the page is drawn, compressed", () => {
    expect(brotliCompressSync(bundle("browser/settings/settings.ts")).length).toBeLessThan(1_000);
  });

  test("is at most 6.5 kB of script for pictures and files, compressed, most of it with the first use", () => {
    expect(brotliCompressSync(bundle("browser/media.ts")).length).toBeLessThan(6_500);
  });

  test("names no other site", () => {
    for (const sheet of SHEETS)
      expect(Buffer.from(bundle(`css/sheets/${sheet}.css`)).toString()).not.toMatch(/url\(|@import/);
  });
});

test("every part of the style is in a sheet", () => {
  const parts = readdirSync(`${assets}css`).filter((name) => name.endsWith(".css"));
  const sheets = SHEETS.map((sheet) => readFileSync(`${assets}css/sheets/${sheet}.css`, "utf8")).join("");
  expect(parts.filter((part) => !sheets.includes(`"../${part}"`))).toEqual([]);
});

test("the sheet that a script loads has no rules for a theme: a reader's choice is put into sheets before", () => {
  expect(Buffer.from(bundle("css/sheets/dialogs.css")).toString()).not.toContain("prefers-color-scheme");
});
