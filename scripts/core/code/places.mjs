// @ts-check
// For modules that are compiled to another folder than that of their source.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** Tells modules outside the packages where their source is. @type {import("esbuild").Plugin} */
export const PLACES = {
  name: "places",
  setup(build) {
    build.onLoad({ filter: /\.[cm]?[jt]s$/ }, ({ path: file }) => {
      if (/[\\/]node_modules[\\/]/.test(file)) return undefined;
      const place = { url: pathToFileURL(file).href, dirname: path.dirname(file), filename: file };
      const contents = fs
        .readFileSync(file, "utf8")
        .replace(/\bimport\.meta\.(url|dirname|filename)\b/g, (_, /** @type {keyof typeof place} */ what) =>
          JSON.stringify(place[what]),
        );
      return { contents, loader: /ts$/.test(file) ? "ts" : "js" };
    });
  },
};
