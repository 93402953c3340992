/** The attachments of one thread: every file that is not its text, in the order that the front matter gives. */
import type { Problem } from "../../core/problems.ts";
import { publishedName } from "../../core/published-name.ts";
import { compareText } from "../../core/text-order.ts";
import { imageFile } from "../model/links.ts";
import type { Attachment } from "../model/model.ts";
import { siteUrl } from "../model/urls.ts";
import { TEXT_FILES } from "../schema/reserved.ts";
import { placeOf } from "./documents.ts";
import type { Files } from "./files.ts";
import { EMPTY_ID } from "./ids.ts";
import type { ParsedThread } from "./parsed-thread.ts";
import type { ThreadSource } from "./sources.ts";

type Listed = NonNullable<ParsedThread["front"]["attachments"]>[number];

/**
 * Lists a thread's attachments: those of the front matter in its order, then the others by name.
 *
 * @returns the list, and a problem for each entry of the front matter that no file answers to
 */
export function listAttachments(source: ThreadSource, parsed: ParsedThread, files: Files) {
  const problems: Problem[] = [];
  if (source.files.length === 1 && !parsed.front.attachments) return { attachments: [], problems };
  const there = new Map(
    source.files.filter((file) => !TEXT_FILES.has(file)).map((file) => [file.normalize("NFC"), file]),
  );
  const shown = new Set(parsed.images.map((image) => imageFile(image.address)));
  const attachment = (file: string, listed?: Listed): Attachment => {
    const path = `${source.path}/${file}`;
    const id = files.id(path);
    if (id === EMPTY_ID)
      problems.push({ file: path, message: "the file is empty", fix: "put the right file here, or delete it" });
    return {
      file,
      url: siteUrl(path.replace(/[^/]*$/, publishedName), "file"),
      id,
      ...(listed?.title !== undefined && { title: listed.title }),
      ...(listed?.downloads !== undefined && { downloads: listed.downloads }),
      shown: shown.has(file.normalize("NFC")),
    };
  };
  const attachments: Attachment[] = [];
  parsed.front.attachments?.forEach((entry, index) => {
    const name = entry.file.normalize("NFC");
    const file = there.get(name);
    const taken = attachments.some((other) => other.file.normalize("NFC") === name);
    if (file !== undefined && !taken) {
      attachments.push(attachment(file, entry));
      return;
    }
    const text = `${source.path}/index.md`;
    const place = placeOf(files.bytes(text), text, ["attachments", index, "file"]);
    problems.push({ file: text, ...place, ...refuse(entry.file, [...there.values()], taken) });
  });
  const listed = new Set(attachments.map((one) => one.file));
  const rest = [...there.values()].filter((file) => !listed.has(file)).sort(compareText);
  const all = attachments.concat(rest.map((file) => attachment(file)));
  problems.push(...sameNames(source, all));
  return { attachments: all, problems };
}

/** Two files that would be published under one name. */
function sameNames({ path }: ThreadSource, attachments: readonly Attachment[]): Problem[] {
  const first = new Map<string, string>();
  return attachments.flatMap(({ file, url }): Problem[] => {
    const other = first.get(url);
    first.set(url, other ?? file);
    if (other === undefined) return [];
    const message = `this file and "${other}" are published under one name, ${decodeURIComponent(url)}`;
    return [{ kind: "attachment-same-name", file: `${path}/${file}`, message, fix: "rename one of the two" }];
  });
}

function refuse(name: string, there: readonly string[], taken: boolean): { message: string; fix: string } {
  if (taken) return { message: `the attachment "${name}" is listed twice`, fix: "keep one of the two" };
  if (/^([a-z]:)?[\\/]|(^|[\\/])\.\.([\\/]|$)|^[a-z]+:\/\//i.test(name)) {
    const message = `the attachment "${name}" lies outside the thread's folder`;
    return { message, fix: "copy the file into the folder and write its name" };
  }
  if (TEXT_FILES.has(name))
    return { message: `${name} is the thread's text, not an attachment`, fix: "take the entry out" };
  return { message: `there is no file "${name}" in the thread's folder`, fix: missingFix(name, there) };
}

/** What to do about a file that is not there; names one that differs in letter case or in its folder only. */
export function missingFix(name: string, there: readonly string[]): string {
  const plain = (file: string) => file.slice(file.lastIndexOf("/") + 1).toLowerCase();
  const near = there.find((file) => plain(file) === plain(name));
  return near === undefined ? "put the file there, or take the line out" : `write ${near}`;
}
