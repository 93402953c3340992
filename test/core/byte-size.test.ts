import fc from "fast-check";
import { expect, test } from "vitest";
import { archiveSchema } from "../../scripts/archive/schema/archive.ts";
import { byteSize, parseByteSize } from "../../scripts/core/byte-size.ts";
import { checkYaml } from "../../scripts/core/schema/check-yaml.ts";

test.each([
  ["25 MiB", 26_214_400],
  ["25MB", 25_000_000],
  ["1.5 GiB", 1_610_612_736],
  ["500 kB", 500_000],
  ["64 KiB", 65_536],
])("%s are %i bytes", (text, bytes) => {
  expect(parseByteSize(text)).toBe(bytes);
});

test("a size is written so that it is read as the same number of bytes", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 45 }), fc.constantFrom(1, 1e3, 2 ** 10, 2 ** 20), (count, unit) => {
      const size = (count % 1000) * unit || 1;
      const text = byteSize(size);
      expect(parseByteSize(text) ?? Number(text.replace(/,| bytes?/g, ""))).toBe(size);
    }),
  );
});

test.each([
  ["26214400", 26_214_400],
  ["25 MiB", 26_214_400],
  ['"1.5 GB"', 1_500_000_000],
])("max_attachment may be %s", (yaml, bytes) => {
  const read = checkYaml(
    `title: T\nmax_attachment: ${yaml}\n`,
    { file: "archive.yaml", line: 1, offset: 0 },
    archiveSchema,
  );
  expect(read).toMatchObject({ data: { max_attachment: bytes } });
});

test.each([
  ["25 mib", "write 25 MiB"],
  ["100 KB", "write 100 kB"],
  ["25M", "such as 25 MiB"],
  ["0", "from 1 on"],
  ["-1", "from 1 on"],
  ["1.5", "max_attachment: 25 MiB"],
  ["0.0001 kB", "such as 25 MiB"],
  ["[1]", "max_attachment: 25 MiB"],
  ["", "max_attachment: 25 MiB"],
  ["9999999999999999 MB", "such as 25 MiB"],
])("max_attachment: %s is refused with what to write", (yaml, fix) => {
  const read = checkYaml(
    `title: T\nmax_attachment: ${yaml}\n`,
    { file: "archive.yaml", line: 1, offset: 0 },
    archiveSchema,
  );
  expect(read).toMatchObject([{ line: 2, fix: expect.stringContaining(fix) }]);
});
