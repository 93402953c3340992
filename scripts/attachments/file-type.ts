import { FILE_TYPES, type FileType, type ImageFormat, type Signature, typeOfExtension } from "../core/file-types.ts";

/** What a file is, from its first bytes and its extension. */
export interface RecognizedType {
  /** Short name for people. */
  readonly label: string;
  /** Present only if the bytes are those of an image that a page can show. */
  readonly image?: ImageFormat;
  /** Present if the bytes told the type. */
  readonly type?: FileType;
}

/** Bytes of a file's beginning that `fileType` wants to see. */
export const HEAD_BYTES = 4096;

const SIGNATURES = FILE_TYPES.flatMap((type) => (type.signatures ?? []).map((signature) => ({ signature, type })));
const BRANDS = new Map(FILE_TYPES.flatMap((type) => (type.brands ?? []).map((brand) => [brand, type])));
/** The brand of all images in ISO base media files: a second one may say which. */
const ANY_IMAGE = "mif1";

/**
 * Tells what a file is: magic bytes first, extension second.
 *
 * @param head its first `HEAD_BYTES` bytes, or all of them
 * @param extension lower case, without the dot; may be empty
 */
export function fileType(head: Uint8Array, extension: string): RecognizedType {
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString("latin1");
  const type = byMagic(text);
  const promised = typeOfExtension(extension);
  if (type?.container && promised?.contained) return { label: labelOf(promised, extension), type: promised };
  // OLE is no type that people know: its extension says more.
  if (type?.extensions[0] !== undefined) {
    return { label: labelOf(type, type.extensions[0]), type, ...(type.image && { image: type.image }) };
  }
  if (promised?.image === "svg" || ((extension === "" || promised?.image) && looksLikeSvg(text))) {
    return { label: "SVG", image: "svg" };
  }
  if (!/^[a-z0-9]{1,8}$/.test(extension)) return { label: "file" };
  return { label: labelOf(promised, extension) };
}

function labelOf(type: FileType | undefined, extension: string): string {
  return type?.label ?? extension.toUpperCase();
}

function byMagic(text: string): FileType | undefined {
  const type = SIGNATURES.find(({ signature }) => begins(text, signature))?.type;
  if (!type) return text.startsWith("ftyp", 4) ? byBrand(text) : undefined;
  // WebM is Matroska with another name at its beginning.
  return type === typeOfExtension("mkv") && text.slice(0, 64).includes("webm") ? typeOfExtension("webm") : type;
}

function begins(text: string, signature: Signature): boolean {
  return Object.entries(signature).every(([offset, bytes]) => text.startsWith(bytes, Number(offset)));
}

/** An AVIF file may name its brand among the compatible ones only (ISO 14496-12, 4.3). */
function byBrand(text: string): FileType | undefined {
  const size = Math.min(
    ((text.charCodeAt(0) << 24) | (text.charCodeAt(1) << 16) | (text.charCodeAt(2) << 8) | text.charCodeAt(3)) >>> 0,
    256,
  );
  const major = text.slice(8, 12);
  const type = BRANDS.get(major);
  if (type && major !== ANY_IMAGE) return type;
  for (let at = 16; at + 4 <= size; at += 4) {
    const compatible = BRANDS.get(text.slice(at, at + 4));
    if (compatible?.image) return compatible;
  }
  return type ?? typeOfExtension("mp4");
}

function looksLikeSvg(text: string): boolean {
  const start = text.replace(/^\xef\xbb\xbf/, "").trimStart();
  return /^(?:<\?xml[^>]*\?>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*(?:<!DOCTYPE\s+svg[^>]*>\s*)?<(?:[a-z]+:)?svg[\s>/]/i.test(
    start,
  );
}
