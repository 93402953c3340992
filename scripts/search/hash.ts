/** FNV-1a (Fowler, Noll, Vo) of a text's UTF-16 units, with its high bits folded into the low ones. @returns 32 bits */
export function hashOf(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}
