import type { ImageFormat } from "../core/file-types.ts";
import type { Problem } from "../problems.ts";

/** What is known of a file from its bytes and its extension alone, so it can be cached by the id of its bytes. */
export interface FileFacts {
  /** Bytes. */
  readonly size: number;
  /** Lower-case hexadecimal; empty where the file cannot be read. */
  readonly sha256: string;
  /** Short name of the type for people, `JPEG`, `XLSX`. */
  readonly type: string;
  /** Present where the file is an image that a page can show. */
  readonly image?: ImageFacts;
  /** Why the file cannot be published as it is. */
  readonly fault?: FileFault;
}

export interface ImageFacts {
  /** `svg` and `bmp` are shown as they are: derivatives are made of the others. */
  readonly format: ImageFormat;
  /** Pixels as shown, after orientation. */
  readonly width: number;
  readonly height: number;
  /** 1 for a still image. */
  readonly frames: number;
  readonly animated: boolean;
  /** True where some pixel is not opaque. */
  readonly alpha: boolean;
}

/** A `Problem` before it is known which file it is said of. */
export interface FileFault {
  readonly message: string;
  readonly fix: string;
}

/**
 * Says a fault of the file that has it.
 *
 * @param file path relative to the content folder
 */
export function faultProblem(file: string, fault: FileFault): Problem {
  return { file, message: fault.message, fix: fault.fix };
}

/** Says that an image took the process down that read it, or kept it too long. @param reason as a clause */
export function lostFault(reason: string): FileFault {
  return {
    message: `this image could not be decoded: ${reason}`,
    fix: "save it anew with an image editor, or pack the original into a ZIP file",
  };
}
