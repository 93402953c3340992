import { circle, curve, line, type Point, rect, text } from "../charts/svg.ts";
import { between, normal, type Random, random } from "../prng.ts";
import { COLOR, SANS } from "../style.ts";

/** Strokes of 正 in the order of writing, in a box of 100: five make a tally. */
const STROKES: readonly (readonly [Point, Point])[] = [
  [
    [8, 12],
    [92, 10],
  ],
  [
    [50, 12],
    [50, 92],
  ],
  [
    [52, 50],
    [86, 48],
  ],
  [
    [22, 48],
    [22, 92],
  ],
  [
    [2, 94],
    [98, 92],
  ],
];

/** A sheet from the evening of the power cut: 63 sales, eleven of them on credit. */
export function tally(): string {
  const rnd = random(63);
  const parts = [rect(0, 0, 1000, 720, "#efe6cf")];
  for (let y = 120; y < 700; y += 74) parts.push(line(0, y, 1000, y, "#9db7c4", 2, 'opacity="0.6"'));
  parts.push(line(96, 0, 96, 720, "#c98b80", 2, 'opacity="0.7"'));
  for (let i = 0; i < 900; i++)
    parts.push(circle(between(rnd, 0, 1000), between(rnd, 0, 720), 1.2, "#6b5a3a", 'opacity="0.08"'));
  parts.push(text(130, 88, "10/27 停電 14:00–19:00", { size: 44, fill: "#2d3f63", font: "Noto Serif CJK TC" }));
  for (let n = 0; n < 63; n++) {
    const [mark, stroke] = [Math.floor(n / 5), n % 5];
    const left = 140 + (mark % 5) * 168;
    const top = 140 + Math.floor(mark / 5) * 160;
    const [from, to] = STROKES[stroke] as readonly [Point, Point];
    parts.push(pen(rnd, [left + from[0] * 1.1, top + from[1] * 1.1], [left + to[0] * 1.1, top + to[1] * 1.1]));
  }
  for (let n = 0; n < 11; n++)
    parts.push(
      `<ellipse cx="${150 + n * 62}" cy="${664 + normal(rnd) * 3}" rx="22" ry="19" fill="none" stroke="#b5392b" stroke-width="4" transform="rotate(${(normal(rnd) * 12).toFixed(1)} ${150 + n * 62} 664)"/>`,
    );
  parts.push(text(850, 680, "賒", { size: 46, fill: "#b5392b", font: "Noto Serif CJK TC", turn: -4 }));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="720" font-family="${SANS("TC")}">${parts.join("")}</svg>`;
}

function pen(rnd: Random, from: Point, to: Point): string {
  const points = [0, 0.33, 0.66, 1].map(
    (t): Point => [
      from[0] + (to[0] - from[0]) * t + normal(rnd) * 2.4,
      from[1] + (to[1] - from[1]) * t + normal(rnd) * 2.4,
    ],
  );
  return `<path d="${curve(points)}" fill="none" stroke="#26314f" stroke-width="${between(rnd, 5, 7).toFixed(1)}" stroke-linecap="round"/>`;
}

/** Seconds from the price to the goods, by way of paying: the middle half, and the slowest tenth. */
export function seconds(): string {
  const ways = [
    ["現金", 10, 14, 20, 29, COLOR.ochre],
    ["掃碼", 8, 12, 21, 41, COLOR.teal],
    ["刷卡", 15, 19, 26, 38, COLOR.indigo],
  ] as const;
  const x = (s: number): number => 150 + s * 17;
  const body = ways.map(([name, low, middle, high, slow, color], i) => {
    const y = 150 + i * 105;
    return (
      text(130, y + 10, name, { anchor: "end", bold: true, size: 30 }) +
      line(x(high), y, x(slow), y, color, 4, 'stroke-dasharray="8 6"') +
      rect(x(low), y - 26, x(high) - x(low), 52, color, 'rx="6" opacity="0.75"') +
      line(x(middle), y - 26, x(middle), y + 26, "#fff", 6) +
      circle(x(slow), y, 9, color) +
      text(x(middle), y - 36, middle, { anchor: "middle", bold: true, size: 24 }) +
      text(x(slow) + 18, y + 9, `${slow} 秒`, { size: 24, fill: color })
    );
  });
  const marks = [0, 10, 20, 30, 40].map(
    (s) => line(x(s), 90, x(s), 410, COLOR.line) + text(x(s), 446, s, { anchor: "middle", size: 22, fill: COLOR.soft }),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="480" font-family="${SANS("TC")}">${rect(0, 0, 1000, 480, COLOR.paper)}${text(40, 56, "從「總共多少」到轉身，240 筆", { size: 30, bold: true })}${text(960, 56, "白線是中位數，圓點是最慢的一成", { size: 20, anchor: "end", fill: COLOR.soft })}${marks.join("")}${body.join("")}</svg>`;
}
