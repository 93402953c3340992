import { type FormatRow, runFormats } from "./bench/formats.ts";
import { runImports } from "./bench/imports.ts";
import type { Cost } from "./bench/measure.ts";
import { pictureLines, runPictures } from "./bench/pictures.ts";
import { runPublishes } from "./bench/publishes.ts";
import { type Command, parseCommand, wrongCall } from "./cli/args.ts";

export const COMMAND = {
  name: "bench",
  usage: "npx stele bench [WHAT…] [options]",
  summary: "Measures what publishes, pictures and their formats, searches and imports cost. Linux only.",
  options: {
    threads: {
      type: "string",
      value: "N",
      default: "1000",
      help: "publishes, pictures: threads in the archive that is made",
    },
    pictures: { type: "string", value: "N", default: "8", help: "pictures: pictures of each thread" },
    runs: { type: "string", value: "N", default: "1", help: "publishes: times that each is measured" },
    pages: { type: "string", value: "N", default: "1000", help: "import: saved pages that are made" },
    site: { type: "string", value: "DIR", default: "_site", help: "search: a built site" },
    queries: { type: "string", value: "N", default: "20", help: "search: threads that are searched for" },
    index: { type: "string", value: "N", default: "0", help: "search: threads that Pagefind indexes too, to compare" },
  },
  positionals: { value: "WHAT", help: "publishes (default), pictures, formats, search or import", least: 0 },
} as const satisfies Command;

/** Options that are counts, and the least of each. */
const LEAST = { threads: 1, pictures: 1, runs: 1, pages: 1, queries: 1, index: 0 } as const;
type Count = keyof typeof LEAST;
const COUNTS = Object.keys(LEAST) as Count[];

/** `npx stele bench`. @returns 0, or 2 for a wrong call */
export async function main(argv: string[]): Promise<number> {
  const args = parseCommand(COMMAND, argv);
  if (typeof args === "number") return args;
  const { json, content, site } = args.values;
  const counts = COUNTS.map((name) => [name, Number(args.values[name])] as const);
  const wrong = counts.find(([name, count]) => !Number.isInteger(count) || count < LEAST[name]);
  if (wrong) return wrongCall(COMMAND, `--${wrong[0]} takes a whole number, ${LEAST[wrong[0]]} or more`);
  const options: Options = { content, site, ...(Object.fromEntries(counts) as Record<Count, number>) };
  const names = args.positionals.length ? args.positionals : ["publishes"];
  const unknown = names.find((name) => !(name in RUNS));
  if (unknown !== undefined)
    return wrongCall(COMMAND, `"${unknown}" cannot be measured; write publishes, pictures, formats, search or import`);
  const results: Record<string, Outcome["result"]> = {};
  for (const name of names) {
    const outcome = await RUNS[name]?.(options);
    if (!outcome) continue;
    results[name] = outcome.result;
    if (!json) console.log(outcome.lines.join("\n"));
  }
  if (json) process.stdout.write(`${JSON.stringify(results)}\n`);
  return 0;
}

type Options = Readonly<Record<Count, number>> & {
  readonly content: string;
  readonly site: string;
};

interface Outcome {
  /** For machines. */
  readonly result: object;
  /** For people. */
  readonly lines: readonly string[];
}

const RUNS: Readonly<Record<string, (options: Options) => Promise<Outcome>>> = {
  async publishes(options) {
    const result = await runPublishes(options);
    return { result, lines: costLines(result) };
  },
  async pictures(options) {
    const result = await runPictures(options);
    return { result, lines: [...costLines(result.publishes), ...pictureLines(result)] };
  },
  async import(options) {
    const result = await runImports(options);
    return { result, lines: costLines(result) };
  },
  async formats({ content }) {
    const rows = await runFormats(content);
    return { result: rows, lines: rows.map(formatLine) };
  },
  async search(options) {
    // Its packages are for development; publishes are measured without them.
    const { runSearch } = await import("./bench/search.ts");
    const result = await runSearch(options);
    const { threads, searches, bytes, requests, first, warm, indexing } = result;
    const lines = [
      `${threads} threads, ${searches} cold searches with ten results, medians`,
      `bytes of all files   ${Math.round(bytes / 1000)} kB, ${requests} requests`,
      `first result         ${first} ms on 100 ms and 10 Mbit/s`,
      `one more character   ${warm} ms`,
      ...costLines(indexing),
    ];
    return { result, lines };
  },
};

function formatLine({ setting, width, pictures, density, share, likeness, cpu }: FormatRow): string {
  const cell = (value: number, digits: number) => value.toFixed(digits).padStart(digits + 4);
  return [
    `${String(width).padStart(4)} px  ${setting.padEnd(38)} ${pictures} pictures`,
    `${cell(1000 * density, 0)} kB/MP  ${cell(share, 2)} of the originals`,
    `likeness ${likeness.toFixed(3)}  ${cell(cpu, 2)} s/MP`,
  ].join("  ");
}

function costLines(costs: Readonly<Record<string, Cost>>): string[] {
  const cell = (value: number, unit: string) => `${value.toFixed(unit === "s" ? 2 : 0).padStart(8)} ${unit}`;
  return Object.entries(costs).map(
    ([name, { wall, cpu, memory }]) =>
      `${name.padEnd(24)} wall ${cell(wall, "s")}   CPU ${cell(cpu, "s")}   largest process ${cell(memory, "MiB")}`,
  );
}
