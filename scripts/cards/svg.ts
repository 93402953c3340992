/** Draws a card as SVG without text: every glyph is a path, so that whoever renders it needs no font. */
import { directionOf } from "../../layouts/i18n/pick.ts";
import { CARD_SIZE, type CardLook, type CardText } from "./card.ts";
import { fitTitle } from "./title.ts";
import type { Shaped, Typeface } from "./typeface.ts";

/** The stone: its sides, its shoulders, and its foot; the plinth is below. */
const STONE = { left: 60, right: 1140, head: 30, shoulder: 150, foot: 572 } as const;
const FRAME = 16;
const PLINTH = { out: 20, gap: 7, height: 21 } as const;
const CENTER = CARD_SIZE.width / 2;

const TITLE = { room: 920, middle: 306, leading: 1.3 } as const;
const NAME = { size: 30, baseline: 116, room: 560, spacing: 0.12 } as const;
const FOOT = { size: 30, baseline: 520, room: 900, gap: 26, padding: 14 } as const;

/** Middle of a line of type above its baseline, in em: that of ideographs. */
const MIDDLE = 0.38;

/** The drawing of a card. */
export function cardSvg(text: CardText, look: CardLook, face: Typeface): string {
  const { width, height } = CARD_SIZE;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<path fill="${look.paper}" d="M0 0h${width}v${height}H0z"/>
${stone(look)}
${name(text, look, face)}
${title(text, look, face)}
${foot(text, look, face)}
</svg>
`;
}

/** A stone with a round head and a frame cut into it, on its plinth. */
function stone(look: CardLook): string {
  const { left, right, foot } = STONE;
  const plinth = { x: left - PLINTH.out, y: foot + PLINTH.gap, width: right - left + 2 * PLINTH.out };
  return `<path fill="${look.stone}" d="${outlineOf(0)}"/>
<path fill="none" stroke="${look.soft}" stroke-opacity="0.5" stroke-width="1.5" d="${outlineOf(FRAME)}"/>
<path fill="${look.stone}" d="M${plinth.x} ${plinth.y}h${plinth.width}v${PLINTH.height}h${-plinth.width}z"/>`;
}

/** @param inset pixels inside of the edge */
function outlineOf(inset: number): string {
  const { left, right, head, shoulder, foot } = STONE;
  const [from, to, across] = [left + inset, right - inset, (right - left) / 2 - inset];
  return `M${from} ${foot - inset}V${shoulder}A${across} ${shoulder - head - inset} 0 0 1 ${to} ${shoulder}V${foot - inset}z`;
}

/** The archive's name below the head of the stone. */
function name({ site, siteLang }: CardText, look: CardLook, face: Typeface): string {
  const direction = directionOf(siteLang);
  // Letters of such scripts are joined.
  const spacing = direction === "rtl" ? 0 : NAME.spacing;
  const shaped = spaced(
    face.shape(cut(site, NAME.room / NAME.size / (1 + spacing), face, siteLang), { lang: siteLang, direction }),
    spacing,
  );
  return glyphs(shaped, face, {
    x: CENTER - (shaped.width * NAME.size) / 2,
    y: NAME.baseline,
    size: NAME.size,
    fill: look.soft,
  });
}

function title({ title: words, lang }: CardText, look: CardLook, face: Typeface): string {
  const style = { lang, direction: directionOf(lang) };
  const { size, lines } = fitTitle(words, TITLE.room, (part) => face.shape(part, style).width);
  const leading = size * TITLE.leading;
  const first = TITLE.middle - ((lines.length - 1) * leading) / 2 + size * MIDDLE;
  return lines
    .map((line, at) => {
      const shaped = face.shape(line, style);
      const x = CENTER - ((shaped.ink.left + shaped.ink.right) / 2) * size;
      return glyphs(shaped, face, { x, y: first + at * leading, size, fill: look.text });
    })
    .join("\n");
}

/** The board on a seal, and the date beside it. */
function foot({ board, boardLang, date, lang }: CardText, look: CardLook, face: Typeface): string {
  const { size, baseline, gap, padding } = FOOT;
  const day = date === undefined ? undefined : face.shape(date, { lang, direction: directionOf(lang) });
  const dayWidth = day ? gap + day.width * size : 0;
  const style = { lang: boardLang, direction: directionOf(boardLang) };
  const seal = face.shape(cut(board, (FOOT.room - dayWidth) / size, face, boardLang), style);
  const sealWidth = seal.width * size + 2 * padding;
  const left = CENTER - (sealWidth + dayWidth) / 2;
  const top = baseline - size * MIDDLE - size * 0.85;
  return [
    `<path fill="${look.seal}" d="M${round(left)} ${round(top)}h${round(sealWidth)}v${round(size * 1.7)}h${round(-sealWidth)}z"/>`,
    glyphs(seal, face, { x: left + padding, y: baseline, size, fill: look.onSeal }),
    day && glyphs(day, face, { x: left + sealWidth + gap, y: baseline, size, fill: look.soft }),
  ]
    .filter((part) => part !== undefined)
    .join("\n");
}

/** The beginning of a text that has room, with an ellipsis if it is not the whole. @param room in em */
function cut(text: string, room: number, face: Typeface, lang: string): string {
  const style = { lang, direction: directionOf(lang) };
  if (face.shape(text.slice(0, 200), style).width <= room && text.length <= 200) return text;
  const characters = [...text].slice(0, 200);
  while (characters.length > 0 && face.shape(`${characters.join("")}…`, style).width > room) characters.pop();
  return `${characters.join("").trimEnd()}…`;
}

/** Letters that are set apart. @param spacing in em */
function spaced({ glyphs: all, width, ...shaped }: Shaped, spacing: number): Shaped {
  return {
    ...shaped,
    glyphs: all.map((glyph, at) => ({ ...glyph, x: glyph.x + at * spacing })),
    width: width + Math.max(0, all.length - 1) * spacing,
  };
}

interface Line {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly fill: string;
}

function glyphs(shaped: Shaped, face: Typeface, { x, y, size, fill }: Line): string {
  const scale = size / face.unitsPerEm;
  const paths = shaped.glyphs.flatMap((glyph) => {
    const outline = face.outline(glyph.id);
    if (outline === "") return [];
    const at = `${round(glyph.x * face.unitsPerEm)} ${round(glyph.y * face.unitsPerEm)}`;
    return [`<path transform="translate(${at})" d="${outline}"/>`];
  });
  return `<g fill="${fill}" transform="translate(${round(x)} ${round(y)}) scale(${scale.toFixed(6)} ${(-scale).toFixed(6)})">${paths.join("")}</g>`;
}

function round(length: number): number {
  return Math.round(length * 100) / 100;
}
