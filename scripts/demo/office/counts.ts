import { counts } from "../data/counts.ts";

/** The raw counts as CSV (RFC 4180). */
export function countsCsv(): string {
  const rows = counts().map((c) =>
    [c.day, c.from, c.film, c.doorA, c.doorB, c.staff, c.note && `"${c.note}"`].join(","),
  );
  return `${["day,from,film,door_a,door_b,staff,notes", ...rows].join("\r\n")}\r\n`;
}
