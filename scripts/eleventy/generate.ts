/** Runs Eleventy for our commands. */
import path from "node:path";
import type { Eleventy } from "@11ty/eleventy";
import type { DevServerOptions } from "@11ty/eleventy-dev-server";
import { formatProblems, noteLine } from "../cli/report.ts";
import { systemCode, systemProblem } from "../cli/system-problem.mjs";
import { useCompiled } from "../core/code/load.mjs";
import { plural } from "../core/counted.ts";
import type { Problem } from "../core/problems.ts";
import type { RequestedImage } from "../make/images-on-request.ts";
import type { ImageOutput } from "../site/output.ts";
import type { Call } from "./assembly.ts";
import { Beginning } from "./beginning.ts";
import { rememberedConfig } from "./config-memory.ts";
import { DEFAULTS, type GivenOptions, optionsOf } from "./options.ts";
import { configModule } from "./own-code.ts";
import { codeChange, configFile } from "./own-files.ts";
import { ownMistake } from "./own-mistake.ts";
import type { BuildResult, Refused } from "./result.ts";
import { seconds } from "./summary.ts";
import { changedBeforeWatched, endWatch } from "./watched.ts";

/**
 * One publish, with a second try on a full disk if the cache can give back room: what it keeps of earlier builds only
 * spares work.
 *
 * @param given options of the call; they come before those of the configuration
 * @throws StopError if the output folder cannot be used
 */
export async function build(given: GivenOptions): Promise<BuildResult | Refused> {
  try {
    return await buildOnce(given);
  } catch (error) {
    const code = systemCode(error);
    if (code !== "ENOSPC" && code !== "EDQUOT") throw error;
    const { cache } = optionsOf(given, (await rememberedConfig(given)) ?? {});
    const { shrinkCache } = await import("../make/shrink.ts");
    const removed = await shrinkCache(cache).catch(() => 0);
    if (removed === 0) throw error;
    const what = `${plural(removed, "file")} of earlier builds removed from ${cache}`;
    process.stderr.write(`the disk is full (${code}): ${what}, and the publish begins again\n`);
    return buildOnce(given);
  }
}

/**
 * Reads and checks the content, has Eleventy render the stale pages, and swaps the new release in. If no
 * input of the site has changed since it was published, the site stays as it is, and Eleventy is not loaded.
 *
 * @param given see `build`
 * @throws as `build` does
 */
async function buildOnce(given: GivenOptions): Promise<BuildResult | Refused> {
  const remembered = await rememberedConfig(given);
  const beginning = remembered && (await Beginning.open(optionsOf(given, remembered)));
  let close = () => beginning?.close();
  try {
    const unchanged = await beginning?.unchanged();
    if (unchanged) return unchanged;
    let result: BuildResult | Refused | undefined;
    let failure: { readonly error: unknown } | undefined;
    // Loaded while git lists the content.
    const eleventy = await eleventyFor("build", {
      options: given,
      ...(beginning && { beginning }),
      done(end) {
        result = end;
      },
      failed(error) {
        failure = { error };
      },
      opened(closeAll) {
        close = closeAll;
      },
    });
    await eleventy.write().catch((error: unknown) => {
      throw causeOf(error);
    });
    if (failure) throw failure.error;
    if (!result) throw new Error(`${configFile()} does not add the plugin release`);
    return result;
  } finally {
    close();
  }
}

/** Address and port of the preview. */
interface Listen {
  /** Address of this machine, `127.0.0.1`. */
  readonly host: string;
  readonly port: number;
}

/**
 * Builds and serves the site, and builds again after every change. Problems of the content are shown over the last good
 * page, and do not end it.
 *
 * @returns "again" once the tool's own code or the configuration has changed: they have to be loaded again
 */
