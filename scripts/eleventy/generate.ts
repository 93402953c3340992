/** Runs Eleventy for our commands. */
import path from "node:path";
import { pathToFileURL } from "node:url";
import { formatProblems, noteLine } from "../cli/report.ts";
import { systemProblem } from "../cli/system-problem.mjs";
import { compiledModule, useCompiled } from "../core/code/load.mjs";
import type { Call } from "./assembly.ts";
import { Beginning } from "./beginning.ts";
import { codeChange, configFile } from "./config-files.ts";
import { rememberedConfig } from "./config-memory.ts";
import { DEFAULTS, type GivenOptions, optionsOf } from "./options.ts";
import type { BuildResult, Refused } from "./result.ts";

/**
 * One publish: reads and checks the content, has Eleventy render the stale pages, and swaps the new release in. If no
 * input of the site has changed since it was published, the site stays as it is, and Eleventy is not loaded.
 *
 * @param given options of the call; they come before those of the configuration
 * @throws StopError if the output folder cannot be used
 */
export async function build(given: GivenOptions): Promise<BuildResult | Refused> {
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
    await eleventy.write();
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
  const { previewServer } = await import("./preview-server.ts");
  let wrong: string | undefined;
  const say = (text: string) => process.stderr.write(text);
  const fail = (text: string) => {
    wrong = text;
    say(`${text}\n`);
  };
  const eleventy = await eleventyFor("serve", {
    options: given,
    done(end) {
      if ("problems" in end) return fail(formatProblems(end.problems, given.content ?? DEFAULTS.content));
      wrong = undefined;
      say(summaryLine(end) + noteLine(end.notes, { drafts: given.drafts ?? false }));
    },
    failed: (error) => fail(messageOf(error)),
    // The preview goes on after a failure, and closes the build when the next one begins.
    opened() {},
  });
  try {
    await eleventy.init();
    eleventy.eleventyServe.getServerModule = async () => previewServer({ host, problems: () => wrong });
    const rebuild = await eleventy.watch();
    // Eleventy 3.1 builds nothing after a file is removed.
    eleventy.watcher.on("unlink", rebuild);
    await eleventy.serve(port);
  } catch (error) {
    // A mistake in the configuration or in a template; Eleventy ends its watch when the first build fails.
    fail(messageOf(error));
  }
  await changed;
  for (let next = codeChange(); ; next = codeChange()) {
    try {
      await useCompiled();
      break;
    } catch (error) {
      fail(messageOf(error));
      await eleventy.eleventyServe?.reload({});
      await next;
    }
  }
  await eleventy.stopWatch();
  return "again";
}

function summaryLine({ threads, pages, ms }: BuildResult): string {
  return `${threads} threads, ${pages.built} pages built, ${(ms / 1000).toFixed(2)} s\n`;
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "StopError") return error.message;
  return systemProblem(error) ?? error.stack ?? error.message;
}

async function eleventyFor(runMode: "build" | "serve", call: Call) {
  // A build with nothing to do loads neither.
  const [{ Eleventy }, { handOver }] = await Promise.all([import("@11ty/eleventy"), import("./assembly.ts")]);
  await useCompiled();
  const configPath = path.relative("", compiledModule(pathToFileURL(configFile())));
  const eleventy = new Eleventy(undefined, undefined, {
    configPath,
    runMode,
    config(config) {
      handOver(config, call);
      config.setServerOptions({ domDiff: false });
    },
  });
  // The command reports the result of a build; warnings of templates are shown.
  const [say, silent] = [console.error, () => {}];
  eleventy.logger.overrideLogger({ log: silent, info: silent, warn: say, error: say });
  return eleventy;
}
