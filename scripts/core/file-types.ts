/** The one table of file types: names, media types, how their bytes begin, and what may happen if they are opened. */

/** A type of file. Types of which only the name is known have no row. */
export interface FileType {
  /** Lower case, without the dot. The first is the one that files get which we make. */
  readonly extensions: readonly string[];
  /** Short name for people, `JPEG`; without it, the extension in capital letters. */
  readonly label?: string;
  /**
   * As registered with IANA. Types that run script or that few programs know have none: storage offers such a file to
   * save, and does not open it.
   */
  readonly mediaType?: string;
  /** What files of the type begin with, as its specification says: one of these. */
  readonly signatures?: readonly Signature[];
  /** Brands of ISO base media files (ISO 14496-12, 4.3). */
  readonly brands?: readonly string[];
  /** Present if a page can show it as an image. */
  readonly image?: ImageFormat;
  /** Present if browsers play it, most of them: with a picture, or as sound alone. */
  readonly plays?: Playable;
  /** Whether other types are this one inside: their extension tells which. */
  readonly container?: true;
  /** Whether it is a ZIP or an OLE container inside. */
  readonly contained?: true;
  /** Whether servers name it as plain text or as something to save, whatever its bytes are. */
  readonly plain?: true;
  /** Who would run what is in it: browsers, which open it as a page with scripts, or web servers. */
  readonly active?: "page" | "server";
}

/** Bytes that must be there, each as one character of Latin-1, by their offset from the beginning. */
export type Signature = Readonly<Record<number, string>>;

export type Playable = "audio" | "video";

export type ImageFormat = "jpeg" | "png" | "webp" | "gif" | "avif" | "tiff" | "bmp" | "svg";

const OOXML = "application/vnd.openxmlformats-officedocument";
const ODF = "application/vnd.oasis.opendocument";

export const FILE_TYPES: readonly FileType[] = [
  // Images
  {
    extensions: ["jpg", "jpeg", "jpe", "jfif"],
    label: "JPEG",
    mediaType: "image/jpeg",
    signatures: [{ 0: "\xff\xd8\xff" }],
    image: "jpeg",
  },
  { extensions: ["png"], mediaType: "image/png", signatures: [{ 0: "\x89PNG\r\n\x1a\n" }], image: "png" },
  { extensions: ["gif"], mediaType: "image/gif", signatures: [{ 0: "GIF87a" }, { 0: "GIF89a" }], image: "gif" },
  {
    extensions: ["webp"],
    label: "WebP",
    mediaType: "image/webp",
    signatures: [{ 0: "RIFF", 8: "WEBP" }],
    image: "webp",
  },
  { extensions: ["avif"], mediaType: "image/avif", brands: ["avif", "avis"], image: "avif" },
  {
    extensions: ["tiff", "tif"],
    mediaType: "image/tiff",
    signatures: [{ 0: "II*\0" }, { 0: "MM\0*" }],
    image: "tiff",
  },
  // The two letters alone would claim texts that begin with "BM": the four reserved bytes must be 0 as well.
  { extensions: ["bmp"], mediaType: "image/bmp", signatures: [{ 0: "BM", 6: "\0\0\0\0" }], image: "bmp" },
  { extensions: ["svg"], image: "svg" },
  // Images that browsers do not show.
  {
    extensions: ["heic"],
    mediaType: "image/heic",
    brands: ["heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs"],
  },
  { extensions: ["heif"], mediaType: "image/heif", brands: ["mif1", "msf1"] },
  { extensions: ["jxl"], mediaType: "image/jxl", signatures: [{ 0: "\xff\x0a" }, { 0: "\0\0\0\x0cJXL \r\n\x87\n" }] },
  { extensions: ["jp2"], mediaType: "image/jp2", signatures: [{ 0: "\0\0\0\x0cjP  \r\n\x87\n" }] },
  { extensions: ["psd"], mediaType: "image/vnd.adobe.photoshop", signatures: [{ 0: "8BPS" }] },
  { extensions: ["ico"], mediaType: "image/vnd.microsoft.icon", signatures: [{ 0: "\0\0\x01\0" }] },
  { extensions: ["wmf"], mediaType: "image/wmf", signatures: [{ 0: "\xd7\xcd\xc6\x9a" }] },
  { extensions: ["emf"], mediaType: "image/emf", signatures: [{ 0: "\x01\0\0\0", 40: " EMF" }] },

  // Sound and films
  {
    extensions: ["mp3"],
    plays: "audio",
    mediaType: "audio/mpeg",
    // A tag, or a frame: eleven sync bits, layer III.
    signatures: [{ 0: "ID3" }, { 0: "\xff\xfb" }, { 0: "\xff\xfa" }, { 0: "\xff\xf3" }, { 0: "\xff\xf2" }],
  },
  { extensions: ["m4a"], plays: "audio", mediaType: "audio/mp4", brands: ["M4A "] },
  { extensions: ["aac"], plays: "audio", mediaType: "audio/aac" },
  {
    extensions: ["ogg", "oga", "opus"],
    label: "OGG",
    plays: "audio",
    mediaType: "audio/ogg",
    signatures: [{ 0: "OggS" }],
  },
  { extensions: ["flac"], plays: "audio", mediaType: "audio/flac", signatures: [{ 0: "fLaC" }] },
  { extensions: ["wav"], plays: "audio", mediaType: "audio/wav", signatures: [{ 0: "RIFF", 8: "WAVE" }] },
  // The same container, with a picture.
  { extensions: ["ogv"], plays: "video", mediaType: "video/ogg" },
  { extensions: ["avi"], mediaType: "video/x-msvideo", signatures: [{ 0: "RIFF", 8: "AVI " }] },
  { extensions: ["mov"], plays: "video", mediaType: "video/quicktime", brands: ["qt  "] },
  { extensions: ["mp4", "m4v"], label: "MP4", plays: "video", mediaType: "video/mp4" },
  { extensions: ["webm"], plays: "video", mediaType: "video/webm" },
  { extensions: ["mkv"], plays: "video", mediaType: "video/matroska", signatures: [{ 0: "\x1a\x45\xdf\xa3" }] },
  { extensions: ["flv"], signatures: [{ 0: "FLV\x01" }] },

  // Documents
  { extensions: ["pdf"], mediaType: "application/pdf", signatures: [{ 0: "%PDF-" }] },
  { extensions: ["rtf"], mediaType: "application/rtf", signatures: [{ 0: "{\\rtf" }] },
  { extensions: ["doc"], mediaType: "application/msword", contained: true },
  { extensions: ["xls"], mediaType: "application/vnd.ms-excel", contained: true },
  { extensions: ["ppt"], mediaType: "application/vnd.ms-powerpoint", contained: true },
  { extensions: ["docx"], mediaType: `${OOXML}.wordprocessingml.document`, contained: true },
  { extensions: ["xlsx"], mediaType: `${OOXML}.spreadsheetml.sheet`, contained: true },
  { extensions: ["pptx"], mediaType: `${OOXML}.presentationml.presentation`, contained: true },
  { extensions: ["odt"], mediaType: `${ODF}.text`, contained: true },
  { extensions: ["ods"], mediaType: `${ODF}.spreadsheet`, contained: true },
  { extensions: ["odp"], mediaType: `${ODF}.presentation`, contained: true },
  { extensions: ["epub"], mediaType: "application/epub+zip", contained: true },
  ...each("apk jar key msg numbers pages vsd xlsm", { contained: true }),

  // Packed files
  {
    extensions: ["zip"],
    mediaType: "application/zip",
    signatures: [{ 0: "PK\x03\x04" }, { 0: "PK\x05\x06" }],
    container: true,
  },
  { extensions: [], label: "OLE", signatures: [{ 0: "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" }], container: true },
  { extensions: ["rar"], mediaType: "application/vnd.rar", signatures: [{ 0: "Rar!\x1a\x07" }] },
  { extensions: ["7z"], mediaType: "application/x-7z-compressed", signatures: [{ 0: "7z\xbc\xaf\x27\x1c" }] },
  { extensions: ["gz"], mediaType: "application/gzip", signatures: [{ 0: "\x1f\x8b" }] },
  { extensions: ["bz2"], signatures: [{ 0: "BZh" }] },
  { extensions: ["xz"], signatures: [{ 0: "\xfd7zXZ\0" }] },
  { extensions: ["tar"], mediaType: "application/x-tar", signatures: [{ 257: "ustar" }] },

  { extensions: ["bin"], mediaType: "application/octet-stream" },

  // Text
  { extensions: ["txt", "text"], label: "TXT", mediaType: "text/plain", plain: true },
  { extensions: ["md", "markdown"], label: "MD", mediaType: "text/markdown", plain: true },
  { extensions: ["csv"], mediaType: "text/csv", plain: true },
  { extensions: ["json"], mediaType: "application/json", plain: true },
  ...each("bat c conf cpp eml go h ini java log py rb sh sql srt tsv yaml yml", { plain: true }),

  // What is not published as it is
  { extensions: ["html", "htm"], label: "HTML", active: "page" },
  ...each("atom hta htc jhtml mathml mht mhtml mml owl rdf rss shtm shtml stm svgz", { active: "page" }),
  ...each("xbl xht xhtm xhtml xml xsd xsl xslt xul", { active: "page" }),
  ...each("ashx asmx asp aspx cfm cgi cshtml fcgi jsf jsp jspx phar php phps phtml", { active: "server" }),
  ...each("php0 php1 php2 php3 php4 php5 php6 php7 php8 php9", { active: "server" }),
];

