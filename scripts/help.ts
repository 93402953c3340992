import { type Command, commandList } from "./cli/args.ts";
import { load } from "./core/code/load.mjs";
import { TOOL } from "./core/code/state.mjs";
import { nearestHint } from "./core/schema/nearest.ts";
import { ownVersion } from "./project/stele-package.ts";

/**
 * Answers a call without a command: the list of commands, the version, or which command was meant.
 *
 * @param word in place of a command; empty if there is none
 * @param names of all commands
 * @returns the exit status: 0 if that was asked for, 2 for a command that does not exist
 */
export async function help(word: string, names: readonly string[]): Promise<0 | 2> {
  switch (word) {
    case "--version":
      process.stdout.write(`stele ${ownVersion(TOOL)}\n`);
      return 0;
    case "":
    case "help":
    case "--help": {
      const modules = await Promise.all(names.map((name) => load(`scripts/${name}.ts`)));
      process.stdout.write(commandList(modules.map(({ COMMAND }): Command => COMMAND)));
      return 0;
    }
    default: {
      process.stderr.write(`stele: there is no command "${word}"${nearestHint(word, names)}\nTry: npx stele\n`);
      return 2;
    }
  }
}
