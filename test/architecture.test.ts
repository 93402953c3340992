import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

/** The rooms in the order of the data's way. A room imports only rooms before it; types count too. */
const ROOMS =
  "core markdown history layouts attachments cards comments archive fetch search importers site make release export cli eleventy browser bench package deploy project init upgrade supply-chain";
/** Rooms that may import less than all before them. */
const ONLY: Readonly<Record<string, string>> = {
  markdown: "core",
  history: "core",
  release: "core",
  cli: "core",
  make: "core attachments cards search site",
  browser: "layouts/i18n search scripts/core/han",
  deploy: "core",
  project: "core",
  "supply-chain": "core",
};

const ROOT = path.resolve(import.meta.dirname, "..");
const files = ["scripts", "layouts", "assets"]
  .flatMap((folder) =>
    fs.readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`),
  )
  .filter((file) => /\.(ts|mjs)$/.test(file))
  .concat("eleventy.config.ts");
const imports = new Map(files.map((file) => [file, importsOf(file)]));

test("a room imports only rooms before it", () => {
  const offenders = [...imports].flatMap(([file, targets]) =>
    targets.filter((target) => !mayImport(roomOf(file), target)).map((target) => `${file} → ${target}`),
  );
  expect(offenders).toEqual([]);
});

test("no file imports itself by way of others", () => {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(" → "));
    if (done.has(file)) return;
    done.add(file);
    for (const target of imports.get(file) ?? []) visit(target, [...way, file]);
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});

function mayImport(room: string, target: string): boolean {
  const other = roomOf(target);
  if (room === other) return true;
  const only = ONLY[room];
  if (only !== undefined) return only.split(" ").some((name) => name === other || target.startsWith(`${name}/`));
  const order = [...ROOMS.split(" "), "commands"];
  return order.includes(other) && order.indexOf(other) < order.indexOf(room);
}

/** `scripts/core/…` → core; files right below `scripts` and the config are the commands, `assets` is the browser room. */
function roomOf(file: string): string {
  const [top = "", inner = "", ...rest] = file.split("/");
  if (top !== "scripts") return { layouts: "layouts", assets: "browser" }[top] ?? "commands";
  return rest.length > 0 ? inner : "commands";
}

function importsOf(file: string): string[] {
  const text = fs.readFileSync(path.join(ROOT, file), "utf8");
  const statements = text.matchAll(/^(?:import|export)\b[^;]*?\bfrom "(\.[^"]+)"|\bimport\(?\s*"(\.[^"]+)"/gm);
  return [...statements].map((match) => path.posix.join(path.dirname(file), match[1] ?? match[2] ?? ""));
}
