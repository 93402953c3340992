import fs from "node:fs";
import path from "node:path";
import type { OnResolveArgs, OnResolveResult, Plugin, PluginBuild } from "esbuild";

/** Of this namespace esbuild knows modules by their path below `node_modules`. */
const NAMESPACE = "package";
/** Marks a question of this plugin to esbuild, which would ask the plugin again. */
const OWN = {};

/**
 * Names the modules of packages by their place below `node_modules`. The hash in the name of a file covers the names of
 * its modules: by their paths, a site would differ with the folder in which the tool is installed.
 */
export const packagePaths: Plugin = {
  name: "package-paths",
  setup(build) {
    const files = new Map<string, string>();
    build.onResolve({ filter: /^[^./]/ }, (args) => placeOf(build, args, args.resolveDir, files));
    build.onResolve({ filter: /^\./, namespace: NAMESPACE }, (args) =>
      placeOf(build, args, path.dirname(files.get(args.importer) ?? ""), files),
    );
    build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path: name }) => {
      const file = files.get(name) ?? "";
      return { contents: fs.readFileSync(file), loader: "js", resolveDir: path.dirname(file) };
    });
  },
};

/** The package of a module that was named so. @param input as esbuild lists it; undefined for one of ours */
export function packageOf(input: string): string | undefined {
  return /^package:((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
}

async function placeOf(
  build: PluginBuild,
  { path: name, kind, pluginData }: OnResolveArgs,
  resolveDir: string,
  files: Map<string, string>,
): Promise<OnResolveResult | undefined> {
  if (pluginData === OWN || kind === "entry-point") return undefined;
  const found = await build.resolve(name, { kind, resolveDir, pluginData: OWN });
  const place = found.path.split(`${path.sep}node_modules${path.sep}`).at(-1)?.split(path.sep).join("/");
  if (found.errors.length > 0 || place === undefined || place === found.path) return undefined;
  files.set(place, found.path);
  return { path: place, namespace: NAMESPACE, sideEffects: found.sideEffects };
}
