/** The translations that a thread names. */
import * as z from "zod";
import { editorMeta, isWebAddress, type Refusal, rule } from "../../core/schema/fields.ts";
import { refuseLanguage } from "./language.ts";

const target = z
  .string()
  .superRefine(rule(refuseTarget))
  .meta(
    editorMeta({
      description: "Path of a thread in this archive, or the full address of a page elsewhere.",
      examples: ["/retail/2016/three-mistakes/", "https://elsewhere.example/three-mistakes/"],
    }),
  );

/** Threads and pages elsewhere, by the language that they are in. */
export function translations() {
  return z
    .record(z.string(), target)
    .superRefine((all, context) => {
      for (const tag of Object.keys(all)) {
        const refusal = refuseLanguage(tag);
        if (!refusal) continue;
        const { kind, message, fix } = refusal;
        context.addIssue({ code: "custom", path: [tag], message, params: { kind, fix } });
      }
    })
    .meta(
      editorMeta({
        description: "The same text in other languages, by language. Those threads name this one by themselves.",
        examples: [{ en: "/retail/2016/three-mistakes/" }],
      }),
    );
}

function refuseTarget(text: string): Refusal | undefined {
  if (isWebAddress(text)) return undefined;
  const kind = "translation-form";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  if (text === "" || /^[a-z][a-z0-9+.-]*:|^[\\/]{2}|[\s\u0000-\u001f\u007f-\u009f\\<>"]/i.test(text)) {
    const fix = "write the path of the thread, such as /retail/2016/name/, or the full address with https://";
    return { kind, message: `"${text}" is neither a path nor a web address`, fix };
  }
  const path = /^[^?#]*/.exec(text)?.[0] ?? "";
  if (path === text) return undefined;
  return {
    kind,
    message: `"${text}" has a query or a fragment`,
    fix: `a thread is translated as a whole: write ${path}`,
  };
}
