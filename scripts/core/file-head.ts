import fs from "node:fs";

/**
 * The beginning of a file.
 *
 * @param most bytes that are read
 * @throws if the file cannot be read
 */
export function headOf(file: string, most: number): Buffer {
  const open = fs.openSync(file, "r");
  try {
    const head = Buffer.alloc(most);
    return head.subarray(0, fs.readSync(open, head));
  } finally {
    fs.closeSync(open);
  }
}
