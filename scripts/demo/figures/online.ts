import { columns, grouped, legend, rows, scale, steps } from "../charts/axes.ts";
import { circle, line, polyline, rect, sheet, text } from "../charts/svg.ts";
import { between, random } from "../prng.ts";
import { COLOR } from "../style.ts";

/** Four measures of the two pictures with 95% intervals, each as B ÷ A. */
export function pictureTest(): string {
  const measures = [
    ["点击率", 1408 / 48550, 48550, 1157 / 48200, 48200, "2.90% 对 2.40%"],
    ["点击后下单", 55 / 1408, 1408, 58 / 1157, 1157, "3.91% 对 5.01%"],
    ["曝光后下单", 55 / 48550, 48550, 58 / 48200, 48200, "1.13‰ 对 1.20‰"],
    ["下单后退货", 9 / 55, 55, 3 / 58, 58, "16.4% 对 5.2%"],
  ] as const;
  // Ratios of shares: the logarithm is near normal, with variance (1 − p) ÷ (n p) on each side.
  const x = scale(Math.log(0.5), Math.log(12), 430, 1330);
  const marks = [0.5, 0.7, 1, 1.4, 2, 3, 5, 8, 12];
  return sheet(
    { script: "SC", title: "图 B 赢了点击，输了后面的每一步", note: "B ÷ A，横线是 95% 区间；1 表示两张图一样" },
    ...marks.map(
      (m) =>
        line(x(Math.log(m)), 200, x(Math.log(m)), 790, m === 1 ? COLOR.ink : COLOR.line, m === 1 ? 3 : 2) +
        text(x(Math.log(m)), 834, m, { anchor: "middle", size: 24, fill: COLOR.soft }),
    ),
    ...measures.map(([name, b, nb, a, na, words], i) => {
      const middle = Math.log(b / a);
      const reach = 1.96 * Math.sqrt((1 - a) / (na * a) + (1 - b) / (nb * b));
      const y = 270 + i * 140;
      const color = middle - reach > 0 || middle + reach < 0 ? COLOR.red : COLOR.teal;
      return (
        text(400, y + 10, name, { anchor: "end", size: 32, bold: true }) +
        line(x(middle - reach), y, x(middle + reach), y, color, 8, 'stroke-linecap="round"') +
        circle(x(middle), y, 15, color) +
        text(x(middle), y - 32, (b / a).toFixed(2), { anchor: "middle", bold: true, fill: color }) +
        text(1360, y + 10, words, { size: 25, fill: COLOR.soft })
      );
    }),
  );
}

/** From orders paid in a live show to orders kept. */
export function kept(): string {
  const y = scale(0, 3000, 770, 220);
  const parts = [
    ["下单", 2760, 0, COLOR.indigo],
    ["发货前退款", 607, 2153, COLOR.rose],
    ["拒收", 64, 2089, COLOR.ochre],
    ["收货后退货", 389, 1700, COLOR.red],
    ["留下", 1700, 0, COLOR.teal],
  ] as const;
  return sheet(
    { script: "SC", title: "2,760 单，留下 1,700 单", note: "一场四小时的女装直播，单数" },
    rows(y, steps(0, 3000, 500), 170, 1520),
    ...parts.map(([name, n, from, color], i) => {
      const left = 230 + i * 260;
      return (
        rect(left, y(from + n), 170, y(from) - y(from + n), color, 'rx="4"') +
        text(left + 85, y(from + n) - 18, `${i > 0 && i < 4 ? "−" : ""}${grouped(n)}`, {
          anchor: "middle",
          bold: true,
          size: 32,
        }) +
        text(left + 85, 824, name, { anchor: "middle", size: 28 }) +
        (i < 4
          ? line(
              left + 170,
              y(i === 0 ? 2760 : from),
              left + 260,
              y(i === 0 ? 2760 : from),
              COLOR.soft,
              2,
              'stroke-dasharray="6 6"',
            )
          : "")
      );
    }),
  );
}

/** Orders by five minutes of the show, and the share of each that came back. */
export function show(): string {
  const rnd = random(618);
  const x = scale(0, 240, 190, 1430);
  const y = scale(0, 200, 790, 230);
  const share = scale(0, 0.5, 790, 230);
  const pushes = [40, 85, 130, 180, 225];
  const bars: string[] = [];
  const back: (readonly [number, number])[] = [];
  for (let t = 0; t < 240; t += 5) {
    const push = Math.max(...pushes.map((p) => Math.max(0, 1 - Math.abs(t + 2.5 - p) / 9)));
    const n = 26 + 118 * push + between(rnd, -7, 9) + (t > 200 ? 12 : 0);
    bars.push(rect(x(t) + 2, y(n), x(5) - x(0) - 4, y(0) - y(n), push > 0.3 ? COLOR.red : COLOR.mint, 'rx="2"'));
    back.push([x(t + 2.5), share(0.3 + 0.16 * push + between(rnd, -0.025, 0.025))]);
  }
  return sheet(
    {
      script: "SC",
      title: "倒数喊得越急，退回来得越多",
      note: "柱：每五分钟下单数（红色为倒计时前后）；线：这些单后来没有留下的比例",
    },
    rows(y, steps(0, 200, 50), 170, 1450),
    ...bars,
    polyline(back, COLOR.ink, 5),
    ...steps(0, 0.5, 0.1).map((s) =>
      text(1464, share(s) + 9, `${Math.round(s * 100)}%`, { size: 24, fill: COLOR.ink }),
    ),
    columns(x, steps(0, 240, 30), 836, (t) => `${t} 分`),
  );
}

/** Asking price of a used thing by days on the market. */
export function secondHand(): string {
  const x = scale(0, 60, 190, 1500);
  const y = scale(0.4, 1, 790, 230);
  const sold = (from: number, half: number): (readonly [number, number])[] =>
    steps(0, 60, 2).map((d) => [x(d), y(0.42 + (from - 0.42) * 0.5 ** (d / half))] as const);
  return sheet(
    { script: "SC", title: "挂得越久，卖得越便宜", note: "412 件二手商品：成交价 ÷ 首次标价，按挂出天数" },
    ...steps(0.4, 1, 0.1).map(
      (v) =>
        line(170, y(v), 1520, y(v), COLOR.line) +
        text(154, y(v) + 9, `${Math.round(v * 100)}%`, { anchor: "end", size: 24, fill: COLOR.soft }),
    ),
    columns(x, steps(0, 60, 10), 836, (d) => `${d} 天`),
    polyline(sold(0.97, 60), COLOR.teal, 6),
    polyline(sold(0.93, 22), COLOR.ochre, 6),
    polyline(sold(0.9, 12), COLOR.red, 6),
    legend(760, 206, [
      [COLOR.teal, "图书"],
      [COLOR.ochre, "相机"],
      [COLOR.red, "手机"],
    ]),
  );
}
