/** The edge to npm: how it is called, and what its failures mean to the person who waits for it. */
import { spawn } from "node:child_process";
import { endOf } from "../core/process-end.ts";
import { StopError } from "../core/stop-error.ts";

/** How a call of npm ended. */
export interface NpmEnd {
  readonly stdout: string;
  /** npm's name of the failure, such as `E404`, `ETARGET` or `ENOTFOUND`; undefined if all went well. */
  readonly code: string | undefined;
  /** npm's own words of it, in one line. */
  readonly reason: string;
}

/** Codes of failures to reach the registry. */
const NETWORK =
  /^(E?AI_AGAIN|EAI_.*|ENOTFOUND|ECONN.*|ETIMEDOUT|ERR_SOCKET.*|ENETUNREACH|EHOSTUNREACH|ENETDOWN|FETCH_ERROR|ENOTCACHED|E5\d\d)$/;

/**
 * Runs npm in a folder to its end. It neither asks for anything nor prints. If the signal aborts, npm is ended first.
 *
 * @param args a command of npm and its arguments
 * @throws StopError if npm is not installed; the signal's reason if it aborted
 */
export async function npm(folder: string, args: readonly string[], signal: AbortSignal): Promise<NpmEnd> {
  signal.throwIfAborted();
  // On Windows npm is a batch file, which only a shell starts.
  const shell = process.platform === "win32";
  const child = spawn("npm", [...args, ...QUIET], {
    cwd: folder,
    env: npmEnvironment(),
    stdio: ["ignore", "pipe", "pipe"],
    shell,
  });
  const end = () => child.kill();
  signal.addEventListener("abort", end);
  const { status, stdout, stderr } = await endOf(child)
    .catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
      throw new StopError(
        "npm is not installed, and packages come by npm; install it together with Node, see https://nodejs.org",
      );
    })
    .finally(() => signal.removeEventListener("abort", end));
  signal.throwIfAborted();
  if (status === 0) return { stdout, code: undefined, reason: "" };
  return { stdout, ...failureOf(stderr) };
}

const QUIET = ["--no-audit", "--no-fund", "--no-update-notifier", "--no-progress", "--color=false"];

/**
 * Installs the packages that a folder's package.json names, and writes their lock file.
 *
 * @param options of npm, `--no-save` to leave the lock file as it is
 * @throws StopError with a sentence on what to do
 */
export async function installPackages(
  folder: string,
  signal: AbortSignal,
  options: readonly string[] = [],
): Promise<void> {
  const end = await npm(folder, ["install", "--prefer-offline", "--fetch-retries=1", ...options], signal);
  if (end.code !== undefined) throw npmProblem(end, "install the packages");
}

/**
 * Says in one sentence why npm failed.
 *
 * @param doing what was to be done, such as `install the packages`
 */
export function npmProblem({ code = "", reason }: Pick<NpmEnd, "code" | "reason">, doing: string): StopError {
  if (NETWORK.test(code))
    return new StopError(
      `npm cannot reach the registry to ${doing} (${code}); try again with a connection, or see \`npm config get registry\` and \`npm config get proxy\``,
    );
  return new StopError(`npm cannot ${doing}: ${reason}${code === "" ? "" : ` (${code})`}`);
}

/**
 * Reads a failure from what npm wrote to standard error: lines that begin with `npm error`, or `npm ERR!` before npm 10.
 * Its `--json` has the same, but not for every failure.
 */
export function failureOf(stderr: string): { code: string; reason: string } {
  const lines = [...stderr.matchAll(/^npm (?:error|ERR!) ?(.*)$/gm)].map(([, text = ""]) => text);
  const code = lines.map((text) => /^code (\S+)/.exec(text)?.[1]).find((found) => found !== undefined) ?? "";
  const words = lines
    .filter((text) => !/^(code|errno|syscall|path|dest|A complete log|\s*at )\b/.test(text))
    .map((text) => (text.startsWith(`${code.replace(/^E/, "")} `) ? text.slice(code.length) : text).trim())
    .filter((text) => text !== "");
  return { code, reason: words[0] ?? (stderr.trim().split("\n")[0] || "it gives no reason") };
}

/** What `npx` and `npm run` say of themselves to their programs would make an npm below them act on the wrong folder. */
function npmEnvironment(): NodeJS.ProcessEnv {
  const own =
    /^(npm_config_(package|call|prefix|local_prefix|global|location|workspaces?|yes)|npm_(package|lifecycle)_.*|INIT_CWD)$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)));
}
