/** Adds a key at the end of front matter in YAML. @param value as YAML */
export function addKey(text: string, key: string, value: string): string {
  const close = text.indexOf("\n---", 3);
  const end = text[close - 1] === "\r" ? close - 1 : close;
  return `${text.slice(0, end)}${end < close ? "\r\n" : "\n"}${key}: ${value}${text.slice(end)}`;
}
