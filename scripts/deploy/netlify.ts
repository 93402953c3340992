import { callsOf, NODE, type Repository } from "./repository.ts";

/** Settings for Netlify. https://docs.netlify.com/build/configure-builds/file-based-configuration/ */
export function netlifySettings(repository: Repository): string {
  const { folder } = callsOf(repository);
  return `# Publishes the archive on Netlify with every push.
[build]
  command = "sh ${folder}/hosted.sh --base-url \\"$URL/\\""
  publish = "public"

[build.environment]
  NODE_VERSION = "${NODE}"

# Carries .cache from build to build.
[[plugins]]
  package = "./${folder}/netlify-cache"
`;
}

/**
 * A build plugin for Netlify, by file name. It is a package of its own, because Node takes its code for a module by that.
 *
 * @see https://docs.netlify.com/extend/develop-and-share/develop-build-plugins/
 */
export const NETLIFY_PLUGIN: Readonly<Record<string, string>> = {
  "manifest.yml": "name: stele-cache\n",
  "package.json": `${JSON.stringify({ name: "stele-cache", private: true, type: "module" }, undefined, 2)}\n`,
  "index.js": `// A build plugin for Netlify, which keeps no folder of its own accord but node_modules. \`onEnd\` also runs after a failed
// build: images that were made need not be made again.
export const onPreBuild = ({ utils }) => utils.cache.restore(".cache");
export const onEnd = ({ utils }) => utils.cache.save(".cache");
`,
};
