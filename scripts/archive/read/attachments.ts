/** The attachments of one thread: every file that is not its text, in the order that the front matter gives. */
import { plainOrQuoted } from "../../core/formats/yaml-write.ts";
import type { Problem } from "../../core/problems.ts";
import { compareText } from "../../core/text-order.ts";
import { fileNamed, imageFile } from "../model/links.ts";
import type { Attachment, MissingFile } from "../model/model.ts";
import { remoteImage } from "../model/remote-image.ts";
import { fileUrl, pageFolder } from "../model/urls.ts";
import { leftoverIn } from "../schema/leftovers.ts";
import { foldCase } from "../schema/names.ts";
import { TEXT_FILES } from "../schema/reserved.ts";
import { editOf, placeOf } from "./documents.ts";
import type { Files } from "./files.ts";
import { EMPTY_ID } from "./ids.ts";
import type { ParsedThread } from "./parsed-thread.ts";
import type { PageSource, ThreadSource } from "./sources.ts";

type Listed = NonNullable<ParsedThread["front"]["attachments"]>[number];

/**
 * Lists a thread's attachments: those of the front matter in its order, then the others by name.
 *
 * @returns the list, what the capture lacks, and a problem for each entry of the front matter that no file answers to
 */
export function listAttachments(source: ThreadSource, parsed: ParsedThread, files: Files) {
  const problems: Problem[] = [];
  if (source.files.length === 1 && !parsed.front.attachments) return { attachments: [], missing: [], problems };
  const there = new Map(
    source.files.filter((file) => !TEXT_FILES.has(file)).map((file) => [file.normalize("NFC"), file]),
  );
  const shown = new Set(parsed.images.map((image) => imageFile(image.address)));
  const attachment = (file: string, listed?: Listed): Attachment => ({
    ...attachedFile(source.path, file, files, problems),
    ...(listed?.title !== undefined && { title: listed.title }),
    ...(listed?.downloads !== undefined && { downloads: listed.downloads }),
    ...(listed?.edited !== undefined && { edited: listed.edited }),
    shown: shown.has(file.normalize("NFC")),
  });
  const missing = missingFiles(parsed, there);
  const lacking = new Set(missing.map(({ file }) => file?.normalize("NFC")));
  const attachments: Attachment[] = [];
  parsed.front.attachments?.forEach((entry, index) => {
    const name = entry.file.normalize("NFC");
    const file = there.get(name);
    const taken = attachments.some((other) => other.file.normalize("NFC") === name);
    if (file === undefined && lacking.has(name)) return;
    if (file !== undefined && !taken) {
      attachments.push(attachment(file, entry));
      return;
    }
    const text = `${source.path}/index.md`;
    const path = ["attachments", index, "file"];
    const place = placeOf(files.bytes(text), text, path);
    const same = taken ? [] : [...there.values()].filter((other) => foldCase(other) === foldCase(entry.file));
    const edit = same.length === 1 && editOf(files.bytes(text), text, path, plainOrQuoted(same.join("")));
    problems.push({ file: text, ...place, ...refuse(entry.file, [...there.values()], taken), ...edit });
  });
  const listed = new Set(attachments.map((one) => one.file));
  const rest = [...there.values()].filter((file) => !listed.has(file)).sort(compareText);
  const all = attachments.concat(rest.map((file) => attachment(file)));
  problems.push(...sameNames(source, all));
  return { attachments: all, missing, problems };
}

/** Files that the record of the import calls missing, and that nobody has put there since. */
function missingFiles({ capture, front }: ParsedThread, there: ReadonlyMap<string, string>): MissingFile[] {
  return (capture?.attachments ?? []).flatMap((entry): MissingFile[] => {
    const { file, missing, original_name: original, original_url: url, size, stated_size: stated } = entry;
    if (!missing || (file !== undefined && there.has(file.normalize("NFC")))) return [];
    const listed = fileNamed(front.attachments, file);
    const bytes = size ?? stated;
    return [
      {
        ...(file !== undefined && { file }),
        name: listed?.title ?? original ?? url ?? file ?? "",
        ...(url !== undefined && remoteImage(url) && { href: url }),
        ...(bytes !== undefined && { size: bytes }),
        ...(listed?.downloads !== undefined && { downloads: listed.downloads }),
      },
    ];
  });
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

/** Lists the files of a page, by name. @param shown paths of those that its text shows, in NFC */
export function listPageFiles(
  { file, files: names }: PageSource,
  shown: ReadonlySet<string | undefined>,
  files: Files,
  problems: Problem[],
): Attachment[] {
  return [...names].sort(compareText).map((name) => ({
    ...attachedFile(pageFolder(file), name, files, problems),
    shown: shown.has(name.normalize("NFC")),
  }));
}

/** @param folder below the content folder */
function attachedFile(folder: string, file: string, files: Files, problems: Problem[]) {
  const path = `${folder}/${file}`;
  const id = files.id(path);
  if (id === EMPTY_ID) {
    const fix = "put the right file here, or delete it";
    problems.push({ kind: "file-empty", file: path, message: "the file is empty", fix });
  }
  return { file, url: fileUrl(path), id };
}

function refuse(
  name: string,
  there: readonly string[],
  taken: boolean,
): Required<Pick<Problem, "kind" | "message" | "fix">> {
  if (taken)
    return {
      kind: "attachment-twice",
      message: `the attachment "${name}" is listed twice`,
      fix: "keep one of the two",
    };
  if (/^([a-z]:)?[\\/]|(^|[\\/])\.\.([\\/]|$)|^[a-z]+:\/\//i.test(name)) {
    const message = `the attachment "${name}" lies outside the thread's folder`;
    return { kind: "attachment-outside", message, fix: "copy the file into the folder and write its name" };
  }
  if (TEXT_FILES.has(name))
    return {
      kind: "attachment-text-file",
      message: `${name} is the thread's text, not an attachment`,
      fix: "take the entry out",
    };
  return {
    kind: "attachment-missing",
    message: `there is no file "${name}" in the thread's folder`,
    fix: missingFix(name, there),
  };
}

/** What to do about a file that is not there; names one that differs in letter case or in its folder only. */
export function missingFix(name: string, there: readonly string[]): string {
  if (leftoverIn(name)) return "rename it: files with such names are left out, as copies of editors and systems";
  const plain = (file: string) => file.slice(file.lastIndexOf("/") + 1).toLowerCase();
  const near = there.find((file) => plain(file) === plain(name));
  return near === undefined ? "put the file there, or take the line out" : `write ${near}`;
}
