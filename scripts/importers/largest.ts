/** The largest of any number of numbers: a call takes only so many arguments. @param least if none is larger */
export function largest(numbers: readonly number[], least = 0): number {
  return numbers.reduce((most, one) => Math.max(most, one), least);
}
