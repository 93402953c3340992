import { columns, grouped, legend, rows, scale, steps } from "../charts/axes.ts";
import { circle, line, polyline, rect, sheet, text } from "../charts/svg.ts";
import { profitByOrder } from "../data/ricerolls.ts";
import { COLOR } from "../style.ts";

/** Weekly sales by shelf level. */
export const LEVELS = [
  ["165 公分 舉手", 41, 35],
  ["140 公分 眼睛", 68, 44],
  ["105 公分 手邊", 63, 61],
  ["65 公分 膝蓋", 38, 57],
  ["25 公分 彎腰", 22, 24],
] as const;

export function levels(): string {
  const x = scale(0, 80, 420, 1500);
  return sheet(
    { script: "TC", title: "兩種東西，兩個最好的位置", note: "平均一週賣出件數，每層各放兩週" },
    ...steps(0, 80, 20).map(
      (n) =>
        line(x(n), 200, x(n), 800, COLOR.line) + text(x(n), 842, n, { anchor: "middle", size: 24, fill: COLOR.soft }),
    ),
    ...LEVELS.map(([name, tea, oats], i) => {
      const y = 236 + i * 114;
      return (
        text(400, y + 48, name, { anchor: "end", size: 28 }) +
        rect(x(0), y, x(tea) - x(0), 36, COLOR.teal, 'rx="3"') +
        text(x(tea) + 12, y + 28, tea, { bold: true, fill: COLOR.teal }) +
        rect(x(0), y + 42, x(oats) - x(0), 36, COLOR.ochre, 'rx="3"') +
        text(x(oats) + 12, y + 70, oats, { bold: true, fill: COLOR.ochre })
      );
    }),
    legend(1060, 740, [
      [COLOR.teal, "烏龍茶"],
      [COLOR.ochre, "早餐脆片"],
    ]),
  );
}

/** What a night at the stall leaves, by pieces sold. */
export function breakEven(): string {
  const x = scale(0, 225, 190, 1500);
  const y = scale(-3000, 5000, 790, 220);
  const profit = (n: number): number => n * 34 - 2800;
  const nights = [
    [61, "下雨", COLOR.indigo],
    [118, "平日", COLOR.teal],
    [196, "週末", COLOR.red],
  ] as const;
  return sheet(
    {
      script: "TC",
      title: "第 83 片以後才是自己的",
      note: "一晚淨利（元）對賣出片數；售價 65、材料 31、固定開銷 2,800",
    },
    rows(y, steps(-3000, 5000, 1000), 170, 1520),
    columns(x, steps(0, 225, 25), 836),
    rect(x(0), y(0), x(82.35) - x(0), y(-2800) - y(0), COLOR.rose, 'opacity="0.25"'),
    line(x(0), y(0), x(225), y(0), COLOR.ink, 3),
    polyline(
      [
        [x(0), y(-2800)],
        [x(225), y(profit(225))],
      ],
      COLOR.ochre,
      7,
    ),
    circle(x(82.35), y(0), 12, COLOR.paper, `stroke="${COLOR.ink}" stroke-width="5"`),
    text(x(82.35) + 14, y(0) + 44, "打平 82.4 片", { bold: true }),
    ...nights.map(
      ([n, name, color]) =>
        circle(x(n), y(profit(n)), 13, color) +
        text(
          x(n) - 18,
          y(profit(n)) - 20,
          `${name} ${n} 片 ${profit(n) < 0 ? "−" : "+"}${grouped(Math.abs(profit(n)))}`,
          { bold: true, fill: color, anchor: "end" },
        ),
    ),
    line(x(225), y(-3000), x(225), y(5000), COLOR.soft, 3, 'stroke-dasharray="10 8"'),
    text(x(225) - 14, y(-2500), "一鍋的極限 225 片", { anchor: "end", fill: COLOR.soft }),
  );
}

/** Daily profit of rice rolls against how many are ordered. */
export function riceRolls(): string {
  const x = scale(12, 36, 190, 1500);
  const y = scale(20, 50, 790, 230);
  const draw = (salvage: number, color: string): string =>
    polyline(
      steps(12, 36, 1).map((n) => [x(n), y(profitByOrder(n, salvage))] as const),
      color,
      6,
    );
  const mark = (n: number, salvage: number, color: string, up: number): string =>
    circle(x(n), y(profitByOrder(n, salvage)), 12, color) +
    text(x(n), y(profitByOrder(n, salvage)) + up, `订 ${n} 个 ${profitByOrder(n, salvage).toFixed(1)} 元`, {
      bold: true,
      fill: color,
      anchor: n === 30 ? "end" : "middle",
    });
  return sheet(
    {
      script: "SC",
      title: "多订七个饭团，一天少赚七块五",
      note: "平均一天的毛利（元）对订货量；进价 2.8、售价 5.0，日均需求 24、标准差 6",
    },
    rows(y, steps(20, 50, 5), 170, 1520),
    columns(x, steps(12, 36, 4), 836),
    draw(0, COLOR.red),
    draw(1.5, COLOR.teal),
    mark(23, 0, COLOR.red, 52),
    mark(30, 0, COLOR.red, 52),
    mark(26, 1.5, COLOR.teal, -30),
    legend(190, 206, [
      [COLOR.red, "卖不掉就扔"],
      [COLOR.teal, "晚八点以后半价"],
    ]),
  );
}
