import { expect, test } from "vitest";
import { fileType } from "../../scripts/attachments/file-type.ts";
import { extensionFor, FILE_TYPES, mediaTypeOf, type Signature } from "../../scripts/core/file-types.ts";

const twice = (list: readonly unknown[]) => list.filter((one, i) => list.indexOf(one) !== i);
const signatures = FILE_TYPES.flatMap((type) => (type.signatures ?? []).map((signature) => ({ type, signature })));

/** The beginning of a file that has a signature and nothing else. */
function headOf(signature: Signature): Buffer {
  const head = Buffer.alloc(300);
  for (const [offset, bytes] of Object.entries(signature)) head.write(bytes, Number(offset), "latin1");
  return head;
}

test("an extension, and a brand, is that of one type", () => {
  const extensions = FILE_TYPES.flatMap((type) => type.extensions);
  expect(twice(extensions)).toEqual([]);
  expect(extensions.filter((extension) => !/^[a-z0-9]+$/.test(extension))).toEqual([]);
  expect(twice(FILE_TYPES.flatMap((type) => type.brands ?? []))).toEqual([]);
});

test.each(signatures)(
  "a file that begins as $type.extensions files do is one, whatever its name: $signature",
  ({ type, signature }) => {
    const { label, image } = fileType(headOf(signature), "bin");
    const name = type.label ?? type.extensions[0]?.toUpperCase();
    expect(label).toBe(type.extensions.length > 0 ? name : "BIN");
    expect(image).toBe(type.image);
  },
);

test.each(FILE_TYPES.flatMap((type) => type.brands ?? []))("a film or image of the brand %j is told by it", (brand) => {
  const type = FILE_TYPES.find(({ brands }) => brands?.includes(brand));
  expect(fileType(headOf({ 3: "\x14ftyp", 8: brand }), "bin").type).toBe(type);
});

test("a Word file is one whichever container it is in, and a container by another name is what it is", () => {
  const zip = headOf({ 0: "PK\x03\x04" });
  const ole = headOf({ 0: "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" });
  const labels = [zip, ole].flatMap((head) => ["docx", "doc", "db"].map((name) => fileType(head, name).label));
  expect(labels).toEqual(["DOCX", "DOC", "ZIP", "DOCX", "DOC", "DB"]);
});

test("every image format has one type, and images that are made have its extension and media type", () => {
  const formats = FILE_TYPES.flatMap(({ image }) => image ?? []);
  expect(twice(formats)).toEqual([]);
  const made = (["avif", "webp", "jpeg", "png"] as const).map((format) => [extensionFor(format), mediaTypeOf(format)]);
  expect(made).toEqual([
    ["avif", "image/avif"],
    ["webp", "image/webp"],
    ["jpg", "image/jpeg"],
    ["png", "image/png"],
  ]);
});

test("storage is told no media type by which a browser would run what is in a file", () => {
  const running = FILE_TYPES.filter(({ active, image }) => active || image === "svg").flatMap(
    (type) => type.extensions,
  );
  for (const extension of [...running, "js", "exe", "constructor", ""]) {
    expect(mediaTypeOf(extension)).toBe("application/octet-stream");
  }
  expect(FILE_TYPES.filter(({ active, plain }) => active && plain)).toEqual([]);
});
