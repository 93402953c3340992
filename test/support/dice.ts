/** Choices that a seed decides, the same on every machine. */
export class Dice {
  #state: number;

  /** @param seed any whole number; its low 32 bits are used */
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 on, below this one. */
  below(limit: number): number {
    return Math.floor(this.#next() * limit);
  }

  /** True one time in so many. */
  oneIn(times: number): boolean {
    return this.below(times) === 0;
  }

  /** One entry, each as likely. @throws Error if the list is empty */
  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error("there is nothing to choose from");
    return list[this.below(list.length)] as T;
  }

  /** The next number in [0, 1) of mulberry32 (Tommy Ettinger, public domain). */
  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
}
