/**
 * The first name that is free: as it is, then with `-2`, `-3` and so on.
 *
 * @param named the name with an addition, which is empty at first
 */
export function firstFree(named: (addition: string) => string, isFree: (name: string) => boolean): string {
  for (let number = 1; ; number += 1) {
    const name = named(number === 1 ? "" : `-${number}`);
    if (isFree(name)) return name;
  }
}
