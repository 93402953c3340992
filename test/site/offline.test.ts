import { expect, test } from "vitest";
import { serviceWorker } from "../../scripts/site/offline.ts";
import { site } from "../layouts/samples/site.ts";
import { temporaryFolder } from "../support/archive.ts";

test("a site that wants none has a worker that takes the earlier one away", async () => {
  const cache = temporaryFolder();
  const textFor = async (offline: string | undefined) => {
    const props = { ...site, assets: { ...site.assets, ...(offline !== undefined && { offline }) } };
    return String((await serviceWorker({ props, tool: "t" }, cache)).text());
  };
  expect(await textFor("/some/path/assets/register.js")).toContain('"base":"/some/path/"');
  const gone = await textFor(undefined);
  expect(gone).toContain("unregister");
  expect(gone).not.toContain("respondWith");
});
