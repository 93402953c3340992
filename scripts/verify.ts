import { type Command, parseCommand } from "./cli/args.ts";
import { lazyProgress } from "./cli/progress.ts";
import { plural } from "./cli/report.ts";
import { checkSite, type SiteDifference } from "./release/check-site.ts";

export const COMMAND = {
  name: "verify",
  usage: "npm run verify -- [SITE]",
  summary: "Compares every byte of a published site, or of a copy of one, with its manifest.",
  options: {},
  positionals: { value: "SITE", help: "the folder (default _site)", least: 0 },
} as const satisfies Command;

/** `npm run verify`. @returns 0 if the site is as it was published, 1 if it is not, 2 for a wrong call */
export async function main(argv: string[]): Promise<number> {
  const args = parseCommand(COMMAND, argv);
  if (typeof args === "number") return args;
  const bar = lazyProgress("files");
  const found = checkSite(args.positionals[0] ?? "_site", bar.show);
  bar.done();
  const isWhole = found.missing.length + found.changed.length + found.extra.length === 0;
  if (args.values.json) process.stdout.write(`${JSON.stringify(found)}\n`);
  else process.stderr.write(isWhole ? wholeLine(found) : differences(found));
  return isWhole ? 0 : 1;
}

function wholeLine({ files, commit }: SiteDifference): string {
  return `${plural(files, "file")}, each as it was published${commit === null ? "" : ` from commit ${commit}`}\n`;
}

function differences({ files, missing, changed, extra }: SiteDifference): string {
  const rows = [
    ...missing.map((name) => `${JSON.stringify(name)} is missing`),
    ...changed.map((name) => `${JSON.stringify(name)} has other bytes`),
    ...extra.map((name) => `${JSON.stringify(name)} is not in the manifest`),
  ];
  return `${rows.join("\n")}\n\n${plural(rows.length, "difference")} to the manifest, which lists ${plural(files, "file")}\n`;
}
