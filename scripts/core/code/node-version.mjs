// @ts-check
// Imported for its effect, before anything that an older Node does not have. So it is written as an older Node reads it.

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `stele: this is Node ${process.versions.node}, and Stele needs Node 20.19 or later: see https://nodejs.org`,
  );
  process.exit(1);
}
