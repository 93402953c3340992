import path from "node:path";
import { type Command, parseCommand, wrongCall } from "./cli/args.ts";
import { DEFAULTS } from "./eleventy/options.ts";

export const COMMAND = {
  name: "serve",
  usage: "npm start -- [options]",
  summary:
    "Builds the archive with its drafts, serves it at a local address, and reloads the page when the content changes.",
  options: {
    content: { type: "string", value: "DIR", help: `the content folder (default ${DEFAULTS.content})` },
    port: { type: "string", value: "N", default: "8080", help: "port to serve at; the next free one if it is taken" },
    host: {
      type: "string",
      value: "ADDRESS",
      default: "127.0.0.1",
      help: "address to listen at; 0.0.0.0 shows the drafts to the whole network",
    },
    cache: { type: "string", value: "DIR", help: `cache folder; safe to delete (default ${DEFAULTS.cache})` },
  },
} as const satisfies Command;

/** `npm start`. @returns 2 for a wrong call; "again" once the tool's own code has changed; else it runs until stopped */
export async function main(argv: string[]): Promise<number | "again"> {
  const args = parseCommand(COMMAND, argv);
  if (typeof args === "number") return args;
  const { content, cache = DEFAULTS.cache, host } = args.values;
  const port = Number(args.values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    return wrongCall(COMMAND, `--port ${args.values.port} is no port; write a number from 1 to 65535`);
  const { serve } = await import("./eleventy/generate.ts");
  const address = `http://localhost:${port}/`;
  const out = path.join(cache, "preview");
  return serve({ content, cache, out, drafts: true, imagesOnRequest: true, baseUrl: address }, { host, port });
}
