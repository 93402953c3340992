/** Runs once before the browser tests: finds the browser and tries whether it starts. */
import type { TestProject } from "vitest/node";
import { findBrowser, launch } from "./chromium.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The browser that tests use: its path, or why there is none. */
    chromium: { readonly path: string } | { readonly missing: string };
  }
}

export async function setup(project: TestProject): Promise<void> {
  try {
    const path = await findBrowser();
    const browser = await launch(path);
    console.log(`Browser tests use Chromium ${browser.version()} at ${path}`);
    await browser.close();
    project.provide("chromium", { path });
  } catch (error) {
    // Thrown here, it would end the other projects' tests too.
    project.provide("chromium", { missing: error instanceof Error ? error.message : String(error) });
  }
}
