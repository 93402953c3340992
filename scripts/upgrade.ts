import { type Command, parseCommand, wrongCall } from "./cli/args.ts";
import { interruptible } from "./cli/interruption.ts";
import { type Upgraded, upgradeArchive } from "./upgrade/upgrade.ts";

export const COMMAND = {
  name: "upgrade",
  usage: "npx stele upgrade [VERSION] [options]",
  summary:
    "Moves the archive in this folder to another version of Stele. What has to change in its files is a commit to look at.",
  options: {
    force: {
      type: "boolean",
      default: false,
      help: "takes an older version too; changes nothing but the packages then",
    },
  },
  positionals: { value: "VERSION", help: "a version, or the tarball of one (default: the newest version)", least: 0 },
  readsContent: false,
} as const satisfies Command;

/** `npx stele upgrade`. @returns 0 if the archive has the version, 2 for a wrong call */
export async function main(argv: string[]): Promise<number> {
  const args = parseCommand(COMMAND, argv);
  if (typeof args === "number") return args;
  const [wanted, ...more] = args.positionals;
  if (more.length > 0) return wrongCall(COMMAND, `one version at a time; "${more[0]}" is a second one`);
  return interruptible(async (signal) => {
    const options = { wanted, force: args.values.force };
    const done = await upgradeArchive(".", options, signal, (stage) => process.stderr.write(`${stage} …\n`));
    if (args.values.json) process.stdout.write(`${JSON.stringify(done)}\n`);
    else process.stderr.write(report(done));
    return 0;
  });
}

/** What was done, and what to look at. */
function report({ from, to, committed, titles, news }: Upgraded): string {
  if (!committed) return `the archive has Stele ${to} already\n`;
  const done =
    "commit" in committed
      ? `moved from Stele ${from} to ${to}: \`git show ${committed.commit}\` has all of it, and \`git revert\` and npm install take it back\n`
      : `moved from Stele ${from} to ${to}, but not committed: ${committed.uncommitted.trimEnd()}\n`;
  const changed =
    titles.length === 0 ? "nothing had to change in the archive\n" : titles.map((title) => `- ${title}\n`).join("");
  const readers = news.readers === "" ? "" : `\nWhat readers will see:\n${news.readers}\n`;
  const rest = news.versions.length === 0 ? "" : "\nnode_modules/stele/CHANGELOG.md has the rest. ";
  return `${done}${changed}${readers}${rest || "\n"}Look at the site with npm start before you push.\n`;
}
