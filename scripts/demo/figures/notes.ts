import { columns, legend, rows, scale, steps } from "../charts/axes.ts";
import { circle, line, polyline, rect, sheet, text } from "../charts/svg.ts";
import { counts } from "../data/counts.ts";
import { DAYS, leastSquares } from "../data/rain.ts";
import { COLOR } from "../style.ts";

/** Visitors against rain, a point for each day. */
export function rain(): string {
  const x = scale(0, 26, 190, 1500);
  const y = scale(0, 320, 790, 230);
  const groups = [
    ["weekday", COLOR.teal],
    ["weekend", COLOR.red],
  ] as const;
  return sheet(
    {
      script: "TC",
      title: "Rain empties the door on weekends, hardly on weekdays",
      note: "Visitors a day against rain in millimetres, 112 days",
    },
    rows(y, steps(0, 320, 40), 170, 1520),
    columns(x, steps(0, 26, 2), 836),
    ...DAYS.map((d) => circle(x(d.rain), y(d.visitors), 9, d.weekend ? COLOR.red : COLOR.teal, 'opacity="0.6"')),
    ...groups.map(([kind, color]) => {
      const [a, b] = leastSquares(DAYS.filter((d) => d.weekend === (kind === "weekend")));
      return polyline(
        [
          [x(0), y(a)],
          [x(26), y(a + b * 26)],
        ],
        color,
        6,
        'stroke-dasharray="16 10"',
      );
    }),
    legend(1080, 206, [
      [COLOR.teal, "Weekdays"],
      [COLOR.red, "Weekends"],
    ]),
  );
}

/** Where the thousand baskets went. */
export function baskets(): string {
  const groups = [
    ["Shopping list", 318, 141],
    ["Shipping price", 264, 38],
    ["Other device", 127, 127],
    ["Looking for a code", 96, 29],
    ["Payment failed", 71, 12],
    ["Robots and us", 54, 0],
    ["No story", 70, 9],
  ] as const;
  const x = scale(0, 350, 420, 1500);
  return sheet(
    { script: "TC", title: "A thousand baskets, read one by one", note: "Dark: came back and bought within 14 days" },
    ...steps(0, 350, 50).map(
      (n) =>
        line(x(n), 190, x(n), 800, COLOR.line) + text(x(n), 842, n, { anchor: "middle", size: 24, fill: COLOR.soft }),
    ),
    ...groups.map(([name, n, back], i) => {
      const top = 206 + i * 85;
      return (
        text(400, top + 42, name, { anchor: "end", size: 28 }) +
        rect(x(0), top, x(n) - x(0), 62, COLOR.rose, 'rx="4"') +
        rect(x(0), top, x(back) - x(0), 62, COLOR.indigo, 'rx="4"') +
        text(x(n) + 14, top + 42, n, { bold: true, size: 28 })
      );
    }),
  );
}

/** Two people's counts of the same minutes. */
export function agreement(): string {
  const x = scale(0, 60, 330, 1270);
  const y = scale(0, 60, 800, 200);
  const pairs = counts().map((c) => [c.film, c.doorA] as const);
  return sheet(
    {
      script: "TC",
      title: "Above thirty a quarter-hour, one pair of eyes is not enough",
      note: "Entries per 15 minutes: across, from the film; up, one person at the door",
    },
    rows(y, steps(0, 60, 10), 330, 1270),
    columns(x, steps(0, 60, 10), 846),
    line(x(0), y(0), x(60), y(60), COLOR.soft, 3, 'stroke-dasharray="10 8"'),
    line(x(30), y(0), x(30), y(60), COLOR.ochre, 3),
    ...pairs.map(([film, door]) => circle(x(film), y(door), 10, film > 30 ? COLOR.red : COLOR.teal, 'opacity="0.7"')),
    text(x(60) - 130, y(57), "no one missed", { fill: COLOR.soft, anchor: "end" }),
  );
}
