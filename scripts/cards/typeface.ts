/** A font file as outlines, by HarfBuzz in WebAssembly. Nothing of the machine's own fonts is ever asked. */
import { Blob, Face, Feature, Font, Buffer as Shaper, shape, Variation } from "harfbuzzjs";
import type { CharacterRanges } from "./characters.ts";

/** Glyphs of a piece of text. All lengths are in em. */
export interface Shaped {
  readonly glyphs: readonly { readonly id: number; readonly x: number; readonly y: number }[];
  readonly width: number;
  /** Where its ink begins and ends: wide punctuation has room around it. */
  readonly ink: { readonly left: number; readonly right: number };
}

/** How a text is set. */
export interface TextStyle {
  /** BCP 47: fonts draw some ideographs in another way for each language. */
  readonly lang: string;
  readonly direction: "ltr" | "rtl";
}

/** Wide punctuation beside wide punctuation is half as wide, as in `」：`, if the font knows how. */
const TIGHT = new Feature("chws", 1);

/** Of a variable font. */
const WEIGHT = 700;

const CJK = String.raw`\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u{1b000}-\u{1b2ff}\u{20000}-\u{3ffff}`;
/** Punctuation that is as wide as the text that it is in. */
const SHARED = String.raw`\u00b7\u2010-\u2027\u2030-\u205e`;
const RTL = String.raw`\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc`;
/** Runs that are shaped by themselves: ideographs, words from right to left, the rest. */
const RUNS = new RegExp(`[${CJK}][${CJK}${SHARED}]*|[${RTL}]+(?:\\s+[${RTL}]+)*|[^${CJK}${RTL}]+`, "gu");

/** Glyph in place of a character that a font lacks. */
const NOT_THERE = 0;

export class Typeface {
  readonly #face: Face;
  readonly #font: Font;
  readonly #shaper = new Shaper();
  readonly #outlines = new Map<number, string>();

  /** @param bytes a font, or a collection, of which the first is taken; of a variable font its bold weight */
  constructor(bytes: Uint8Array) {
    this.#face = new Face(new Blob(bytes), 0);
    this.#font = new Font(this.#face);
    const weight = this.#face.getAxisInfos().wght;
    if (weight) this.#font.setVariations([new Variation("wght", Math.min(Math.max(WEIGHT, weight.min), weight.max))]);
  }

  /** Units of an em. */
  get unitsPerEm(): number {
    return this.#face.upem;
  }

  /** Every character that the font has; none if it is no font. */
  get ranges(): CharacterRanges {
    const ranges: [number, number][] = [];
    for (const point of this.#face.collectUnicodes()) {
      const last = ranges.at(-1);
      if (last && last[1] === point - 1) last[1] = point;
      else ranges.push([point, point]);
    }
    return ranges;
  }

  /** Whether any of its first characters has an outline. @param most characters that are tried */
  hasOutlines(ranges: CharacterRanges, most: number): boolean {
    let tried = 0;
    for (const [first, last] of ranges) {
      for (let point = first; point <= last && tried < most; point += 1, tried += 1) {
        const glyph = this.#font.nominalGlyph(point);
        if (glyph !== undefined && this.outline(glyph) !== "") return true;
      }
    }
    return false;
  }

  /** Sets a line. A character that the font lacks is a gap. */
  shape(text: string, { lang, direction }: TextStyle): Shaped {
    const runs = text.match(RUNS) ?? [];
    const glyphs: { id: number; x: number; y: number }[] = [];
    let x = 0;
    for (const run of direction === "rtl" ? runs.toReversed() : runs) {
      const shaper = this.#shaper;
      shaper.reset();
      shaper.addText(run);
      shaper.guessSegmentProperties();
      shaper.setLanguage(lang);
      shape(this.#font, shaper, [TIGHT]);
      for (const glyph of shaper.getGlyphInfosAndPositions()) {
        const { codepoint: id, xAdvance = 0, xOffset = 0, yOffset = 0 } = glyph;
        if (id !== NOT_THERE) glyphs.push({ id, x: x + xOffset / this.unitsPerEm, y: yOffset / this.unitsPerEm });
        x += xAdvance / this.unitsPerEm;
      }
    }
    return { glyphs, width: x, ink: this.#ink(glyphs, x) };
  }

  #ink(glyphs: Shaped["glyphs"], width: number): Shaped["ink"] {
    const edges = glyphs.flatMap(({ id, x }) => {
      const box = this.#font.glyphExtents(id);
      if (!box || box.width === 0) return [];
      return [x + box.xBearing / this.unitsPerEm, x + (box.xBearing + box.width) / this.unitsPerEm];
    });
    return edges.length === 0 ? { left: 0, right: width } : { left: Math.min(...edges), right: Math.max(...edges) };
  }

  /** Path data of a glyph in units of the font, upwards; empty for a space. */
  outline(id: number): string {
    const known = this.#outlines.get(id) ?? this.#font.glyphToPath(id);
    this.#outlines.set(id, known);
    return known;
  }
}
