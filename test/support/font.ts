/** A small TrueType font, table by table: https://learn.microsoft.com/typography/opentype/spec/otff */

const EM = 1000;
const TOP = 800;
/** Beside each box. */
const MARGIN = 100;

/** Tables that a font may be given in place of its own; undefined leaves one out. */
export type Tables = Readonly<Record<string, Buffer | undefined>>;

/**
 * A font in which each character is a box of its own height. Letters of ASCII are half as wide as all others; a space shows
 * nothing.
 *
 * @param characters all that it has, each once
 */
export function boxFont(characters: string, others: Tables = {}): Buffer {
  const points = [...new Set(characters)].map((one) => one.codePointAt(0) ?? 0).sort((a, b) => a - b);
  const widths = [EM, ...points.map((point) => (point < 0x80 ? EM / 2 : EM))];
  // What stands for a character that is not there is a box too, which must never be drawn.
  const outlines = [
    box(EM, TOP),
    ...points.map((point, at) => (point === 0x20 ? Buffer.alloc(0) : box(widths[at + 1] ?? EM, 300 + (point % 500)))),
  ];
  const ends = outlines.map((_, at) => outlines.slice(0, at + 1).reduce((sum, one) => sum + one.length, 0));
  const tables: Tables = {
    cmap: cmap(points),
    glyf: Buffer.concat(outlines),
    head: head(),
    hhea: words(1, 0, TOP, TOP - EM, 0, EM, 0, 0, EM, 1, 0, 0, 0, 0, 0, 0, 0, widths.length),
    hmtx: words(...widths.flatMap((width) => [width, MARGIN])),
    loca: Buffer.concat([0, ...ends].map(uint32)),
    maxp: words(1, 0, widths.length, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0),
    ...others,
  };
  return fileOf(Object.entries(tables).flatMap(([tag, bytes]) => (bytes ? [[tag, bytes] as const] : [])));
}

function fileOf(tables: readonly (readonly [string, Buffer])[]): Buffer {
  let at = 12 + 16 * tables.length;
  const records = tables.map(([tag, bytes]) => {
    const record = Buffer.concat([Buffer.from(tag), uint32(0), uint32(at), uint32(bytes.length)]);
    at += bytes.length + padding(bytes);
    return record;
  });
  const bodies = tables.flatMap(([, bytes]) => [bytes, Buffer.alloc(padding(bytes))]);
  return Buffer.concat([words(1, 0, tables.length, 0, 0, 0), ...records, ...bodies]);
}

function padding(bytes: Buffer): number {
  return -bytes.length & 3;
}

function head(): Buffer {
  const fixed = [words(1, 0, 0, 0), uint32(0), uint32(0x5f0f3cf5), words(0, EM), Buffer.alloc(16)];
  // The last two: offsets of four bytes, and nothing else.
  return Buffer.concat([...fixed, words(0, TOP - EM, EM, TOP, 0, 8, 2, 1, 0)]);
}

/** A rectangle on the baseline. */
function box(width: number, height: number): Buffer {
  const [left, right] = [MARGIN, width - MARGIN];
  const flags = Buffer.alloc(4, 1);
  const glyph = Buffer.concat([
    words(1, left, 0, right, height, 3, 0),
    flags,
    words(left, 0, right - left, 0),
    words(0, height, 0, -height),
  ]);
  return Buffer.concat([glyph, Buffer.alloc(padding(glyph))]);
}

/** One group for each character. */
function cmap(points: readonly number[]): Buffer {
  const groups = points.map((point, at) => Buffer.concat([uint32(point), uint32(point), uint32(at + 1)]));
  const body = Buffer.concat([
    words(12, 0),
    uint32(16 + 12 * points.length),
    uint32(0),
    uint32(points.length),
    ...groups,
  ]);
  return Buffer.concat([words(0, 1, 3, 10), uint32(12), body]);
}

function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(2 * values.length);
  for (const [at, value] of values.entries()) bytes.writeUInt16BE(value & 0xffff, 2 * at);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
