import { columns, legend, rows, scale, steps } from "../charts/axes.ts";
import { arrow, circle, curve, escapeXml, line, rect, sheet, text } from "../charts/svg.ts";
import { between, normal, random } from "../prng.ts";
import { COLOR, SANS } from "../style.ts";

/** Goods of a general store by stock turns and margin, with curves of equal return. */
export function turns(): string {
  const rnd = random(126);
  const x = scale(0, 24, 190, 1500);
  const y = scale(0, 70, 790, 230);
  const groups = [
    ["飲料零食", 18, 3, 12, 4, 38, COLOR.red],
    ["日用清潔", 6, 1.6, 38, 6, 52, COLOR.teal],
    ["五金文具", 1.6, 0.6, 55, 6, 36, COLOR.indigo],
  ] as const;
  const curves = [1, 2, 4].map((ratio) => {
    const points = steps(Math.max(0.5, ratio / 2.2), 24, 0.25)
      .map((t) => [x(t), y((100 * ratio) / (t + ratio))] as const)
      .filter(([, v]) => v > 232);
    return `<path d="${curve(points)}" fill="none" stroke="${COLOR.soft}" stroke-width="2" stroke-dasharray="8 8"/>${text(1512, y((100 * ratio) / (24 + ratio)) + 8, `報酬 ${ratio}`, { size: 22, fill: COLOR.soft })}`;
  });
  return sheet(
    {
      script: "TC",
      title: "賣得快的不一定賺得多",
      note: "126 個品項：縱軸毛利率（%），橫軸一年週轉次數；虛線上毛利報酬相同",
    },
    rows(y, steps(0, 70, 10), 170, 1500),
    columns(x, steps(0, 24, 4), 836),
    ...curves,
    ...groups.flatMap(([, t, st, m, sm, n, color]) =>
      Array.from({ length: n }, () =>
        circle(
          x(Math.min(23, Math.max(0.3, t + normal(rnd) * st))),
          y(Math.max(3, m + normal(rnd) * sm)),
          between(rnd, 8, 17),
          color,
          'opacity="0.62"',
        ),
      ),
    ),
    legend(
      760,
      206,
      groups.map(([name, , , , , , color]) => [color, name] as const),
    ),
  );
}

/** Minutes of a round by kind of building. */
export function minutes(): string {
  const x = scale(0, 7, 400, 1480);
  const kinds = [
    ["有管理室的大樓", [0.5, 0.9, 0.3, 0.1]],
    ["電梯公寓", [0.7, 1.8, 0.6, 0.4]],
    ["四樓以上無電梯", [0.8, 3.1, 0.6, 0.7]],
    ["透天厝", [0.9, 0.4, 0.7, 0.5]],
    ["超商代收", [0.4, 0.3, 0.1, 0]],
  ] as const;
  const parts = [
    ["停車", COLOR.indigo],
    ["上下樓", COLOR.red],
    ["簽收", COLOR.ochre],
    ["等人", COLOR.mint],
  ] as const;
  return sheet(
    { script: "TC", title: "一件包裹的幾分鐘花在哪裡", note: "每件平均分鐘數；跟車五天、631 件" },
    ...steps(0, 7, 1).map(
      (n) =>
        line(x(n), 200, x(n), 800, COLOR.line) + text(x(n), 842, n, { anchor: "middle", size: 24, fill: COLOR.soft }),
    ),
    ...kinds.flatMap(([name, values], i) => {
      let at = 0;
      const top = 240 + i * 112;
      const bars = values.map((n, k) => {
        at += n;
        return n > 0 ? rect(x(at - n), top, x(at) - x(at - n), 72, (parts[k] as readonly [string, string])[1]) : "";
      });
      return [
        text(380, top + 48, name, { anchor: "end", size: 28 }),
        ...bars,
        text(x(at) + 16, top + 48, at.toFixed(1), { bold: true, size: 30 }),
      ];
    }),
    legend(
      900,
      770,
      parts.map(([name, color]) => [color, name] as const),
    ),
  );
}

