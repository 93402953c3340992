import fc from "fast-check";
import { expect, test } from "vitest";
import { humanSize } from "../../scripts/attachments/size.ts";

test.each([
  [0, "0 B"],
  [1, "1 B"],
  [999, "999 B"],
  [1000, "1.0 kB"],
  [12_345, "12.3 kB"],
  [999_949, "999.9 kB"],
  [999_950, "1.0 MB"],
  [1_440_000, "1.4 MB"],
  [2_500_000_000, "2.5 GB"],
])("%i bytes are shown as %s", (bytes, shown) => {
  expect(humanSize(bytes)).toBe(shown);
});

test("a size is always a short number of less than a thousand with a unit", () => {
  fc.assert(
    fc.property(fc.nat({ max: Number.MAX_SAFE_INTEGER }), (bytes) => {
      expect(humanSize(bytes)).toMatch(/^(?:\d{1,3} B|\d{1,3}\.\d [kMGTP]B|9007\.2 TB)$/);
    }),
  );
});
