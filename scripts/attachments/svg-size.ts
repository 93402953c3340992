/** Pixels in a CSS unit (CSS Values 4, 6.2). */
const UNITS: Readonly<Record<string, number>> = {
  "": 1,
  px: 1,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  pt: 96 / 72,
  pc: 16,
};

/** What browsers give an image without a size of its own (CSS Images 3, 5.3). */
const DEFAULT = { width: 300, height: 150 };

/**
 * Works out the size at which a browser shows an SVG image, from the attributes of its root element.
 *
 * @returns whole pixels, 1 or more
 */
export function svgSize(attributes: ReadonlyMap<string, string>): { width: number; height: number } {
  const width = pixels(attributes.get("width"));
  const height = pixels(attributes.get("height"));
  const box = viewBox(attributes.get("viewBox"));
  if (width !== undefined && height !== undefined) return whole(width, height);
  if (!box) return whole(width ?? DEFAULT.width, height ?? DEFAULT.height);
  if (width !== undefined) return whole(width, (width * box.height) / box.width);
  if (height !== undefined) return whole((height * box.width) / box.height, height);
  return whole(box.width, box.height);
}

/** Characters of a length or a box; more than any program writes, and few enough for any expression. */
const LONGEST = 200;

function pixels(value: string | undefined): number | undefined {
  if (value !== undefined && value.length > LONGEST) return undefined;
  const match = /^\s*\+?([0-9]*\.?[0-9]+(?:e[+-]?[0-9]{1,2})?)([a-z]*)\s*$/i.exec(value ?? "");
  const unit = UNITS[match?.[2]?.toLowerCase() ?? "%"];
  if (!match || unit === undefined) return undefined;
  const length = Number(match[1]) * unit;
  return length > 0 && Number.isFinite(length) ? length : undefined;
}

function viewBox(value: string | undefined): { width: number; height: number } | undefined {
  if (value !== undefined && value.length > LONGEST) return undefined;
  const [, , width, height] = (value ?? "")
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  return width !== undefined && height !== undefined && width > 0 && height > 0 ? { width, height } : undefined;
}

function whole(width: number, height: number): { width: number; height: number } {
  const clamp = (length: number): number => Math.min(Math.max(Math.round(length), 1), 100_000);
  return { width: clamp(width), height: clamp(height) };
}
