// A build plugin for Netlify, which keeps no folder of its own accord but node_modules. `onEnd` also runs after a failed
// build: images that were made need not be made again.
export const onPreBuild = ({ utils }) => utils.cache.restore(".cache");
export const onEnd = ({ utils }) => utils.cache.save(".cache");
