import { random } from "../demo/prng.ts";

/** Choices that a seed decides, the same on every machine. */
export class Dice {
  readonly #next: () => number;

  /** @param seed any whole number */
  constructor(seed: number) {
    this.#next = random(seed);
  }

  /** A whole number from 0 on, below this one. */
  below(limit: number): number {
    return Math.floor(this.#next() * limit);
  }

  /** True one time in so many. */
  oneIn(times: number): boolean {
    return this.below(times) === 0;
  }

  /** One entry, each as likely. @throws Error where the list is empty */
  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error("there is nothing to choose from");
    return list[this.below(list.length)] as T;
  }
}
