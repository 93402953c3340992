import { existsSync } from "node:fs";
import sparticuz from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";

const SYSTEM_BROWSERS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Without a sandbox, as containers need; and silent on the network, so that every request in a test is the page's. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Path of the browser that tests use. The environment variable `CHROMIUM_PATH` is a path, `system` or `packaged`, the one
 * from `@sparticuz/chromium`. Without it the packaged one is used, or the system's if that does not start here: the
 * packaged one has no windows, and opens a page in a tenth of the time.
 *
 * @throws Error if there is no such browser: browser tests fail then, they are never skipped
 */
export async function findBrowser(wanted: string = process.env.CHROMIUM_PATH ?? ""): Promise<string> {
  if (wanted === "packaged") return packagedBrowser();
  if (wanted !== "" && wanted !== "system") {
    if (existsSync(wanted)) return wanted;
    throw new Error(`CHROMIUM_PATH names no file: ${wanted}. Write the path of a browser, or system, or packaged.`);
  }
  const path = SYSTEM_BROWSERS.find((candidate) => existsSync(candidate));
  if (wanted === "system") {
    if (path) return path;
    throw new Error(`CHROMIUM_PATH is system, and none of these is there:\n${SYSTEM_BROWSERS.join("\n")}`);
  }
  try {
    const packaged = await packagedBrowser();
    await (await launch(packaged)).close();
    return packaged;
  } catch (error) {
    if (path) return path;
    throw error;
  }
}

async function packagedBrowser(): Promise<string> {
  const { TMPDIR } = process.env;
  try {
    // It is unpacked into the folder for temporary files, and should stay there for the next run.
    delete process.env.TMPDIR;
    return await sparticuz.executablePath();
  } catch (error) {
    throw new Error(
      `The browser tests need Chromium: install it, set CHROMIUM_PATH, or run npm ci again for the packaged one.\n${error}`,
    );
  } finally {
    if (TMPDIR !== undefined) process.env.TMPDIR = TMPDIR;
  }
}

/** Starts a browser. @throws Error that names it if it does not start */
export async function launch(path: string): Promise<Browser> {
  try {
    return await chromium.launch({ executablePath: path, args: FLAGS });
  } catch (error) {
    throw new Error(`Chromium at ${path} does not start. Set CHROMIUM_PATH to the path of one that does.\n${error}`);
  }
}
