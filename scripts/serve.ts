import { spawn } from "node:child_process";
import { createServer } from "node:net";
import path from "node:path";
import { type Command, parseCommand } from "./cli/args.ts";

const COMMAND = {
  name: "serve",
  usage: "npm start -- [options]",
  summary:
    "Builds the archive with its drafts, serves it at a local address, and reloads the page when the content changes.",
  options: {
    port: {
      type: "string",
      value: "N",
      default: "8080",
      help: "port to serve at; the next free one where it is taken",
    },
    cache: { type: "string", value: "DIR", default: ".cache", help: "folder for what need not be made twice" },
  },
} as const satisfies Command;

/** Quiet time in milliseconds after a change before it is built: an editor or git writes several files in a row. */
const QUIET = 80;

/** `npm start`. @returns the exit status; runs until it is stopped if the first build succeeded */
export async function main(argv: string[]): Promise<number> {
  const args = parseCommand(COMMAND, argv);
  if (typeof args === "number") return args;
  const { content, cache } = args.values;
  const out = path.join(cache, "preview");
  const port = await freePort(Number(args.values.port));
  const build = () =>
    run(
      "build",
      "--content",
      content,
      "--cache",
      cache,
      "--out",
      out,
      "--base-url",
      `http://localhost:${port}/`,
      "--drafts",
    );
  if ((await build()) !== 0) console.error("stele: the content has problems; the page appears when they are mended");
  const { default: EleventyDevServer } = await import("@11ty/eleventy-dev-server");
  const server = EleventyDevServer.getServer("stele", out, {
    domDiff: false,
    logger: { info: console.error, log: console.error, error: console.error },
  });
  server.serve(port);
  await rebuildOnChange([content, "layouts", "assets"], async () => {
    if ((await build()) === 0) await server.reload({});
  });
  return 0;
}

/** Runs one command of ours as a process of its own, so that changed code is loaded again. */
function run(command: string, ...args: string[]): Promise<number> {
  const launcher = path.join(import.meta.dirname, "stele.mjs");
  const child = spawn(process.execPath, [launcher, command, ...args], { stdio: "inherit" });
  return new Promise((done) => child.on("close", (status) => done(status ?? 1)));
}

/** Calls `rebuild` after each burst of changes, one at a time. Never returns. */
async function rebuildOnChange(folders: readonly string[], rebuild: () => Promise<void>): Promise<never> {
  const { watch } = await import("chokidar");
  let changed = () => {};
  watch([...folders], {
    ignoreInitial: true,
    ignored: (file) => path.basename(file).startsWith(".") && file.length > 1,
  }).on("all", () => changed());
  for (;;) {
    await new Promise<void>((done) => {
      let timer: NodeJS.Timeout | undefined;
      changed = () => {
        clearTimeout(timer);
        timer = setTimeout(done, QUIET);
      };
    });
    let again = false;
    do {
      again = false;
      changed = () => {
        again = true;
      };
      await rebuild();
    } while (again);
  }
}

/** The first free port from this one on. */
async function freePort(from: number): Promise<number> {
  for (let port = from; ; port += 1) {
    const free = await new Promise<boolean>((done) => {
      const probe = createServer();
      probe.once("error", () => done(false));
      probe.listen(port, () => probe.close(() => done(true)));
    });
    if (free) return port;
  }
}
