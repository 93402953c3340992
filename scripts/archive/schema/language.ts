/** Language tags of BCP 47 (RFC 5646), in the casing that the RFC recommends, as far as an archive needs them. */
import * as z from "zod";
import { editorMeta, type FieldMeta, type Refusal, rule } from "../../core/schema/fields.ts";

const TAG = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([0-9a-z]{5,8}|[0-9][0-9a-z]{3}))*$/;

/** Codes of countries and names that are often written for a language, none of them a language's own code. */
const MISTAKEN = new Map([
  ["cn", "zh-Hans"],
  ["zh-cht", "zh-Hant"],
  ["zh-chs", "zh-Hans"],
  ["jp", "ja"],
  ["chinese", "zh-Hant or zh-Hans"],
  ["english", "en"],
]);

/** A language tag. */
export function language(meta: FieldMeta) {
  return z.string().superRefine(rule(refuseLanguage)).meta(editorMeta(meta));
}

/** Says why a text is no language tag. */
export function refuseLanguage(tag: string): Refusal | undefined {
  const mistaken = MISTAKEN.get(tag.toLowerCase());
  if (TAG.test(tag) && mistaken === undefined) return undefined;
  const recased = mistaken === undefined ? recase(tag) : undefined;
  const fix = `write ${mistaken ?? recased ?? "a tag such as zh-Hant, zh-Hans or en"}`;
  const message = `"${tag}" is not a language tag`;
  return { kind: "language-tag", message, fix, ...(recased !== undefined && { instead: recased }) };
}

/** The tag with the separators and casing that it should have, if that makes it valid. */
function recase(tag: string): string | undefined {
  const parts = tag.trim().toLowerCase().split(/[-_]/);
  const recased = parts.map((part, index) => {
    if (index > 0 && /^[a-z]{4}$/.test(part)) return part.charAt(0).toUpperCase() + part.slice(1);
    return index > 0 && /^[a-z]{2}$/.test(part) ? part.toUpperCase() : part;
  });
  const text = recased.join("-");
  return TAG.test(text) ? text : undefined;
}