/** The eleven days of a parcel, as a diagram that stays an SVG file. */
export function elevenDays(): string {
  const stops = [
    ["第 0 天", "下单", "卖家凌晨两点接单"],
    ["第 1 天", "揽收", "称重 0.48 kg"],
    ["第 2 天", "集货仓", "合箱，贴第二张面单"],
    ["第 3–5 天", "出口报关", "清单被抽查，停 52 小时"],
    ["第 6 天", "航班", "飞 4 小时"],
    ["第 7–9 天", "进口清关", "补一张照片，停 46 小时"],
    ["第 10 天", "派送", "第一次没人在家"],
    ["第 11 天", "签收", "邻居代收"],
  ] as const;
  const body = stops.map(([day, name, note], i) => {
    const row = Math.floor(i / 4);
    const column = row === 0 ? i : 7 - i;
    const x = 60 + column * 290;
    const y = 130 + row * 240;
    const slow = note.includes("停");
    const next =
      i === 3
        ? arrow(x + 115, y + 136, x + 115, y + 236)
        : row === 0
          ? arrow(x + 232, y + 66, x + 286, y + 66)
          : i < 7
            ? arrow(x - 4, y + 66, x - 56, y + 66)
            : "";
    return (
      rect(
        x,
        y,
        230,
        132,
        slow ? "#f8dcd2" : "#ffffff",
        `rx="12" stroke="${slow ? COLOR.red : COLOR.line}" stroke-width="3"`,
      ) +
      text(x + 20, y + 34, day, { size: 18, fill: COLOR.soft }) +
      text(x + 20, y + 74, name, { size: 30, bold: true, fill: slow ? COLOR.red : COLOR.ink }) +
      text(x + 20, y + 108, note, { size: 17, fill: COLOR.soft }) +
      next
    );
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1240" height="560" viewBox="0 0 1240 560" font-family="${SANS("SC")}, sans-serif" role="img" aria-label="${escapeXml("一个跨境包裹的十一天")}">${rect(0, 0, 1240, 560, COLOR.paper)}${text(60, 80, "一个跨境包裹的十一天", { size: 34, bold: true })}${text(430, 80, "红色的两格停了 98 小时", { size: 20, fill: COLOR.soft })}${body.join("")}</svg>\n`;
}

/** How one shirt is sold twice: shop, site and stock server over eight seconds. */
export function soldTwice(): string {
  const lanes = [
    ["门店收银", 300],
    ["库存服务", 800],
    ["网店下单", 1300],
  ] as const;
  const y = scale(0, 8, 250, 830);
  const message = (from: number, to: number, t: number, end: number, words: string, color: string): string => {
    const middle = (from + to) / 2;
    return (
      arrow(from, y(t), to, y(end), color, 4) +
      text(middle, (y(t) + y(end)) / 2 - 14, words, { anchor: "middle", size: 25, fill: color, bold: true })
    );
  };
  return sheet(
    { script: "SC", title: "八秒钟里，同一件衬衫卖了两次", note: "纵轴是秒；门店的消息在路上卡了四秒" },
    ...lanes.map(
      ([name, x]) =>
        line(x, 240, x, 840, COLOR.soft, 3) +
        rect(x - 110, 176, 220, 56, COLOR.ink, 'rx="8"') +
        text(x, 214, name, { anchor: "middle", fill: "#fff", bold: true }),
    ),
    ...steps(0, 8, 1).map((t) => text(120, y(t) + 8, `${t} 秒`, { anchor: "end", size: 22, fill: COLOR.soft })),
    message(1300, 800, 0.6, 1.2, "还有吗？", COLOR.teal),
    message(800, 1300, 1.4, 2, "有 1 件", COLOR.teal),
    rect(190, y(2.5), 220, 54, COLOR.red, 'rx="8"'),
    text(300, y(2.5) + 36, "扫码卖出 1 件", { anchor: "middle", fill: "#fff", size: 25, bold: true }),
    message(1300, 800, 3.6, 4.2, "下单 1 件", COLOR.red),
    message(800, 1300, 4.6, 5.2, "成功", COLOR.red),
    message(300, 800, 6.4, 7, "卖出 1 件（迟到）", COLOR.soft),
    rect(690, y(7.15), 220, 54, COLOR.ochre, 'rx="8"'),
    text(800, y(7.15) + 36, "库存 −1", { anchor: "middle", size: 28, bold: true }),
  );
}
