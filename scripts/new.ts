import { createThread } from "./archive/new-thread.ts";
import { type Command, parseCommand, wrongCall } from "./cli/args.ts";
import { today } from "./cli/today.ts";

export const COMMAND = {
  name: "new",
  usage: 'npx stele new --board BOARD --title "TITLE" [options]',
  summary: "Makes the folder of a new thread, with an index.md that is ready to edit.",
  options: {
    board: { type: "string", value: "BOARD", required: true, help: "folder of the board" },
    title: { type: "string", value: "TITLE", required: true, help: "title of the thread" },
    slug: { type: "string", value: "NAME", help: "last part of its address, in place of one made from the title" },
    lang: { type: "string", value: "TAG", help: "language, in place of the archive's: zh-Hant, zh-Hans, en, …" },
    author: { type: "string", value: "NAME", help: "who writes it" },
  },
} as const satisfies Command;

/** `npx stele new`. @returns 0 if the thread was made, 2 for a wrong call */
export async function main(argv: string[]): Promise<number> {
  const args = parseCommand(COMMAND, argv);
  if (typeof args === "number") return args;
  const { content, json, ...thread } = args.values;
  const made = createThread(content, { ...thread, date: today() });
  if ("refused" in made) return wrongCall(COMMAND, made.refused);
  const file = `${content}/${made.path}/index.md`;
  if (json) process.stdout.write(`${JSON.stringify({ path: made.path, file })}\n`);
  else process.stderr.write(`wrote ${file}\n`);
  return 0;
}
