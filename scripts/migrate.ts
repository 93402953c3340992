import semver from "semver";
import { type Command, parseCommand, wrongCall } from "./cli/args.ts";
import { TOOL } from "./core/code/state.mjs";
import { ownVersion } from "./project/stele-package.ts";
import { archiveText, writeChanges } from "./upgrade/archive-text.ts";
import { migrate } from "./upgrade/migration.ts";
import { MIGRATIONS } from "./upgrade/migrations.ts";

export const COMMAND = {
  name: "migrate",
  usage: "npx stele migrate --from VERSION [options]",
  summary:
    "Changes in the archive's files what this version of Stele has in another form than an older one. `upgrade` does it by itself.",
  options: {
    from: { type: "string", value: "VERSION", required: true, help: "the version that the archive had before" },
    "dry-run": { type: "boolean", default: false, help: "writes nothing; with --json tells the new texts" },
  },
  readsContent: false,
} as const satisfies Command;

/** `npx stele migrate`. @returns 0 if the archive has the form of this version, 2 for a wrong call */
export async function main(argv: string[]): Promise<number> {
  const args = parseCommand(COMMAND, argv);
  if (typeof args === "number") return args;
  const { json, "dry-run": dryRun } = args.values;
  const from = semver.clean(args.values.from);
  if (from === null)
    return wrongCall(COMMAND, `--from ${JSON.stringify(args.values.from)} is no version, such as 0.1.0`);
  const { changes, titles } = migrate(await archiveText("."), from, ownVersion(TOOL), MIGRATIONS);
  if (!dryRun) writeChanges(".", changes);
  const texts = Object.fromEntries([...changes].map(([name, text]) => [name, text ?? null]));
  if (json) process.stdout.write(`${JSON.stringify({ changes: texts, titles })}\n`);
  else
    process.stderr.write(
      titles.length === 0 ? "nothing has to change\n" : titles.map((title) => `- ${title}\n`).join(""),
    );
  return 0;
}
