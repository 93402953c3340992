import { crc32 } from "node:zlib";

/**
 * A zip of files that are not packed.
 *
 * @param claimed size that each file claims to unpack to, in place of its own
 */
export function zip(files: Readonly<Record<string, Buffer>>, claimed?: number): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [name, bytes] of Object.entries(files)) {
    const [path, sum] = [Buffer.from(name), crc32(bytes)];
    const method = claimed === undefined ? 0 : 8;
    const size = claimed ?? bytes.length;
    const common: Field[] = [
      [0, 20, 2],
      [4, method, 2],
      [10, sum, 4],
      [14, bytes.length, 4],
      [18, size, 4],
      [22, path.length, 2],
    ];
    const local = record(30, [[0, 0x04034b50, 4], ...common.map(([at, ...rest]): Field => [at + 4, ...rest])]);
    const shifted = common.map(([at, ...rest]): Field => [at + 6, ...rest]);
    const central = record(46, [[0, 0x02014b50, 4], [4, 20, 2], ...shifted, [42, offset, 4]]);
    locals.push(local, path, bytes);
    centrals.push(central, path);
    offset += local.length + path.length + bytes.length;
  }
  const directory = Buffer.concat(centrals);
  const count = Object.keys(files).length;
  const sizes: Field[] = [
    [8, count, 2],
    [10, count, 2],
    [12, directory.length, 4],
    [16, offset, 4],
  ];
  return Buffer.concat([...locals, directory, record(22, [[0, 0x06054b50, 4], ...sizes])]);
}

type Field = readonly [at: number, value: number, bytes: number];

function record(length: number, fields: readonly Field[]): Buffer {
  const bytes = Buffer.alloc(length);
  for (const [at, value, size] of fields) bytes.writeUIntLE(value, at, size);
  return bytes;
}