export async function serve(given: GivenOptions, { host, port }: Listen): Promise<"again"> {
  const changed = codeChange();
  const style = { content: given.content ?? DEFAULTS.content, drafts: given.drafts };
  const { previewServer, showProblems } = await import("./preview-server.ts");
  const say = (text: string) => process.stderr.write(text);
  const images = await imagesOnRequest(given, (text) => say(`${text}\n`));
  let wrong: string | undefined;
  let [address, open, close] = ["", () => {}, () => {}];
  const ready = new Promise<void>((resolve) => {
    open = resolve;
  });
  const fail = (text: string) => {
    wrong = text;
    say(`${text}\n`);
  };
  const call: Call = {
    options: given,
    done(end) {
      if ("problems" in end) return fail(formatProblems(end.problems, style));
      wrong = undefined;
      say(summaryLine(end) + noteLine(end.notes, style));
    },
    failed: (error) => fail(messageOf(error)),
    left: (left) => images.leave(left),
    // The preview goes on after a failure. Eleventy closes that build when the next one begins, unless it is another Eleventy.
    opened(closeAll) {
      close = closeAll;
    },
  };
  const preview = { host, problems: () => wrong, ready, image: images.image };
  let eleventy: Eleventy | undefined;
  try {
    eleventy = await eleventyFor("serve", call, ({ localhostUrl }) => {
      address = localhostUrl;
      say(`${address} answers once the site is built\n`);
      return undefined;
    });
    await eleventy.init();
    eleventy.eleventyServe.getServerModule = async () => previewServer(preview);
    const begun = Date.now();
    // Before the first build, so that its address is known, and a page that is asked for early is shown once it is there.
    await eleventy.serve(port);
    const rebuild = await eleventy.watch();
    // Eleventy 3.1 builds nothing after a file is removed.
    eleventy.watcher?.on("unlink", rebuild);
    const { content } = optionsOf(given);
    if (eleventy.watcher)
      changedBeforeWatched(eleventy.watcher, content, begun).then(
        (changed) => (changed ? rebuild(content) : undefined),
        (error: unknown) => fail(messageOf(error)),
      );
  } catch (error) {
    // A mistake in the configuration, a layout or a template; Eleventy ends its watch when the first build fails.
    fail(messageOf(error));
    await showProblems(preview);
  }
  // Not before somebody looks for changes: one that is made at the sight of a page must not be missed.
  open();
  if (address !== "") say(`${address} is ready\n`);
  await changed;
  for (let next = codeChange(); ; next = codeChange()) {
    try {
      await useCompiled();
      break;
    } catch (error) {
      fail(messageOf(error));
      await showProblems(preview);
      await next;
    }
  }
  // There is nothing to stop if a mistake kept it from watching.
  if (eleventy?.watcher) await endWatch(eleventy);
  close();
  await images.close();
  return "again";
}

/** Makes the images that builds leave. @param say is told what cannot be made, once for each build */
async function imagesOnRequest(given: GivenOptions, say: (text: string) => void) {
  const { ImagesOnRequest } = await import("../make/images-on-request.ts");
  const { cache, content } = optionsOf(given);
  const images = new ImagesOnRequest(cache);
  const told = new WeakSet<Problem>();
  return {
    leave: (left: readonly ImageOutput[]) => images.leave(left),
    close: () => images.close(),
    async image(name: string): Promise<RequestedImage | undefined> {
      const made = await images.image(name).catch((error: Error) => {
        // Of a process, whose stack is of no use here.
        const [message = ""] = error.message.split("\n");
        return { problem: { file: name, message } };
      });
      if (made && "problem" in made && !told.has(made.problem)) {
        told.add(made.problem);
        say(formatProblems([made.problem], { content }));
      }
      return made;
    },
  };
}

function summaryLine({ threads, pages, ms }: BuildResult): string {
  return `${plural(threads, "thread")}, ${plural(pages.built, "page")} built, ${seconds(ms)}\n`;
}

/** What Eleventy wraps into errors of its own: the sentence that names the mistake, if there is one. */
function causeOf(error: unknown): unknown {
  for (let one: unknown = error; one instanceof Error; one = Reflect.get(one, "originalError")) {
    if (one.name === "StopError") return one;
    const own = ownMistake(one);
    if (own) return own;
  }
  return error;
}

function messageOf(thrown: unknown): string {
  const error = causeOf(thrown);
  if (!(error instanceof Error)) return String(error);
  if (error.name === "StopError") return error.message;
  return systemProblem(error) ?? error.stack ?? error.message;
}

async function eleventyFor(
  runMode: "build" | "serve",
  call: Call,
  messageOnStart?: DevServerOptions["messageOnStart"],
) {
  // A build with nothing to do loads neither.
  const [{ Eleventy }, { handOver }] = await Promise.all([import("@11ty/eleventy"), import("./assembly.ts")]);
  await useCompiled();
  const configPath = path.relative("", await configModule(call.options.cache ?? DEFAULTS.cache));
  const eleventy = new Eleventy(undefined, undefined, {
    configPath,
    runMode,
    config(config) {
      handOver(config, call);
      config.setServerOptions({ domDiff: false, ...(messageOnStart && { messageOnStart }) });
    },
  });
  // The command reports the result of a build; warnings of templates are shown.
  const [say, silent] = [console.error, () => {}];
  eleventy.logger.overrideLogger({ log: silent, info: silent, warn: say, error: say });
  return eleventy;
}
