/** An old address of a thread, as the path and query that followed the old site's name. */
import * as z from "zod";
import { editorMeta, type Refusal, rule } from "../../core/schema/fields.ts";
import { tooLong } from "./names.ts";

/** A path with or without a query. */
export function alias() {
  const description = "Old path, with its query if it had one.";
  const examples = ["/thread-123-1-1.html", "/viewthread.php?tid=123"] as const;
  return z.string().superRefine(rule(refuse)).meta(editorMeta({ description, examples }));
}

function refuse(text: string): Refusal | undefined {
  const full = /^https?:\/\/[^/]+(\/.*)$/i.exec(text)?.[1];
  if (full !== undefined) return { message: `the alias "${text}" names a site`, fix: `write only the path, ${full}` };
  if (!text.startsWith("/") || text.startsWith("//")) {
    const fix = `write /${text.replace(/^\/+/, "")}`;
    return { message: `the alias "${text}" does not begin with one slash`, fix };
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a line break would add a line to a redirects file
  if (/[\s\u0000-\u001f\u007f-\u009f\\<>"]/.test(text) || /\p{Surrogate}/u.test(text)) {
    return { message: "the alias holds a character that no address has", fix: "percent-encode it, a space as %20" };
  }
  if (text.includes("#")) {
    return {
      message: `the alias "${text}" has a fragment`,
      fix: `servers never see it; write ${text.replace(/#.*/, "")}`,
    };
  }
  const path = text.replace(/\?.*/, "");
  if (/(^|\/)(\.|%2e){1,2}(\/|$)/i.test(path) || /%2f|%5c|%00/i.test(path)) {
    return {
      message: `the alias "${text}" climbs out of its folder`,
      fix: "write the path without dots and encoded slashes",
    };
  }
  if (/.\/\//.test(path)) {
    const fix = `write ${path.replace(/\/{2,}/g, "/")}${text.slice(path.length)}`;
    return { message: `the alias "${text}" has two slashes together, between which no name can be`, fix };
  }
  try {
    const long = tooLong(decodeURIComponent(path));
    if (long === undefined) return undefined;
    const message = `the alias has ${long}, which no file system can hold: "${text.slice(0, 40)}…"`;
    return { message, fix: "take it out; a rule of the web server can lead on from there" };
  } catch {
    return { message: `the alias "${text}" has a bad percent-encoding`, fix: "write % as %25, or encode it as UTF-8" };
  }
}
