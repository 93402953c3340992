/** Whether work grows faster than what it is given. */

/** Milliseconds of processor time below which nothing is said. */
const FLOOR = 200;
/** Four times as much may take this much longer: twice what is linear. */
const RATIO = 8;
const TRIES = 3;

/**
 * True if 40,000 takes more than 200 ms and more than eight times as long as 10,000, in each of three tries; or if
 * 20,000 takes that long already and 40,000 was not worth the wait.
 *
 * @param work does its work on a text of that many repeats
 */
export function growsTooFast(work: (repeats: number) => void): boolean {
  for (let i = 0; i < TRIES; i++) {
    const short = timeOf(() => work(10_000));
    // Of what is quadratic, this is a sixteenth of the floor.
    if (short < FLOOR / 40) return false;
    const half = timeOf(() => work(20_000));
    if (half > FLOOR * 20 && half > short * 3) continue;
    const long = timeOf(() => work(40_000));
    if (long < FLOOR || long < short * RATIO) return false;
  }
  return true;
}

/** Processor time of this process in milliseconds. */
export function timeOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
