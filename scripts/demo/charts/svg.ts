import { COLOR, SANS, type Script } from "../style.ts";

export interface TextStyle {
  readonly size?: number;
  readonly fill?: string;
  readonly anchor?: "start" | "middle" | "end";
  readonly bold?: boolean;
  /** Degrees, around the anchor. */
  readonly turn?: number;
  readonly font?: string;
}

/** Text with its baseline at (x, y). */
export function text(x: number, y: number, words: string | number, style: TextStyle = {}): string {
  const turn = style.turn === undefined ? "" : ` transform="rotate(${style.turn} ${r(x)} ${r(y)})"`;
  const font = style.font === undefined ? "" : ` font-family="${style.font}"`;
  return `<text x="${r(x)}" y="${r(y)}" font-size="${style.size ?? 26}" fill="${style.fill ?? COLOR.ink}" text-anchor="${
    style.anchor ?? "start"
  }" font-weight="${style.bold ? 700 : 400}"${font}${turn}>${escapeXml(String(words))}</text>`;
}

export function rect(x: number, y: number, w: number, h: number, fill: string, more = ""): string {
  return `<rect x="${r(x)}" y="${r(y)}" width="${r(w)}" height="${r(h)}" fill="${fill}" ${more}/>`;
}

export function line(x1: number, y1: number, x2: number, y2: number, stroke: string, width = 2, more = ""): string {
  return `<line x1="${r(x1)}" y1="${r(y1)}" x2="${r(x2)}" y2="${r(y2)}" stroke="${stroke}" stroke-width="${width}" ${more}/>`;
}

export function circle(x: number, y: number, radius: number, fill: string, more = ""): string {
  return `<circle cx="${r(x)}" cy="${r(y)}" r="${r(radius)}" fill="${fill}" ${more}/>`;
}

export type Point = readonly [number, number];

/** An open line through points. */
export function polyline(points: readonly Point[], stroke: string, width = 5, more = ""): string {
  const d = points.map(([x, y]) => `${r(x)},${r(y)}`).join(" ");
  return `<polyline points="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linejoin="round" stroke-linecap="round" ${more}/>`;
}

export function polygon(points: readonly Point[], fill: string, more = ""): string {
  return `<polygon points="${points.map(([x, y]) => `${r(x)},${r(y)}`).join(" ")}" fill="${fill}" ${more}/>`;
}

/** A smooth line through points (Catmull-Rom as cubic Béziers), as path data. */
export function curve(points: readonly Point[]): string {
  const at = (i: number): Point => points[Math.max(0, Math.min(points.length - 1, i))] as Point;
  let d = `M${r(at(0)[0])} ${r(at(0)[1])}`;
  for (let i = 0; i + 1 < points.length; i++) {
    const [a, b, c, e] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    d += ` C${r(b[0] + (c[0] - a[0]) / 6)} ${r(b[1] + (c[1] - a[1]) / 6)} ${r(c[0] - (e[0] - b[0]) / 6)} ${r(
      c[1] - (e[1] - b[1]) / 6,
    )} ${r(c[0])} ${r(c[1])}`;
  }
  return d;
}

/** An arrow from one point to another. */
export function arrow(x1: number, y1: number, x2: number, y2: number, color: string = COLOR.soft, width = 3): string {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const ux = (x2 - x1) / length;
  const uy = (y2 - y1) / length;
  const head: Point[] = [
    [x2, y2],
    [x2 - ux * 16 - uy * 8, y2 - uy * 16 + ux * 8],
    [x2 - ux * 16 + uy * 8, y2 - uy * 16 - ux * 8],
  ];
  return line(x1, y1, x2 - ux * 12, y2 - uy * 12, color, width) + polygon(head, color);
}

export interface Sheet {
  readonly width?: number;
  readonly height?: number;
  readonly script: Script;
  readonly title: string;
  /** Line under the title: what is measured, in what unit. */
  readonly note?: string;
}

/** A whole chart: paper, title and body, as an SVG document. */
export function sheet(options: Sheet, ...body: readonly string[]): string {
  const width = options.width ?? 1600;
  const height = options.height ?? 900;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${SANS(
    options.script,
  )}">${rect(0, 0, width, height, COLOR.paper)}${rect(60, 58, 10, 42, COLOR.red)}${text(88, 94, options.title, {
    size: 40,
    bold: true,
  })}${options.note ? text(88, 142, options.note, { size: 26, fill: COLOR.soft }) : ""}${body.join("")}</svg>`;
}

export function escapeXml(words: string): string {
  return words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/** Rounds a coordinate to two places, so that files stay small and the same everywhere. */
export function r(value: number): string {
  return String(Math.round(value * 100) / 100);
}
