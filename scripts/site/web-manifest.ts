import { GROUNDS } from "../../layouts/grounds.ts";
import { directionOf } from "../../layouts/i18n/pick.ts";
import { fingerprint } from "../core/fingerprint.ts";
import type { TextOutput } from "./output.ts";
import type { Site } from "./site.ts";

/** File of the manifest, in the root of the site. */
const FILE = "manifest.webmanifest";

/**
 * What lets a reader keep the archive among the applications of a device (W3C, "Web Application Manifest"). It opens with
 * the bar that goes back and shares, since an archive is read page by page.
 */
export function webManifest({ props }: Pick<Site, "props">): TextOutput {
  const { base, title, description, lang, assets } = props;
  const drawn = assets.appIcons.map(({ href, size }) => ({
    src: href,
    sizes: `${size}x${size}`,
    type: "image/png",
    purpose: "any maskable",
  }));
  const text = `${JSON.stringify(
    {
      id: base,
      name: title,
      ...(description !== undefined && { description }),
      lang,
      dir: directionOf(lang),
      start_url: base,
      scope: base,
      display: "minimal-ui",
      theme_color: GROUNDS.light[0],
      background_color: GROUNDS.light[0],
      icons: [{ src: assets.icon, sizes: "any" }, ...drawn],
    },
    undefined,
    2,
  )}\n`;
  return { kind: "text", path: FILE, key: fingerprint(["web manifest", text]), text: () => text };
}
