import { columns, grouped, legend, rows, scale, steps } from "../charts/axes.ts";
import { circle, curve, line, type Point, polyline, rect, sheet, text } from "../charts/svg.ts";
import { BY_DEVICE, BY_HAND, CAUSES, HOURS, week } from "../data/doors.ts";
import { between, normal, pick, random } from "../prng.ts";
import { COLOR } from "../style.ts";

/** People an hour: counters against hand counts. */
export function hours(): string {
  const x = scale(10, 21, 190, 1500);
  const y = scale(0, 600, 780, 240);
  const points = (list: readonly number[]): Point[] => list.map((n, i) => [x(HOURS[i] as number), y(n)]);
  const gap = [...points(BY_DEVICE), ...points(BY_HAND).reverse()].map((p) => p.join(",")).join(" ");
  return sheet(
    { script: "TC", title: "同一個週六，機器比人多看到 892 位", note: "東門與南門合計，每小時進場人數" },
    rows(y, steps(0, 600, 100), 170, 1520),
    columns(x, [...HOURS], 830, (h) => `${h} 時`),
    `<polygon points="${gap}" fill="${COLOR.rose}" opacity="0.35"/>`,
    polyline(points(BY_DEVICE), COLOR.red, 6),
    polyline(points(BY_HAND), COLOR.teal, 6),
    ...points(BY_DEVICE).map(([a, b]) => circle(a, b, 8, COLOR.red)),
    ...points(BY_HAND).map(([a, b]) => circle(a, b, 8, COLOR.teal)),
    text(x(16), y(570) - 24, 570, { anchor: "middle", bold: true, fill: COLOR.red }),
    text(x(16), y(486) + 46, 486, { anchor: "middle", bold: true, fill: COLOR.teal }),
    legend(190, 206, [
      [COLOR.red, "計數器 5,128"],
      [COLOR.teal, "人工 4,236"],
    ]),
  );
}

/** How the difference adds up, step by step. */
export function causes(): string {
  const y = scale(4000, 5400, 760, 230);
  const names = ["人工", ...CAUSES.map(([name]) => name), "計數器"];
  let level = 4236;
  const bars = CAUSES.map(([, n], i) => {
    const x = 170 + (i + 1) * 195;
    const top = Math.max(level, level + n);
    const bar = rect(x, y(top), 130, y(top - Math.abs(n)) - y(top), n > 0 ? COLOR.red : COLOR.teal, 'rx="4"');
    const joint = line(x - 65, y(level), x, y(level), COLOR.soft, 2, 'stroke-dasharray="5 5"');
    level += n;
    return bar + joint + text(x + 65, y(top) - 16, n > 0 ? `+${n}` : `−${-n}`, { anchor: "middle", bold: true });
  });
  const end = (x: number, n: number): string =>
    rect(x, y(n), 130, y(4000) - y(n), COLOR.indigo, 'rx="4"') +
    text(x + 65, y(n) - 16, grouped(n), { anchor: "middle", bold: true });
  return sheet(
    { script: "TC", title: "多出來的 892 位是誰", note: "人數；縱軸從 4,000 開始" },
    rows(y, steps(4000, 5400, 200), 150, 1540),
    end(170, 4236),
    ...bars,
    end(170 + 6 * 195, 5128),
    line(170 + 6 * 195 - 65, y(5128), 170 + 6 * 195, y(5128), COLOR.soft, 2, 'stroke-dasharray="5 5"'),
    ...names.flatMap((name, i) =>
      name.split("\n").map((part, n) => text(235 + i * 195, 808 + n * 34, part, { anchor: "middle", size: 25 })),
    ),
  );
}

/** Hours by weekday as a field of colours. */
export function heat(): string {
  const table = week();
  const cells = table.flatMap((day, d) =>
    day.map((n, h) => {
      const t = Math.min(1, n / 490);
      return (
        rect(180 + h * 110, 200 + d * 84, 106, 80, mix(t), 'rx="5"') +
        text(233 + h * 110, 250 + d * 84, n, { anchor: "middle", size: 25, fill: t > 0.55 ? "#fff" : COLOR.ink })
      );
    }),
  );
  return sheet(
    {
      script: "TC",
      title: "一週的客流：平日是晚飯後，週末是下午",
      note: "十一月四週平均，每小時進場人數（人工校正後）",
    },
    ...cells,
    ...["一", "二", "三", "四", "五", "六", "日"].map((d, i) =>
      text(140, 250 + i * 84, `週${d}`, { anchor: "end", size: 27 }),
    ),
    ...HOURS.map((h, i) => text(233 + i * 110, 830, `${h} 時`, { anchor: "middle", size: 24, fill: COLOR.soft })),
  );
}

