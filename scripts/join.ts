import { type Command, parseCommand } from "./cli/args.ts";
import { StopError } from "./core/stop-error.ts";
import { gitSetting } from "./history/git.ts";
import { joinParts } from "./release/join.ts";
import { openSigner, SIGNING_KEY } from "./release/signature/signer.ts";

export const COMMAND = {
  name: "join",
  usage: "npx stele join PART… [options]",
  summary: "Joins the parts that several machines built with --part I/N into one release.",
  options: { out: { type: "string", value: "DIR", default: "_site", help: "the published folder" } },
  positionals: { value: "PART…", help: "the --out folders of all parts, in any order", least: 1 },
} as const satisfies Command;

/** `npx stele join`. @returns 0 if the release was published, 1 if the parts do not make one, 2 for a wrong call */
export async function main(argv: string[]): Promise<number> {
  const args = parseCommand(COMMAND, argv);
  if (typeof args === "number") return args;
  try {
    // Parts come from other machines, without a repository; the key is this machine's.
    const signer = openSigner(await gitSetting(".", SIGNING_KEY));
    const result = await joinParts(args.positionals, args.values.out, signer);
    if (args.values.json) process.stdout.write(`${JSON.stringify(result)}\n`);
    else process.stderr.write(`${result.files} files of ${result.parts} parts joined in ${args.values.out}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof StopError)) throw error;
    console.error(`stele: ${error.message}`);
    return 1;
  }
}
