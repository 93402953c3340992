/**
 * A web manifest held against the W3C's "Web Application Manifest" and against what browsers ask for before they offer to
 * install a site: a name, icons of 192 and 512 pixels, a start within its scope.
 */
import * as z from "zod";
import { isLanguage } from "./values.ts";

const colour = z.string().regex(/^#[\da-f]{6}$/);
const manifest = z.strictObject({
  id: z.string(),
  name: z.string().trim().min(1),
  description: z.string().optional(),
  lang: z.string().refine(isLanguage, "is no language tag"),
  dir: z.enum(["ltr", "rtl", "auto"]),
  start_url: z.string(),
  scope: z.string(),
  display: z.enum(["fullscreen", "standalone", "minimal-ui", "browser"]),
  theme_color: colour,
  background_color: colour,
  icons: z.array(
    z.strictObject({
      src: z.string(),
      sizes: z.string().regex(/^(any|\d+x\d+)$/),
      type: z.string().optional(),
      purpose: z
        .string()
        .regex(/^(any|maskable|monochrome)( (any|maskable|monochrome))*$/)
        .optional(),
    }),
  ),
});

/** Sizes that Chromium wants of an icon, in pixels. */
const WANTED = ["192x192", "512x512"];
const PNG = Buffer.from("89504e470d0a1a0a", "hex");

/**
 * @param address where the manifest is published
 * @param read the bytes at an address of the site; undefined if nothing is there
 */
export function checkWebManifest(
  text: string,
  address: string,
  read: (address: string) => Buffer | undefined,
): string[] {
  const { success, data, error } = manifest.safeParse(JSON.parse(text));
  if (!success) return error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  const at = (place: string) => new URL(place, address).href;
  const faults: string[] = [];
  if (!at(data.start_url).startsWith(at(data.scope))) faults.push("start_url is not within scope");
  if (!address.startsWith(at(data.scope))) faults.push("the manifest is not within its scope");
  if (read(at(data.start_url)) === undefined) faults.push("nothing is at start_url");
  for (const size of WANTED)
    if (!data.icons.some(({ sizes, type }) => sizes === size && type === "image/png"))
      faults.push(`there is no PNG of ${size}`);
  for (const { src, sizes, type } of data.icons) {
    const bytes = read(at(src));
    if (!bytes) faults.push(`nothing is at ${src}`);
    else if (type === "image/png" && sizes !== sizeOf(bytes)) faults.push(`${src} is ${sizeOf(bytes)}, not ${sizes}`);
  }
  return faults;
}

/** Width and height of a PNG, which are in its first chunk. */
function sizeOf(bytes: Buffer): string {
  return bytes.subarray(0, 8).equals(PNG) ? `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}` : "no PNG";
}
