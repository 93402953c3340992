import path from "node:path";
import { type Command, parseCommand, wrongCall } from "./cli/args.ts";
import { interruptible } from "./cli/interruption.ts";
import { today } from "./cli/today.ts";
import { COMMANDS } from "./commands.mjs";
import { TOOL } from "./core/code/state.mjs";
import { plural } from "./core/counted.ts";
import { askChoices, type Choices, chosen } from "./init/choices.ts";
import { LEFT_OUT_FILE } from "./init/from/left-out.ts";
import { type MadeArchive, makeArchive, openPlan } from "./init/make-archive.ts";
import { askAt } from "./init/questions.ts";
import { WORDS } from "./init/words/pick.ts";
import { HOST_CHOICES } from "./init/words/words.ts";
import { steleFor } from "./project/stele-package.ts";

export const COMMAND = {
  name: "init",
  usage: "npx stele init [DIR] [options]",
  summary:
    "Makes an archive of your own in a folder that is empty or not there: a git repository with a first thread, " +
    "settings, and the files of a host. Without DIR it asks.",
  options: {
    title: { type: "string", value: "TITLE", help: "title of the archive (default: the name of its folder)" },
    lang: { type: "string", value: "TAG", help: `${[...WORDS.keys()].join(", ")} (default: the system's, or en)` },
    host: {
      type: "string",
      value: "HOST",
      default: "github",
      help: `where it is published: ${HOST_CHOICES.join(", ")}`,
    },
    from: {
      type: "string",
      value: "FOLDER",
      help: "takes the first content from there: Markdown of Hexo, Jekyll, Hugo, Obsidian or by itself, or an archive",
    },
    tarball: { type: "string", value: "FILE", help: "keeps Stele in the archive, from what npm pack made" },
    "skip-install": { type: "boolean", default: false, help: "installs no packages, so no connection is opened" },
  },
  positionals: { value: "DIR", help: "the folder", least: 0 },
  readsContent: false,
} as const satisfies Command;

/** `npx stele init`. @returns 0 if the archive was made, 2 for a wrong call */
export async function main(argv: string[]): Promise<number> {
  const args = parseCommand(COMMAND, argv);
  if (typeof args === "number") return args;
  const { json, tarball, "skip-install": skip, ...given } = args.values;
  const [folder, ...more] = args.positionals;
  if (more.length > 0) return wrongCall(COMMAND, `one folder at a time; "${more[0]}" is a second one`);
  const choices = folder === undefined ? await ask() : chosen({ folder, ...given });
  if (choices === undefined) return wrongCall(COMMAND, "DIR is missing");
  if ("refused" in choices) return wrongCall(COMMAND, choices.refused);
  return interruptible(async (signal) => {
    const target = await openPlan(choices);
    const stele = await steleFor(TOOL, tarball, { signal, ask: !skip });
    const plan = { ...choices, stele, install: !skip, date: today(), commands: COMMANDS };
    const made = await makeArchive(target, plan, signal, (stage) => process.stderr.write(`${stage} …\n`));
    if (json) process.stdout.write(`${JSON.stringify({ folder: choices.folder, ...made })}\n`);
    else process.stderr.write(report(choices, made, skip));
    return 0;
  });
}

/** Asks at the terminal. @returns undefined if nobody is there to answer */
async function ask(): Promise<Choices | undefined> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined;
  const asker = askAt({ input: process.stdin, output: process.stderr });
  try {
    return await askChoices(asker);
  } finally {
    asker.close();
  }
}

/** What was made, and what to do next. */
function report({ folder }: Choices, { committed, brought }: MadeArchive, skipped: boolean): string {
  const lines = [`made ${folder}${"commit" in committed ? `, committed as ${committed.commit}` : ""}`];
  if (brought) lines.push(`${plural(brought.threads, "thread")} came along`);
  if (brought && brought.left.length > 0)
    lines.push(
      `${plural(brought.left.length, "part")} of the folder did not; ${path.join(folder, LEFT_OUT_FILE)} says which and why`,
    );
  if ("uncommitted" in committed) lines.push(`not committed: ${committed.uncommitted}`.trimEnd());
  const place = path.resolve(folder) === process.cwd() ? [] : [`cd ${shellWord(folder)}`];
  const next = [...place, ...(skipped ? ["npm install"] : []), "npm start"];
  return `${lines.join("\n")}\n\nNext:\n${next.map((line) => `  ${line}\n`).join("")}`;
}

function shellWord(text: string): string {
  return /^[\w./~-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
