/** An old address of a thread, as the path and query that followed the old site's name. */
import * as z from "zod";
import { editorMeta, type Refusal, rule } from "../../core/schema/fields.ts";
import { tooLong, validateName } from "./names.ts";

/** A path with or without a query. */
export function alias() {
  const description = "Old path, with its query if it had one.";
  const examples = ["/thread-123-1-1.html", "/viewthread.php?tid=123"] as const;
  return z.string().superRefine(rule(refuse)).meta(editorMeta({ description, examples }));
}

function refuse(text: string): Refusal | undefined {
  const full = /^https?:\/\/[^/]+(\/.*)$/i.exec(text)?.[1];
  if (full !== undefined)
    return {
      kind: "alias-form",
      message: `the alias "${text}" names a site`,
      fix: `write only the path, ${full}`,
      instead: full,
    };
  if (!text.startsWith("/") || text.startsWith("//")) {
    const instead = `/${text.replace(/^\/+/, "")}`;
    const message = `the alias "${text}" does not begin with one slash`;
    return { kind: "alias-form", message, fix: `write ${instead}`, ...(text.startsWith("/") ? {} : { instead }) };
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a line break would add a line to a redirects file
  if (/[\s\u0000-\u001f\u007f-\u009f\\<>"]/.test(text) || /\p{Surrogate}/u.test(text)) {
    return {
      kind: "alias-form",
      message: "the alias holds a character that no address has",
      fix: "percent-encode it, a space as %20",
    };
  }
  if (text.includes("#")) {
    return {
      kind: "alias-form",
      message: `the alias "${text}" has a fragment`,
      fix: `servers never see it; write ${text.replace(/#.*/, "")}`,
    };
  }
  const path = text.replace(/\?.*/, "");
  if (/(^|\/)(\.|%2e){1,2}(\/|$)/i.test(path) || /%2f|%5c|%00/i.test(path)) {
    return {
      kind: "alias-form",
      message: `the alias "${text}" climbs out of its folder`,
      fix: "write the path without dots and encoded slashes",
    };
  }
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return {
      kind: "alias-form",
      message: `the alias "${text}" has a bad percent-encoding`,
      fix: "write % as %25, or encode it as UTF-8",
    };
  }
  return refusePath(text, path, decoded);
}

/** A page is made at the old path, so its segments are names of files; and hosts read `*` and `:` as patterns. */
function refusePath(text: string, written: string, path: string): Refusal | undefined {
  if (/.\/\//.test(written)) {
    const fix = `write ${written.replace(/\/{2,}/g, "/")}${text.slice(written.length)}`;
    return { kind: "alias-form", message: `the alias "${text}" has an empty segment`, fix };
  }
  const long = tooLong(path);
  if (long !== undefined) {
    const message = `the alias has ${long}, which no file system can hold: "${text.slice(0, 40)}…"`;
    return { kind: "alias-path", message, fix: "take it out; a rule of the web server can lead on from there" };
  }
  const fix = "take it out: no page can be made at this path";
  for (const segment of path.split("/").filter((one) => one !== "")) {
    const problem = segment.startsWith(".") ? { message: "the name begins with a dot" } : validateName(segment);
    if (!problem) continue;
    const message = `"${segment}" in the alias "${text}" can be no file: ${problem.message}`;
    return { kind: "alias-path", message, fix };
  }
  return undefined;
}
