/** Stele in a folder of its own, as its publisher changes it and calls it. */
import fs from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import { stripsTypes } from "../../scripts/core/code/state.mjs";
import { type Files, tree, write } from "./archive.ts";
import { seedAssets } from "./assets.ts";
import { type Run, runNode } from "./node.ts";

const ADDITIONS = "  // Plugins, transforms";

/** What one build and the next may leave, and what a publisher may add. */
const LEFT = ["content", "_site", "_site.releases", "_site.json", ".cache", "extra", "own", "layouts/templates"];

/** What `npx stele build` made. */
export interface Built {
  readonly pages: { readonly built: number; readonly kept: number };
  readonly segments: { readonly built: number; readonly kept: number };
  /** All that the command wrote. */
  readonly text: string;
  /** The published files. */
  readonly site: Map<string, string>;
}

/** Ways to use an installation. @param tool its folder; see `installed` */
export function installation(tool: string) {
  const ownConfig = fs.readFileSync(path.join(tool, "eleventy.config.ts"), "utf8");
  const published = () => tree(fs.realpathSync(path.join(tool, "_site")));

  const run = (...args: string[]) => runNode(args, { cwd: tool });

  return {
    ownConfig,
    published,
    run,

    /** Adds lines to the configuration, with modules of the publisher's own beside it. */
    configure(lines: string, files: Files = {}, imports = ""): void {
      const config = imports + ownConfig.replace(ADDITIONS, `${lines}\n${ADDITIONS}`);
      write(tool, { "eleventy.config.ts": config, ...files });
    },

    /** Begins with this content, and nothing published or cached. */
    begin(content: string): void {
      for (const name of LEFT) fs.rmSync(path.join(tool, name), { recursive: true, force: true });
      fs.cpSync(content, path.join(tool, "content"), { recursive: true });
      seedAssets(path.join(tool, ".cache"));
    },

    /** `npx stele build`. */
    build(...options: string[]): Built {
      const { status, text, stdout } = run("scripts/stele.mjs", "build", "--json", ...options);
      expect([status, text]).toEqual([0, expect.anything()]);
      return { ...JSON.parse(stdout), text, site: fs.existsSync(path.join(tool, "_site")) ? published() : new Map() };
    },

    /** `npx @11ty/eleventy`. */
    eleventy(...options: string[]): Run {
      const args = ["node_modules/@11ty/eleventy/cmd.cjs", "--config=eleventy.config.ts", "--quiet", ...options];
      return run(...(stripsTypes() ? [] : ["--import", "tsx"]), ...args);
    },
  };
}
