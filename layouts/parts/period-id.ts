/** Id of the heading of a year or a month, which tables of other pages lead to: `in-2016-11`, or `in-2016`. */
export function periodId(year: number, month?: number): string {
  const inFour = String(year).padStart(4, "0");
  return month === undefined ? `in-${inFour}` : `in-${inFour}-${String(month).padStart(2, "0")}`;
}
