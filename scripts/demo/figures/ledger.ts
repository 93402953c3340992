import { columns, grouped, legend, rows, scale, steps } from "../charts/axes.ts";
import { circle, line, polygon, polyline, rect, sheet, text } from "../charts/svg.ts";
import { MONTHS, monthName } from "../data/cash.ts";
import { COLOR } from "../style.ts";

/** Face discount of "100 off each 1,000" by what was spent. */
export function sawtooth(): string {
  const x = scale(500, 3500, 190, 1500);
  const y = scale(0, 12, 790, 230);
  const off = (n: number): number => (100 * Math.floor(n / 1000) * 100) / n;
  const pieces = [
    [1000, 1999],
    [2000, 2999],
    [3000, 3500],
  ] as const;
  return sheet(
    { script: "TC", title: "滿千送百：折扣是一條鋸齒", note: "券面折扣（%）對單筆金額（元）" },
    rows(y, steps(0, 12, 2), 170, 1520),
    columns(x, steps(500, 3500, 500), 836),
    line(x(500), y(0), x(999), y(0), COLOR.red, 7),
    ...pieces.map(([a, b]) =>
      polyline(
        steps(a, b, 10).map((n) => [x(n), y(off(n))] as const),
        COLOR.red,
        7,
      ),
    ),
    ...pieces
      .slice(0, 2)
      .map(([, b]) => line(x(b), y(off(b)), x(b + 1), y(10), COLOR.red, 2, 'stroke-dasharray="6 8"')),
    line(x(868), y(0), x(868), y(11.4), COLOR.teal, 3, 'stroke-dasharray="10 8"'),
    text(x(868) - 12, y(11), "活動前客單 868", { anchor: "end", fill: COLOR.teal, bold: true }),
    line(x(1196), y(0), x(1196), y(11.4), COLOR.indigo, 3, 'stroke-dasharray="10 8"'),
    text(x(1196) + 12, y(11), "活動中 1,196", { fill: COLOR.indigo, bold: true }),
    circle(x(1480), y(off(1480)), 11, COLOR.red),
    text(x(1480) + 18, y(off(1480)) - 12, "1,480 元 → 6.8%", { bold: true }),
    circle(x(1999), y(off(1999)), 11, COLOR.red),
    text(x(1999) + 24, y(off(1999)) + 16, "1,999 元 → 5.0%", { bold: true }),
  );
}

/** Shares of payment by month. */
export function payment(): string {
  const x = scale(0, MONTHS.length - 1, 190, 1330);
  const y = scale(0, 100, 790, 220);
  const layers = [
    ["cash", COLOR.ochre, "現金"],
    ["card", COLOR.indigo, "刷卡"],
    ["scan", COLOR.teal, "掃碼"],
  ] as const;
  const base = MONTHS.map(() => 0);
  const areas = layers.map(([key, color, name]) => {
    const low = MONTHS.map((_, i) => [x(i), y(base[i] as number)] as const);
    for (const [i, month] of MONTHS.entries()) base[i] = (base[i] as number) + month[key];
    const high = MONTHS.map((_, i) => [x(i), y(base[i] as number)] as const);
    const last = MONTHS[MONTHS.length - 1] as (typeof MONTHS)[number];
    const middle = (base[MONTHS.length - 1] as number) - last[key] / 2;
    return (
      polygon([...high, ...low.reverse()], color, 'opacity="0.88"') +
      text(1350, y(middle) + 10, `${name} ${last[key]}%`, { bold: true, fill: color, size: 30 })
    );
  });
  return sheet(
    { script: "TC", title: "兩年，現金從 71% 到 38%", note: "雜貨店每月付款筆數的比例" },
    ...areas,
    rows(y, steps(0, 100, 25), 170, 1330, (n) => `${n}%`),
    columns(x, [0, 6, 12, 18, 23], 836, (i) => monthName(i)),
    line(x(7), y(0), x(7), y(100), "#fff", 4, 'stroke-dasharray="10 8"'),
    text(x(7) + 14, y(94), "開始掃碼", { fill: "#fff", bold: true }),
  );
}

/** What one kind of payment costs for a hundred dollars, by size of purchase. */
export function costs(): string {
  const x = scale(0, 600, 190, 1500);
  const y = scale(0, 6, 790, 230);
  const amounts = steps(20, 600, 10);
  const draw = (fixed: number, rate: number, color: string): string =>
    polyline(
      amounts.map((n) => [x(n), y((fixed / n) * 100 + rate)] as const).filter(([, v]) => v >= 228),
      color,
      6,
    );
  return sheet(
    {
      script: "TC",
      title: "收一百塊要花多少",
      note: "每百元成本（元）對單筆金額；現金每筆 1.03 元加 0.12%，掃碼 1.5%，刷卡 0.5 元加 2%",
    },
    rows(y, steps(0, 6, 1), 170, 1520),
    columns(x, steps(0, 600, 100), 836),
    draw(1.03, 0.12, COLOR.ochre),
    draw(0, 1.5, COLOR.teal),
    draw(0.5, 2, COLOR.indigo),
    circle(x(74.6), y(1.5), 12, COLOR.red),
    text(x(74.6) + 20, y(1.5) - 22, "75 元以下，掃碼便宜", { bold: true, fill: COLOR.red }),
    legend(860, 206, [
      [COLOR.ochre, "現金"],
      [COLOR.teal, "掃碼"],
      [COLOR.indigo, "刷卡"],
    ]),
  );
}

/** Where the price of a bottle goes: a brand beside the shop's own. */
export function ownLabel(): string {
  const y = scale(0, 20, 780, 220);
  const parts = [
    ["出厂", COLOR.indigo],
    ["包装", COLOR.mint],
    ["物流", COLOR.ochre],
    ["通路费", COLOR.rose],
    ["损耗", COLOR.soft],
    ["门店毛利", COLOR.red],
  ] as const;
  const bottles = [
    ["品牌 1.5 L", [7.6, 0.9, 0.8, 2.7, 0.3, 3.6]],
    ["自有 第一版", [6.2, 0.7, 0.8, 0, 0.9, 3.3]],
    ["自有 第二版", [7.0, 1.1, 0.8, 0, 0.3, 4.7]],
  ] as const;
  return sheet(
    { script: "SC", title: "一瓶洗衣液的钱去了哪里", note: "元；标价 15.9、11.9、13.9" },
    rows(y, steps(0, 20, 5), 170, 1180),
    ...bottles.flatMap(([name, values], i) => {
      let level = 0;
      const left = 260 + i * 310;
      const pieces = values.map((n, k) => {
        const [part, color] = parts[k] as readonly [string, string];
        level += n;
        const label =
          n >= 0.7
            ? text(left + 90, y(level - n / 2) + 9, n.toFixed(1), {
                anchor: "middle",
                fill: part === "包装" ? COLOR.ink : "#fff",
                size: 24,
                bold: true,
              })
            : "";
        return n === 0 ? "" : rect(left, y(level), 180, y(level - n) - y(level), color) + label;
      });
      return [
        ...pieces,
        text(left + 90, 828, name, { anchor: "middle", size: 28 }),
        text(left + 90, y(level) - 16, grouped(Math.round(level * 10) / 10), {
          anchor: "middle",
          bold: true,
          size: 32,
        }),
      ];
    }),
    ...[...parts]
      .reverse()
      .map(
        ([part, color], i) =>
          rect(1240, 300 + i * 66, 36, 36, color, 'rx="4"') + text(1294, 329 + i * 66, part, { size: 28 }),
      ),
  );
}
