/**
 * The two-byte characters of GBK, both ways, as the platform's own decoder has them (Encoding Standard, gb18030).
 * Four-byte characters of gb18030 are left out: forum pages that were damaged byte by byte are older than those.
 */

/** Lead bytes 0x81 to 0xFE. */
const LEADS = { first: 0x81, last: 0xfe };
/** Trail bytes 0x40 to 0xFE; 0x7F is none. */
const TRAILS = { first: 0x40, last: 0xfe };

interface Table {
  readonly characters: ReadonlyMap<number, string>;
  readonly pairs: ReadonlyMap<string, number>;
}

let table: Table | undefined;

/** @returns the character of two bytes; nothing if they are no character */
export function characterOf(lead: number, trail: number): string | undefined {
  return load().characters.get(lead * 256 + trail);
}

/** @returns both bytes of a character as one number, lead × 256 + trail; nothing if GBK has it not in two bytes */
export function pairOf(character: string): number | undefined {
  return load().pairs.get(character);
}

/** Whether a byte can be the first of two. */
export const isLead = (byte: number): boolean => byte >= LEADS.first && byte <= LEADS.last;

/** Whether a byte can be the second of two. */
const isTrail = (byte: number): boolean => byte >= TRAILS.first && byte <= TRAILS.last && byte !== 0x7f;

/** Built when it is first asked for: most pages need none of it. */
function load(): Table {
  if (table === undefined) {
    const decoder = new TextDecoder("gb18030", { fatal: true });
    const characters = new Map<number, string>();
    const pairs = new Map<string, number>();
    for (let lead = LEADS.first; lead <= LEADS.last; lead += 1) {
      for (let trail = TRAILS.first; trail <= TRAILS.last; trail += 1) {
        if (!isTrail(trail)) continue;
        const character = decodePair(decoder, lead, trail);
        if (character === undefined) continue;
        characters.set(lead * 256 + trail, character);
        if (!pairs.has(character)) pairs.set(character, lead * 256 + trail);
      }
    }
    table = { characters, pairs };
  }
  return table;
}

function decodePair(decoder: TextDecoder, lead: number, trail: number): string | undefined {
  try {
    return decoder.decode(Uint8Array.of(lead, trail));
  } catch {
    return undefined;
  }
}
