import { columns, grouped, rows, scale, steps } from "../charts/axes.ts";
import { circle, curve, line, type Point, rect, sheet, text } from "../charts/svg.ts";
import { COLOR } from "../style.ts";

/** What became of 453 returned dresses. */
export function grades(): string {
  const parts = [
    ["A 直接上架", 262, COLOR.teal],
    ["B 整烫后上架", 118, COLOR.mint],
    ["C 折价", 41, COLOR.ochre],
    ["D 报废", 19, COLOR.red],
    ["不是我们的", 13, COLOR.soft],
  ] as const;
  const x = scale(0, 300, 400, 1480);
  return sheet(
    { script: "SC", title: "退回来的 453 件，262 件什么事也没有", note: "一场直播的退货与拒收，按质检等级，件" },
    ...steps(0, 300, 50).map(
      (n) =>
        line(x(n), 200, x(n), 800, COLOR.line) + text(x(n), 842, n, { anchor: "middle", size: 24, fill: COLOR.soft }),
    ),
    ...parts.map(([name, n, color], i) => {
      const y = 226 + i * 116;
      return (
        text(380, y + 50, name, { anchor: "end", size: 30 }) +
        rect(x(0), y, x(n) - x(0), 76, color, 'rx="4"') +
        text(x(n) + 16, y + 50, n, { bold: true, size: 32 })
      );
    }),
  );
}

/** Share of returned dresses that still sell at full price, by days after the show. */
export function fading(): string {
  const x = scale(0, 35, 190, 1500);
  const y = scale(0, 100, 790, 230);
  const points = (
    [
      [3, 86],
      [5, 82],
      [7, 77],
      [10, 71],
      [15, 55],
      [20, 41],
      [25, 30],
      [30, 22],
      [35, 17],
    ] as const
  ).map(([d, p]): Point => [x(d), y(p)]);
  const mark = (day: number, share: number, words: string, color: string, up: number): string =>
    line(x(day), y(0), x(day), y(share), color, 3, 'stroke-dasharray="10 8"') +
    circle(x(day), y(share), 13, color) +
    text(x(day) + 22, y(share) + up, words, { bold: true, fill: color });
  return sheet(
    { script: "SC", title: "一件连衣裙在仓库里变旧的速度", note: "还能按原价卖掉的比例（%），按直播后的天数" },
    rows(y, steps(0, 100, 20), 170, 1520),
    columns(x, steps(0, 35, 5), 836, (d) => `${d} 天`),
    `<path d="${curve(points)}" fill="none" stroke="${COLOR.indigo}" stroke-width="6"/>`,
    mark(15, 55, "改之前：第 15 天上架，55%", COLOR.red, -8),
    mark(7, 77, "改之后：第 7 天上架，77%", COLOR.teal, -14),
  );
}

/** Takings of the stationery shop by month, in thousands. */
export function months(): string {
  const takings = [86, 98, 41, 152, 118, 104, 97, 58, 63, 171, 121, 109] as const;
  const names = [
    "12 月",
    "1 月",
    "2 月",
    "3 月",
    "4 月",
    "5 月",
    "6 月",
    "7 月",
    "8 月",
    "9 月",
    "10 月",
    "11 月",
  ] as const;
  const y = scale(0, 200, 780, 220);
  return sheet(
    { script: "TC", title: "開學養暑假：第一年的十二個月", note: "營業額（千元）；虛線是打平的 80" },
    rows(y, steps(0, 200, 50), 150, 1540),
    ...takings.map((n, i) => {
      const left = 178 + i * 114;
      const color = n >= 150 ? COLOR.red : n < 80 ? COLOR.mint : COLOR.teal;
      return (
        rect(left, y(n), 80, y(0) - y(n), color, 'rx="4"') +
        text(left + 40, y(n) - 14, n, { anchor: "middle", bold: true }) +
        text(left + 40, 826, names[i] as string, { anchor: "middle", size: 24 })
      );
    }),
    line(150, y(80), 1540, y(80), COLOR.ink, 3, 'stroke-dasharray="12 8"'),
  );
}

/** Takings of a school day by half-hours. */
export function schoolDay(): string {
  const halves = [
    12, 796, 153, 52, 43, 60, 68, 79, 114, 185, 153, 78, 64, 72, 92, 125, 244, 835, 677, 312, 173, 109, 54,
  ] as const;
  const y = scale(0, 900, 780, 220);
  return sheet(
    {
      script: "TC",
      title: "一天的生意，一半擠在三格裡",
      note: "五月的上學日，平均每半小時營業額（元），07:00 到 18:30",
    },
    rows(y, steps(0, 900, 100), 150, 1540),
    ...halves.map(
      (n, i) =>
        rect(172 + i * 59, y(n), 49, y(0) - y(n), n > 400 ? COLOR.red : COLOR.mint, 'rx="3"') +
        (n > 400 ? text(196 + i * 59, y(n) - 14, grouped(n), { anchor: "middle", bold: true }) : ""),
    ),
    ...halves.map((_, i) =>
      i % 4 === 0 ? text(172 + i * 59, 824, `${7 + i / 2}:00`, { anchor: "middle", size: 24, fill: COLOR.soft }) : "",
    ),
  );
}
