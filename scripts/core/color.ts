/** Colours as readers see them beside each other. Pure. */

/** A colour as CSS writes it, with three or six hexadecimal digits. */
export type HexColor = string;

/** Contrast of text that is not large, WCAG 2.2, success criterion 1.4.3. */
export const READABLE = 4.5;

export function isHexColor(text: string): boolean {
  return /^#(?:[\da-f]{3}|[\da-f]{6})$/i.test(text);
}

/**
 * The contrast ratio of two colours, from 1 to 21.
 *
 * @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */
export function contrast(a: HexColor, b: HexColor): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

/** The least contrast of a colour on some grounds. */
export function leastContrast(color: HexColor, grounds: readonly HexColor[]): number {
  return Math.min(...grounds.map((ground) => contrast(color, ground)));
}

/**
 * The nearest colour, mixed with black or with white, that can be read on some grounds.
 *
 * @param grounds all light or all dark
 */
export function readableColor(color: HexColor, grounds: readonly HexColor[]): HexColor {
  const end = contrast("#000", grounds[0] ?? "#fff") > contrast("#fff", grounds[0] ?? "#fff") ? 0 : 255;
  const channels = channelsOf(color);
  for (let step = 0; step <= STEPS; step += 1) {
    const mixed = channels.map((channel) => Math.round(channel + ((end - channel) * step) / STEPS));
    const hex = `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
    if (leastContrast(hex, grounds) >= READABLE) return hex;
  }
  return end === 0 ? "#000000" : "#ffffff";
}

const STEPS = 100;

/** Relative luminance, WCAG 2.2. */
function luminance(color: HexColor): number {
  const [r = 0, g = 0, b = 0] = channelsOf(color).map((channel) => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Red, green and blue, from 0 to 255. */
export function channelsOf(color: HexColor): number[] {
  const hex = color.length === 4 ? color.slice(1).replace(/./g, "$&$&") : color.slice(1);
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}
