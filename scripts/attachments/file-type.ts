import type { ImageFormat } from "./facts.ts";

/** What a file is, from its first bytes. */
export interface FileType {
  /** Short name for people. */
  readonly label: string;
  readonly image?: ImageFormat;
}

/** Bytes of a file's beginning that `fileType` wants to see. */
export const HEAD_BYTES = 4096;

const IMAGE_EXTENSIONS = new Set("jpg jpeg jpe jfif png gif webp avif tif tiff bmp svg".split(" "));

/** Formats that are a ZIP or an OLE container inside: the extension tells which. */
const CONTAINERS = new Set(
  "xlsx docx pptx xlsm odt ods odp epub jar apk key numbers pages xls doc ppt msg vsd".split(" "),
);

/** Extensions whose usual name is not their upper-case form. */
const LABELS: Readonly<Record<string, string>> = {
  markdown: "MD",
  htm: "HTML",
  jpeg: "JPEG",
  jpg: "JPEG",
  text: "TXT",
};

/** Signatures at a fixed offset, as published by each format's specification; the longest come first if two agree. */
const SIGNATURES: readonly (readonly [offset: number, bytes: string, type: FileType])[] = [
  [0, "\xff\xd8\xff", { label: "JPEG", image: "jpeg" }],
  [0, "\x89PNG\r\n\x1a\n", { label: "PNG", image: "png" }],
  [0, "GIF87a", { label: "GIF", image: "gif" }],
  [0, "GIF89a", { label: "GIF", image: "gif" }],
  [0, "II*\0", { label: "TIFF", image: "tiff" }],
  [0, "MM\0*", { label: "TIFF", image: "tiff" }],
  [0, "%PDF-", { label: "PDF" }],
  [0, "PK\x03\x04", { label: "ZIP" }],
  [0, "PK\x05\x06", { label: "ZIP" }],
  [0, "Rar!\x1a\x07", { label: "RAR" }],
  [0, "7z\xbc\xaf\x27\x1c", { label: "7Z" }],
  [0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", { label: "OLE" }],
  [0, "\x1f\x8b", { label: "GZ" }],
  [0, "BZh", { label: "BZ2" }],
  [0, "\xfd7zXZ\0", { label: "XZ" }],
  [0, "ID3", { label: "MP3" }],
  [0, "OggS", { label: "OGG" }],
  [0, "fLaC", { label: "FLAC" }],
  [0, "FLV\x01", { label: "FLV" }],
  [0, "{\\rtf", { label: "RTF" }],
  [257, "ustar", { label: "TAR" }],
];

/** Second marks of the RIFF and ISO base media containers. */
const RIFF: Readonly<Record<string, FileType>> = {
  WEBP: { label: "WebP", image: "webp" },
  WAVE: { label: "WAV" },
  "AVI ": { label: "AVI" },
};
const BRANDS: Readonly<Record<string, FileType>> = {
  avif: { label: "AVIF", image: "avif" },
  avis: { label: "AVIF", image: "avif" },
  heic: { label: "HEIC" },
  heix: { label: "HEIC" },
  mif1: { label: "HEIF" },
  "qt  ": { label: "MOV" },
  "M4A ": { label: "M4A" },
};

/**
 * Tells what a file is: magic bytes first, extension second.
 *
 * @param head its first `HEAD_BYTES` bytes, or all of them
 * @param extension lower case, without the dot; may be empty
 */
export function fileType(head: Uint8Array, extension: string): FileType {
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString("latin1");
  const magic = byMagic(text);
  if ((magic?.label === "ZIP" || magic?.label === "OLE") && CONTAINERS.has(extension)) {
    return { label: extension.toUpperCase() };
  }
  if (magic && magic.label !== "OLE") return magic;
  if (extension === "svg" || ((extension === "" || namedAsImage(extension)) && looksLikeSvg(text)))
    return { label: "SVG", image: "svg" };
  if (!/^[a-z0-9]{1,8}$/.test(extension)) return { label: "file" };
  return { label: LABELS[extension] ?? extension.toUpperCase() };
}

/** Whether a file's extension promises an image, whatever its bytes say. */
export function namedAsImage(extension: string): boolean {
  return IMAGE_EXTENSIONS.has(extension);
}

/** The extension of a path, lower case and without the dot; empty if there is none. */
export function extensionOf(path: string): string {
  return /[^/\\]\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
}

function byMagic(text: string): FileType | undefined {
  for (const [offset, bytes, type] of SIGNATURES) if (text.startsWith(bytes, offset)) return type;
  if (text.startsWith("RIFF")) return RIFF[text.slice(8, 12)];
  if (text.startsWith("ftyp", 4)) return mediaBrand(text);
  if (text.startsWith("\x1a\x45\xdf\xa3")) return { label: text.slice(0, 64).includes("webm") ? "WEBM" : "MKV" };
  // An MPEG audio frame: eleven sync bits, layer III.
  if (/^\xff[\xfb\xfa\xf3\xf2]/.test(text)) return { label: "MP3" };
  // The two letters alone would claim texts that begin with "BM": the four reserved bytes must be 0 as well.
  if (text.startsWith("BM") && text.startsWith("\0\0\0\0", 6)) return { label: "BMP", image: "bmp" };
  return undefined;
}

/** An AVIF file may name its brand among the compatible ones only (ISO 14496-12, 4.3). */
function mediaBrand(text: string): FileType {
  const size = Math.min(
    ((text.charCodeAt(0) << 24) | (text.charCodeAt(1) << 16) | (text.charCodeAt(2) << 8) | text.charCodeAt(3)) >>> 0,
    256,
  );
  const major = BRANDS[text.slice(8, 12)];
  if (major && major.label !== "HEIF") return major;
  for (let at = 16; at + 4 <= size; at += 4) {
    const brand = BRANDS[text.slice(at, at + 4)];
    if (brand?.image) return brand;
  }
  return major ?? { label: "MP4" };
}

function looksLikeSvg(text: string): boolean {
  const start = text.replace(/^\xef\xbb\xbf/, "").trimStart();
  return /^(?:<\?xml[^>]*\?>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*(?:<!DOCTYPE\s+svg[^>]*>\s*)?<(?:[a-z]+:)?svg[\s>/]/i.test(
    start,
  );
}
