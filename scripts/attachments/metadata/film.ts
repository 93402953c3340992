import type { Stripping } from "./held.ts";

/** A place as films tell it, `+25.0330+121.5654/` (ISO 6709): in a box of its own, or behind the name of a key. */
const PLACE = /[+-]\d{1,2}\.\d{2,}[+-]\d{1,3}\.\d{2,}(?:[+-]\d[\d.]*)?\/?/g;

/** Takes the place out of a film's boxes (QuickTime File Format, "User data"), in place. */
export function stripFilm(bytes: Buffer, { note }: Stripping): void {
  for (const { 0: found, index } of bytes.toString("latin1").matchAll(PLACE)) {
    note({ what: "place", where: "film" });
    bytes.fill(0x20, index, index + found.length);
  }
}
