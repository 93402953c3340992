import { between, normal, random } from "../prng.ts";

export interface Day {
  readonly weekend: boolean;
  /** Millimetres from opening to closing. */
  readonly rain: number;
  readonly visitors: number;
}

/** Sixteen weeks at the door of the shoe shop. */
export const DAYS: readonly Day[] = days();

function days(): Day[] {
  const rnd = random(112);
  return Array.from({ length: 112 }, (_, i) => {
    const weekend = i % 7 > 4;
    const rain = rnd() < 0.42 ? 0 : Math.round(between(rnd, 0, 1) ** 2 * 240) / 10;
    const visitors = weekend ? 236 - 5.9 * rain + normal(rnd) * 20 : 128 - 1.1 * rain + normal(rnd) * 13;
    return { weekend, rain, visitors: Math.max(20, Math.round(visitors)) };
  });
}

/** Straight line of least squares: visitors on a dry day, and change for each millimetre. */
export function leastSquares(list: readonly Day[]): readonly [number, number] {
  const n = list.length;
  const mx = list.reduce((s, d) => s + d.rain, 0) / n;
  const my = list.reduce((s, d) => s + d.visitors, 0) / n;
  const up = list.reduce((s, d) => s + (d.rain - mx) * (d.visitors - my), 0);
  const over = list.reduce((s, d) => s + (d.rain - mx) ** 2, 0);
  return [my - (up / over) * mx, up / over];
}
