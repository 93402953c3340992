import { expect, test } from "vitest";
import { webManifest } from "../../scripts/site/web-manifest.ts";
import { site } from "../layouts/samples/site.ts";

test("a device is told the name, language, address and pictures of the archive", () => {
  const manifest = JSON.parse(String(webManifest({ props: site }).text())) as Record<string, unknown>;
  expect(manifest).toMatchObject({
    name: site.title,
    lang: site.lang,
    start_url: site.base,
    scope: site.base,
    icons: [{ src: site.assets.icon }, { src: "/some/path/assets/icon-180-0000.png", sizes: "180x180" }],
  });
});
