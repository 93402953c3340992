/** The style that an archive's settings ask for, as text. Pure. */
import { accentsOf, type FontFamily } from "../../archive/schema/appearance.ts";
import type { ArchiveSettings } from "../../archive/schema/archive.ts";

/** Custom properties of assets/css/fonts.css, by what of a site's fonts is chosen. */
const FONTS = { text: "--reading", titles: "--titles" } as const;

/**
 * CSS that goes after Stele's own.
 *
 * @param address of a font file, by its path below `assets`
 */
export function appearanceCss({ accent, fonts }: ArchiveSettings, address: (file: string) => string): string {
  const rules: string[] = [];
  if (accent !== undefined) {
    const { light, dark } = accentsOf(accent);
    // White text is on the ground of the seal, in both themes.
    rules.push(
      `:root{--seal:${light};--seal-ground:${light}}`,
      `@media (prefers-color-scheme:dark){:root{--seal:${dark}}}`,
    );
  }
  for (const name of ["text", "titles"] as const) {
    const family = fonts?.[name];
    if (family !== undefined) rules.push(...fontRules(name, family, address));
  }
  return rules.map((rule) => `${rule}\n`).join("");
}

function fontRules(name: keyof typeof FONTS, family: FontFamily, address: (file: string) => string): string[] {
  // As specific as the rules for single languages, and after them.
  const use = (value: string) => `[lang][lang]{${FONTS[name]}:${value}}`;
  if (typeof family === "string") return [use(`var(--${family})`)];
  const faces = family.map(({ file, weight, style }) => {
    const facts = [weight !== undefined && `font-weight:${weight}`, style !== undefined && `font-style:${style}`];
    const all = [
      `font-family:own-${name}`,
      `src:url("${address(file)}") format("woff2")`,
      "font-display:swap",
      ...facts.filter((fact) => fact !== false),
    ];
    return `@font-face{${all.join(";")}}`;
  });
  // Characters that the files lack come from the system.
  return [...faces, use(`own-${name},var(--${name === "text" ? "sans" : "serif"})`)];
}
