// A build plugin for Netlify, which keeps no folder of its own accord but node_modules. Plain JavaScript, because
// Netlify loads it. `onEnd` also runs after a failed build: images that were made need not be made again.
// https://docs.netlify.com/extend/develop-and-share/develop-build-plugins/
export const onPreBuild = ({ utils }) => utils.cache.restore(".cache");
export const onEnd = ({ utils }) => utils.cache.save(".cache");
