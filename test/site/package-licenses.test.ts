import { expect, test } from "vitest";
import { bundleAssets } from "../../scripts/site/assets/bundle.ts";
import { packageLicenses } from "../../scripts/site/assets/package-licenses.ts";

test("the licences of code and dictionaries that readers get go with them", async () => {
  const { files } = await bundleAssets();
  const [licenses, ...more] = files.filter(({ path }) => /^assets\/licenses-[0-9a-f]{8}\.txt$/.test(path));
  expect(more).toEqual([]);
  const text = Buffer.from(licenses?.bytes ?? []).toString();
  expect(text).toMatch(/^opencc-js\n\nMIT License\n[\s\S]*Apache License\n *Version 2\.0/);
});

test("a package without a licence is not passed on", () => {
  expect(() => packageLicenses([".bin"])).toThrow(".bin has no licence file, so its code cannot be passed on");
});
