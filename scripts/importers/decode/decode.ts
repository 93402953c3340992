/** Stand-in until the room `decode/` is there: the page's own word for its encoding, without any repair. */
import type { Change, Flag } from "../model.ts";

export function decodePage(bytes: Buffer): { text: string; encoding: string; changes: Change[]; flags: Flag[] } {
  const label = /<meta[^>]+charset=["']?([\w-]+)/i.exec(bytes.toString("latin1", 0, 2048))?.[1] ?? "utf-8";
  const decoder = new TextDecoder(label);
  return { text: decoder.decode(bytes), encoding: decoder.encoding, changes: [], flags: [] };
}
