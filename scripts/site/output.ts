import type { AnyPageProps } from "../../layouts/props.ts";
import type { Derivative } from "../attachments/derivatives.ts";

/** One file of the site, planned but not made. Its key is the fingerprint of all that goes into it. */
export type Output = PageOutput | TextOutput | CopyOutput;

interface OutputBase {
  /** Path below the site's root, not encoded, `retail/2016/x/index.html`. */
  readonly path: string;
  readonly key: string;
}

/** An HTML page. */
export interface PageOutput extends OutputBase {
  readonly kind: "page";
  /** Path of the thread whose text is on it; absent for lists and other pages. */
  readonly thread?: string;
  props(): AnyPageProps | Promise<AnyPageProps>;
}

/** A small file of text: feeds, sitemaps, headers. */
export interface TextOutput extends OutputBase {
  readonly kind: "text";
  text(): string | Uint8Array;
}

/** An original, byte for byte. */
export interface CopyOutput extends OutputBase {
  readonly kind: "copy";
  /** Absolute path. */
  readonly source: string;
}

/** The derivatives of one image. */
export interface ImageOutput {
  /** Absolute path of the original. */
  readonly source: string;
  /** Path for messages. */
  readonly file: string;
  readonly derivatives: readonly Derivative[];
}

/** Output path of the page at a site path: `/retail/x/` → `retail/x/index.html`. */
export function pagePath(url: string): string {
  const decoded = url.includes("%") ? decodeURIComponent(url) : url;
  const path = decoded.startsWith("/") ? decoded.slice(1) : decoded;
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}
