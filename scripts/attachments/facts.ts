import type { ImageFormat } from "../core/file-types.ts";
import type { Problem } from "../core/problems.ts";
import type { Held, MetadataFormat } from "./metadata/held.ts";

/** What is known of a file from its bytes and its extension alone, so it can be cached by the id of its bytes. */
export interface FileFacts {
  /** Bytes. */
  readonly size: number;
  /** Lower-case hexadecimal; empty if the file cannot be read. */
  readonly sha256: string;
  /** Short name of the type for people, `JPEG`, `XLSX`. */
  readonly type: string;
  /** Present if the file is an image that a page can show. */
  readonly image?: ImageFacts;
  /** Present if the file is a picture that tells where it was taken, or by which camera. */
  readonly personal?: PersonalFacts;
  /** Why the file cannot be published as it is. */
  readonly problem?: FileProblem;
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
  /** True if some pixel is not opaque. */
  readonly alpha: boolean;
}

/** What a picture tells beside what it shows. */
export interface PersonalFacts {
  readonly held: readonly Held[];
  /** The copy that holds none of it; absent if it cannot be taken out and be seen to be gone. */
  readonly without?: StrippedFacts;
}

/** A copy without place and serial numbers. */
export interface StrippedFacts extends Pick<FileFacts, "size" | "sha256"> {
  readonly format: MetadataFormat;
}

/** What reading an image tells. */
export type ReadFacts = Pick<FileFacts, "image" | "personal" | "problem">;

/** A `Problem` before it is known which file it is said of. */
export interface FileProblem {
  /** See `Problem.kind`. */
  readonly kind?: string;
  readonly message: string;
  readonly fix: string;
}

/**
 * Names the file that has a problem.
 *
 * @param file path relative to the content folder
 */
export function problemOf(file: string, problem: FileProblem): Problem {
  return { file, ...problem };
}

/** The problem of an image whose process died, or took too long. @param reason as a clause */
export function lostFileProblem(reason: string): FileProblem {
  return {
    kind: "image-damaged",
    message: `this image could not be decoded: ${reason}`,
    fix: "save it again with an image editor, or pack the original into a ZIP file",
  };
}