const BY_EXTENSION = new Map(FILE_TYPES.flatMap((type) => type.extensions.map((extension) => [extension, type])));

const BY_LABEL = new Map(FILE_TYPES.map((type) => [type.label ?? type.extensions[0]?.toUpperCase() ?? "", type]));

/** The type that an extension promises, whatever the bytes are. @param extension lower case, without the dot */
export function typeOfExtension(extension: string): FileType | undefined {
  return BY_EXTENSION.get(extension);
}

/** The extension of a path, lower case and without the dot; empty if there is none. */
export function extensionOf(path: string): string {
  return /[^/\\]\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
}

/** Media type of files with this extension; that of unknown bytes if the table has none. */
export function mediaTypeOf(extension: string): string {
  return typeOfExtension(extension)?.mediaType ?? "application/octet-stream";
}

/**
 * How a file can be played, by what its bytes are. Containers that hold films and sound alike are what the extension
 * says, `.m4a` or `.ogv`.
 *
 * @param label short name of the type that the bytes told
 * @param extension lower case, without the dot
 */
export function playableAs(label: string, extension: string): Playable | undefined {
  const plays = BY_LABEL.get(label)?.plays;
  return plays && (typeOfExtension(extension)?.plays ?? plays);
}

/** Whether files of a type are text that a page can show as it is. @param label short name of the type */
export function isPlainText(label: string): boolean {
  return BY_LABEL.get(label)?.plain === true;
}

/** The extension that images of a format get which we make. */
export function extensionFor(format: ImageFormat): string {
  return FILE_TYPES.find(({ image }) => image === format)?.extensions[0] ?? format;
}

/** Rows that differ in their extension only. */
function each(extensions: string, rest: Omit<FileType, "extensions">): FileType[] {
  return extensions.split(" ").map((extension) => ({ extensions: [extension], ...rest }));
}
