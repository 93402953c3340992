import sharp from "sharp";
import { columns, legend, rows, scale, steps } from "../charts/axes.ts";
import { circle, line, polyline, rect, sheet, text } from "../charts/svg.ts";
import { random } from "../prng.ts";
import { COLOR, SANS } from "../style.ts";

const SERVED = 60 / 2.2;

/** Mean wait in minutes for one line before `c` counters (M/M/c, Erlang C); `arrivals` an hour. */
export function oneLine(arrivals: number, c: number): number {
  const load = arrivals / SERVED;
  let [sum, term] = [0, 1];
  for (let k = 0; k < c; k++) {
    sum += term;
    term *= load / (k + 1);
  }
  const last = (term * c) / (c - load);
  return (60 * (last / (sum + last))) / (c * SERVED - arrivals);
}

/** Waiting against how busy the counters are, one line and three. */
export function waits(): string {
  const x = scale(0.4, 1, 190, 1500);
  const y = scale(0, 40, 780, 220);
  const busy = steps(0.42, 0.97, 0.005);
  const draw = (c: number, factor: number, color: string): string =>
    polyline(
      busy.map((b) => [x(b), y(oneLine(b * c * SERVED, c) * factor)] as const).filter(([, v]) => v > 215),
      color,
      6,
    );
  return sheet(
    { script: "TC", title: "快要滿的時候，隊伍會突然變長", note: "三個收銀台、平均一位 2.2 分鐘；平均等待（分）" },
    rows(y, steps(0, 40, 10), 170, 1520),
    columns(x, steps(0.4, 1, 0.1), 830, (b) => `${Math.round(b * 100)}%`),
    text(845, 878, "忙碌程度", { anchor: "middle", size: 24, fill: COLOR.soft }),
    line(x(0.88), y(0), x(0.88), y(38), COLOR.ochre, 3, 'stroke-dasharray="10 8"'),
    text(x(0.88) - 14, y(37), "週六傍晚 88%", { anchor: "end", fill: COLOR.ochre, bold: true }),
    draw(1, 1, COLOR.red),
    draw(3, 1, COLOR.teal),
    circle(x(0.88), y(16.13), 11, COLOR.red),
    text(x(0.88) - 22, y(16.13) - 10, "16.1", { anchor: "end", bold: true, fill: COLOR.red }),
    circle(x(0.88), y(4.78), 11, COLOR.teal),
    text(x(0.88) + 20, y(4.78) + 34, "4.8", { bold: true, fill: COLOR.teal }),
    legend(190, 206, [
      [COLOR.red, "三條隊"],
      [COLOR.teal, "一條隊"],
    ]),
  );
}

/** A little film: the same customers before three counters, in three lines and in one. */
export async function film(): Promise<Buffer> {
  const frames = 48;
  const pictures: string[] = [];
  const left = new Lines(3);
  const right = new Lines(1);
  const rnd = random(4);
  const warmUp = 16;
  for (let f = 0; f < warmUp + frames; f++) {
    const come = rnd() < 0.62;
    const work = [rnd(), rnd(), rnd()].map((p) => p < 0.2);
    for (const side of [left, right]) side.step(come, work, f);
    if (f < warmUp) continue;
    pictures.push(
      `<svg xmlns="http://www.w3.org/2000/svg" width="560" height="300" font-family="${SANS("TC")}">${rect(0, 0, 560, 300, COLOR.paper)}${line(280, 20, 280, 280, COLOR.line, 2)}${text(140, 36, "三條隊", { anchor: "middle", size: 22, bold: true })}${text(420, 36, "一條隊", { anchor: "middle", size: 22, bold: true })}${left.draw(0)}${right.draw(280)}</svg>`,
    );
  }
  const stills = await Promise.all(pictures.map((p) => sharp(Buffer.from(p)).png().toBuffer()));
  return sharp(stills, { join: { animated: true } })
    .gif({ delay: stills.map(() => 220), loop: 0, colours: 32, effort: 10 })
    .toBuffer();
}

/** Customers as colours, in one or three lines, before three counters. */
class Lines {
  readonly waiting: number[][];
  readonly served: (number | undefined)[] = [undefined, undefined, undefined];
  constructor(count: number) {
    this.waiting = Array.from({ length: count }, () => []);
  }

  step(come: boolean, work: readonly boolean[], id: number): void {
    for (let c = 0; c < 3; c++) if (work[c]) this.served[c] = undefined;
    if (come) this.waiting[this.waiting.length === 1 ? 0 : id % 3]?.push(id);
    for (let c = 0; c < 3; c++) this.served[c] ??= this.waiting[this.waiting.length === 1 ? 0 : c]?.shift();
  }

  draw(left: number): string {
    const dot = (x: number, y: number, id: number): string =>
      circle(left + x, y, 10, [COLOR.teal, COLOR.ochre, COLOR.indigo, COLOR.red][id % 4] as string);
    const desks = this.served.map((id, c) => {
      const x = 60 + c * 80;
      return rect(left + x - 28, 56, 56, 22, COLOR.soft, 'rx="4"') + (id === undefined ? "" : dot(x, 96, id));
    });
    const people = this.waiting.flatMap((queue, c) =>
      queue.slice(0, 14).map((id, n) => {
        if (this.waiting.length > 1) return dot(60 + c * 80, 130 + n * 24, id);
        const row = Math.floor(n / 7);
        return dot(row % 2 ? 230 - (n % 7) * 28 : 62 + (n % 7) * 28, 140 + row * 30, id);
      }),
    );
    return desks.join("") + people.join("");
  }
}