function mix(t: number): string {
  const stops = [
    [250, 240, 220],
    [236, 180, 120],
    [196, 69, 45],
    [92, 28, 40],
  ] as const;
  const at = Math.min(2.999, t * 3);
  const [a, b] = [stops[Math.floor(at)] as readonly number[], stops[Math.floor(at) + 1] as readonly number[]];
  const part = at % 1;
  return `rgb(${a.map((c, k) => Math.round(c + ((b[k] as number) - c) * part)).join(",")})`;
}

/** The ground floor with the ways of sixty customers. */
export function plan(): string {
  const rnd = random(60);
  const shops: readonly (readonly [number, number, number, number, string])[] = [
    [120, 210, 260, 200, "超市"],
    [400, 210, 200, 150, "藥妝"],
    [620, 210, 220, 150, "咖啡"],
    [860, 210, 240, 150, "服飾"],
    [1120, 210, 300, 200, "書店"],
    [120, 600, 260, 180, "鞋店"],
    [400, 650, 210, 130, "手機"],
    [880, 650, 220, 130, "眼鏡"],
    [1120, 600, 300, 180, "美食"],
    [560, 440, 150, 90, "中島"],
    [800, 440, 150, 90, "中島"],
  ];
  const goals: readonly Point[] = [
    [250, 430],
    [500, 380],
    [730, 380],
    [980, 380],
    [1250, 430],
    [250, 580],
    [500, 630],
    [990, 630],
    [1250, 580],
  ];
  const doors: readonly Point[] = [
    [1470, 500],
    [745, 800],
  ];
  const ways: string[] = [];
  for (let i = 0; i < 60; i++) {
    const door = doors[rnd() < 0.62 ? 0 : 1] as Point;
    const inner: Point = door === doors[0] ? [1380, 505] : [745, 690];
    const bounce = rnd() < 0.2;
    const stops = bounce ? [] : [pick(rnd, goals), ...(rnd() < 0.6 ? [pick(rnd, goals)] : [])];
    const route: Point[] = [door, inner];
    let last = inner;
    for (const goal of stops) {
      const aisle = last[1] < 470 || goal[1] < 470 ? 405 : 575;
      route.push([(last[0] * 2 + goal[0]) / 3, aisle], [(last[0] + goal[0] * 2) / 3, aisle], goal);
      last = goal;
    }
    route.push(inner, door);
    const loose = route.map(([a, b], n): Point => [a + normal(rnd) * 12, b + normal(rnd) * (n === 0 ? 10 : 9)]);
    const color = bounce ? COLOR.red : pick(rnd, [COLOR.teal, COLOR.indigo, COLOR.teal]);
    ways.push(
      `<path d="${curve(loose)}" fill="none" stroke="${color}" stroke-width="${bounce ? 3.5 : 2.5}" opacity="${bounce ? 0.75 : 0.32}"/>`,
    );
  }
  const specks = doors.flatMap(([a, b]) =>
    Array.from({ length: 26 }, () =>
      circle(a + normal(rnd) * 26, b + normal(rnd) * 20, between(rnd, 3, 6), COLOR.red, 'opacity="0.5"'),
    ),
  );
  return sheet(
    { script: "TC", title: "六十位客人的走法", note: "紅線：進門又出去，沒有走過中島；計數器把他們算了兩次" },
    rect(100, 190, 1370, 610, "#fff", `stroke="${COLOR.ink}" stroke-width="6"`),
    ...shops.map(
      ([x, y, w, h, name]) =>
        rect(x, y, w, h, COLOR.sand, `stroke="${COLOR.soft}" stroke-width="2"`) +
        text(x + w / 2, y + h / 2 + 10, name, { anchor: "middle", size: 28, fill: COLOR.soft }),
    ),
    ...ways,
    ...specks,
    rect(1462, 455, 16, 90, COLOR.paper),
    rect(700, 792, 90, 16, COLOR.paper),
    text(1496, 490, "東門", { bold: true, size: 30 }),
    text(1496, 526, "計數器 A", { size: 20, fill: COLOR.soft }),
    text(745, 850, "南門 ・ 計數器 B", { bold: true, size: 30, anchor: "middle" }),
  );
}
