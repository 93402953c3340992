/** Kinds of value that several concepts share. Each function makes a field from what an editor should say about it. */
import * as z from "zod";
import { parseTimestamp, type Timestamp } from "../timestamp.ts";

/** What an editor shows of a field, and what an error gives as its example. */
export interface FieldMeta {
  readonly description: string;
  readonly examples: readonly [unknown, ...unknown[]];
}

/** A rule's verdict on a value that it refuses. */
export interface Refusal {
  /** See `Problem.kind`. */
  readonly kind?: string;
  readonly message: string;
  readonly fix: string;
  /** The value as it must be, if that is certain. */
  readonly instead?: string;
}

/** A check for `superRefine` that turns a rule's refusal into an issue that `explain` can print. */
export function rule<T>(refuse: (value: T) => Refusal | undefined) {
  return (value: T, context: z.RefinementCtx): void => {
    const refusal = refuse(value);
    if (!refusal) return;
    const { kind, message, fix, instead } = refusal;
    context.addIssue({ code: "custom", message, params: { kind, fix, instead } });
  };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL_BUT_BREAKS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]/;

/** Text on one line, such as a title or a name. */
export function line(meta: FieldMeta) {
  return z
    .string()
    .trim()
    .superRefine(rule((text) => refuseText(text, CONTROL, "write it on one line, without control characters")))
    .meta(editorMeta(meta));
}

/** Text on one line. It may be empty if something else replaces it. */
export function lineOrNothing(meta: FieldMeta) {
  const refuse = (text: string) => (text === "" ? undefined : refuseText(text, CONTROL, "write it on one line"));
  return z.string().trim().superRefine(rule(refuse)).meta(editorMeta(meta));
}

/** Text that may have several lines, such as a signature. */
export function lines(meta: FieldMeta) {
  return z
    .string()
    .trim()
    .superRefine(rule((text) => refuseText(text, CONTROL_BUT_BREAKS, "take the control characters out")))
    .meta(editorMeta(meta));
}

/** A calendar date, or date and time; see `parseTimestamp`. */
export function timestamp(meta: FieldMeta) {
  return z
    .string()
    .meta({ ...editorMeta(meta), pattern: "^\\d{4}-\\d{2}-\\d{2}(T.+)?$" })
    .transform((text, context): Timestamp => {
      const read = parseTimestamp(text);
      if ("epoch" in read) return read;
      const fix = `write ${read.instead ?? `a date such as ${meta.examples.join(" or ")}`}`;
      const { instead } = read;
      context.addIssue({ code: "custom", message: read.message, params: { kind: "date-form", fix, instead } });
      return z.NEVER;
    })
    .meta(editorMeta(meta));
}

/** A whole number from `least` to `most`; a trillion unless given, which no count of an archive reaches. */
export function count(least: number, meta: FieldMeta, most = 1_000_000_000_000) {
  return z.int().min(least).max(most).meta(editorMeta(meta));
}

/** True or false. */
export function flag(meta: FieldMeta) {
  return z.boolean().meta(editorMeta(meta));
}

/** An absolute web address. */
export function webAddress(meta: FieldMeta) {
  const refuse = (text: string) =>
    isWebAddress(text)
      ? undefined
      : {
          kind: "address-form",
          message: `"${text}" is not an absolute web address`,
          fix: `write it in full, ${fullAddress(text, meta)}`,
        };
  return z.string().superRefine(rule(refuse)).meta(editorMeta(meta));
}

/** The address of a site, which paths are added to. */
export function siteAddress(meta: FieldMeta) {
  return z.string().superRefine(rule(refuseSiteAddress)).meta(editorMeta(meta));
}

/** The address of a site, or `false` for none. */
export function siteAddressOrNone(meta: FieldMeta) {
  const refuse = (given: string | false) => (given === false ? undefined : refuseSiteAddress(given));
  return z
    .union([z.string(), z.literal(false)])
    .superRefine(rule(refuse))
    .meta(editorMeta(meta));
}

/** Says why a text cannot be the address of a site: with more than a path in it, other addresses could not begin with it. */
export function refuseSiteAddress(text: string): Refusal | undefined {
  const kind = "address-form";
  if (!isWebAddress(text)) {
    const examples = ["https://archive.example/path/"] as const;
    const fix = `write it in full, without a user name, ${fullAddress(text, { description: "", examples })}`;
    return { kind, message: `"${text}" is not an absolute web address`, fix };
  }
  const { origin, pathname, search, hash } = new URL(text);
  const plain = `${origin}${pathname.replace(/\/{2,}/g, "/")}`;
  if (search !== "" || hash !== "" || /[?#]/.test(text)) {
    return { kind, message: `the address "${text}" has a query or a fragment`, fix: `write ${plain}` };
  }
  if (pathname.includes("//"))
    return { kind, message: `the address "${text}" has an empty segment`, fix: `write ${plain}` };
  return undefined;
}

/** The address with a scheme, if that is all that it lacks. */
function fullAddress(text: string, meta: FieldMeta): string {
  const full = `https://${text.trim().replace(/^\/\//, "")}`;
  return !text.includes(":") && text.includes(".") && isWebAddress(full) ? full : `such as ${meta.examples[0]}`;
}

/** Target of a link in the archive's frame: a web or mail address, or a path on this site. */
export function linkTarget(meta: FieldMeta) {
  const refuse = (text: string) =>
    isWebAddress(text) || /^mailto:[^\s<>"]+$/.test(text) || /^\/(?!\/)[^\s\\<>"]*$/.test(text)
      ? undefined
      : {
          kind: "address-form",
          message: `"${text}" is neither a web address nor a path on this site`,
          fix: "write https://… , mailto:… , or a path that begins with one slash, such as /about/",
        };
  return z.string().superRefine(rule(refuse)).meta(editorMeta(meta));
}

/** A lower-case SHA-256 sum. */
export function sha256(meta: FieldMeta) {
  const fix = "write the 64 hexadecimal digits that sha256sum prints, in lower case";
  const refuse = (text: string) =>
    /^[0-9a-f]{64}$/.test(text) ? undefined : { kind: "sha256-form", message: `"${text}" is not a SHA-256 sum`, fix };
  return z.string().superRefine(rule(refuse)).meta(editorMeta(meta));
}

/** Meta data as Zod keeps it; a copy, because Zod wants its lists mutable. */
export function editorMeta(meta: FieldMeta): { description: string; examples: unknown[] } {
  return { description: meta.description, examples: [...meta.examples] };
}

function refuseText(text: string, refused: RegExp, fix: string): Refusal | undefined {
  if (text.trim() === "")
    return { kind: "text-empty", message: "the text is empty", fix: "write something, or leave the line out" };
  const found = refused.exec(text)?.[0];
  if (found !== undefined) {
    const name = found === "\n" ? "a line break" : `the control character ${codePointName(found)}`;
    return { kind: "text-character", message: `the text holds ${name}`, fix };
  }
  if (/\p{Surrogate}/u.test(text)) {
    return {
      kind: "text-character",
      message: "the text holds half of a surrogate pair",
      fix: "write the whole character",
    };
  }
  return undefined;
}

/** Whether a text is an address of http or https in full, without a user name. */
export function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s<>"\\]+$/i.test(text) || !URL.canParse(text)) return false;
  const url = new URL(text);
  return url.username === "" && url.password === "";
}

/** The way people name a character that cannot be shown, `U+0007`. */
export function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
