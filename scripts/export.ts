import { type Command, parseCommand } from "./cli/args.ts";
import { lazyProgress } from "./cli/progress.ts";
import { systemProblem } from "./cli/system-problem.mjs";
import { plural } from "./core/counted.ts";
import { StopError } from "./core/stop-error.ts";
import { DEFAULTS } from "./eleventy/options.ts";
import { exportFolder } from "./export/export-folder.ts";
import { exportZim } from "./export/zim.ts";

export const COMMAND = {
  name: "export",
  usage: "npx stele export --to FOLDER|FILE.zim [options]",
  summary:
    "Makes a copy of the published site for reading without a server: a folder that a browser opens, with search, or a " +
    "ZIM file for Kiwix (needs zim-tools).",
  options: {
    to: {
      type: "string",
      value: "PATH",
      required: true,
      help: "the folder, or a file that ends in .zim; not there yet",
    },
    site: {
      type: "string",
      value: "DIR",
      default: DEFAULTS.out,
      help: `the published folder (default ${DEFAULTS.out})`,
    },
    cache: { type: "string", value: "DIR", default: DEFAULTS.cache, help: `cache folder (default ${DEFAULTS.cache})` },
    "no-search": {
      type: "boolean",
      default: false,
      help: "leaves the search index out, about half of a folder of texts",
    },
  },
  readsContent: false,
} as const satisfies Command;

/** `npx stele export`. @returns 0 if the copy was made, 1 if it was not, 2 for a wrong call */
export async function main(argv: string[]): Promise<number> {
  const args = parseCommand(COMMAND, argv);
  if (typeof args === "number") return args;
  const { to, site, cache, json, "no-search": noSearch } = args.values;
  const bar = lazyProgress("files");
  const options = { site, to, cache, onFile: bar.show };
  try {
    const made = /\.zim$/i.test(to) ? await exportZim(options) : await exportFolder({ ...options, search: !noSearch });
    bar.done();
    if (json) process.stdout.write(`${JSON.stringify(made)}\n`);
    else {
      const index = made.index === 0 ? "" : `, ${megabytes(made.index)} of it the search index`;
      process.stderr.write(`${to}: ${plural(made.pages, "page")}, ${megabytes(made.bytes)}${index}\n`);
    }
    return 0;
  } catch (error) {
    bar.done();
    const reason = error instanceof StopError ? error.message : systemProblem(error, [to, site]);
    if (reason === undefined) throw error;
    console.error(`stele: ${reason}`);
    return 1;
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
