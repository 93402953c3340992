import { between, random } from "../prng.ts";

/** Hours counted on the Saturday: from 10:00 on, each an hour long. */
export const HOURS = [10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21] as const;
/** People who came in, counted by hand at both doors. */
export const BY_HAND = [148, 212, 338, 402, 376, 428, 486, 452, 398, 432, 372, 192] as const;
/** The same hours as the counters saw them. */
export const BY_DEVICE = [214, 268, 402, 476, 442, 508, 570, 538, 486, 514, 448, 262] as const;
/** What the difference is made of, in people. */
export const CAUSES = [
  ["員工與送貨", 268],
  ["十分鐘內\n重複進出", 371],
  ["推車與影子", 196],
  ["門口等人", 143],
  ["兒童漏算", -86],
] as const;

export interface Quarter {
  /** `10:15` */
  readonly from: string;
  readonly eastHand: number;
  readonly southHand: number;
  readonly eastDevice: number;
  readonly southDevice: number;
}

/** The raw sheet: quarters of an hour whose sums are the hours above. */
export function quarters(): Quarter[] {
  const rnd = random(2012);
  return HOURS.flatMap((hour, i) => {
    const hand = share(
      BY_HAND[i] as number,
      [0, 0, 0, 0].map(() => between(rnd, 0.85, 1.15)),
    );
    const device = share(
      BY_DEVICE[i] as number,
      hand.map((n) => n + between(rnd, 3, 12)),
    );
    return hand.map((count, q) => {
      const east = Math.round(count * between(rnd, 0.57, 0.66));
      const seen = device[q] as number;
      const eastSeen = Math.round(seen * between(rnd, 0.57, 0.64));
      return {
        from: `${hour}:${["00", "15", "30", "45"][q]}`,
        eastHand: east,
        southHand: count - east,
        eastDevice: eastSeen,
        southDevice: seen - eastSeen,
      };
    });
  });
}

/** Average people an hour by weekday, Monday first: made of a day's shape and a week's. */
export function week(): number[][] {
  const rnd = random(7);
  const days = [0.48, 0.44, 0.47, 0.5, 0.74, 1, 0.93];
  return days.map((day, d) =>
    BY_HAND.map((count, h) => {
      const evening = d < 5 && h >= 8 ? 1.35 : d < 5 && h === 2 ? 1.3 : 1;
      return Math.round(count * day * evening * between(rnd, 0.94, 1.06));
    }),
  );
}

/** Cuts a whole number in proportion to weights; the parts sum to it. */
function share(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((w) => (total * w) / sum);
  const parts = exact.map(Math.floor);
  const order = exact.map((value, i) => [value % 1, i] as const).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  let left = total - parts.reduce((a, b) => a + b, 0);
  for (const [, i] of order) if (left-- > 0) parts[i] = (parts[i] as number) + 1;
  return parts;
}
