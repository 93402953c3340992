import * as z from "zod";
import { parseByteSize } from "../byte-size.ts";
import { editorMeta, type FieldMeta, type Refusal, rule } from "./fields.ts";

/** A size of a file: bytes as a whole number, or a number with its unit, `25 MiB`. Read as bytes. */
export function fileSize(meta: FieldMeta) {
  return z
    .union([z.int().min(1), z.string().superRefine(rule(refuse))])
    .meta(editorMeta(meta))
    .transform((size) => (typeof size === "number" ? size : (parseByteSize(size) ?? 0)))
    .meta(editorMeta(meta));
}

function refuse(text: string): Refusal | undefined {
  if (parseByteSize(text) !== undefined) return undefined;
  const instead = respelled(text);
  const fix = `write ${instead ?? "bytes, or a number with kB, MB, GB, KiB, MiB or GiB, such as 25 MiB"}`;
  return { kind: "size-form", message: `"${text}" is no size of a file`, fix, ...(instead && { instead }) };
}

/** The size with the letters of its unit as they must be, if that makes it one. */
function respelled(text: string): string | undefined {
  const [, number, letter = "", binary] = /^\s*([\d.]+)\s*([kmg])(i?)b\s*$/i.exec(text) ?? [];
  const prefix = binary === "" && letter.toLowerCase() === "k" ? "k" : letter.toUpperCase();
  const size = `${number} ${prefix}${binary === "" ? "" : "i"}B`;
  return parseByteSize(size) === undefined ? undefined : size;
}
