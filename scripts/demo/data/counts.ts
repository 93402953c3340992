import { between, random } from "../prng.ts";

/** A quarter of an hour at the bookshop's door. */
export interface Count {
  readonly day: number;
  /** `13:15` */
  readonly from: string;
  /** Entries on the film, and as two people pressed them. */
  readonly film: number;
  readonly doorA: number;
  readonly doorB: number;
  readonly staff: number;
  readonly note: string;
}

/** Four afternoons of sixteen quarters each. */
export function counts(): Count[] {
  const rnd = random(2021);
  const list: Count[] = [];
  for (let day = 1; day <= 4; day++)
    for (let q = 0; q < 16; q++) {
      const busy = Math.sin(((q + 1.5) / 17) * Math.PI);
      const film = Math.round(8 + busy * (day > 2 ? 44 : 24) * between(rnd, 0.75, 1.1));
      const missed = film > 30 ? Math.round((film - 30) * between(rnd, 0.3, 0.5)) + 2 : Math.floor(rnd() * 2);
      const second = film > 30 ? Math.round((film - 30) * between(rnd, 0.25, 0.55)) + 1 : Math.floor(rnd() * 2);
      const note = film > 52 ? "school group, lost count for a minute" : q === 0 ? "start" : "";
      const from = `${13 + Math.floor(q / 4)}:${["00", "15", "30", "45"][q % 4]}`;
      list.push({ day, from, film, doorA: film - missed, doorB: film - second, staff: Math.floor(rnd() * 3), note });
    }
  return list;
}
