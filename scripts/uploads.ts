import fs from "node:fs";
import path from "node:path";
import * as z from "zod";
import { inspectArchive } from "./archive/inspect.ts";
import { loadArchive } from "./archive/load.ts";
import { strippedCopy } from "./attachments/stripped-copy.ts";
import { type Command, parseCommand, wrongCall } from "./cli/args.ts";
import { reportProblems } from "./cli/report.ts";
import { plural } from "./core/counted.ts";
import { fileState } from "./core/file-state.ts";
import { replaceFile } from "./core/replace-file.ts";
import { type StoredOriginal, storedOriginals, type Upload } from "./site/originals.ts";

export const COMMAND = {
  name: "uploads",
  usage: "npx stele uploads [options]",
  summary:
    "Lists the originals that attachments.base_url must serve: key, bytes, type and local file, a line each. " +
    "Upload what is new before you publish the pages that link to it.",
  options: {
    since: { type: "string", value: "FILE", help: "leaves out what an uploads.json lists, such as the published one" },
    stage: { type: "string", value: "DIR", help: "also copies the files there by key, for tools that upload a folder" },
    cache: { type: "string", value: "DIR", default: ".cache", help: "cache folder; safe to delete" },
  },
} as const satisfies Command;

const listSchema = z.object({ files: z.array(z.object({ key: z.string() })) });

/** `npx stele uploads`. @returns 0 if the list was made, 1 for problems in the content, 2 for a wrong call */
export async function main(argv: string[]): Promise<number> {
  const args = parseCommand(COMMAND, argv);
  if (typeof args === "number") return args;
  const { content, json, cache, since, stage } = args.values;
  const known = since === undefined ? new Set<string>() : readKeys(since);
  if (typeof known === "string") return wrongCall(COMMAND, known);
  const loaded = await loadArchive(content, { drafts: false });
  const { facts, ...found } = await inspectArchive(loaded, (file) => path.join(content, file), cache);
  if (found.problems.length > 0) return reportProblems(found, { json, content });
  const { archive, notes } = loaded;
  if (archive.settings.attachments?.base_url === undefined) {
    const message = "no storage is set, so all originals are on the site";
    const fix = "write attachments: { base_url: https://files.example/ } to serve them from elsewhere";
    return reportProblems(
      { problems: [{ kind: "storage-missing", file: "archive.yaml", message, fix }], notes },
      { json, content },
    );
  }
  const all = storedOriginals(archive, facts);
  const uploads = all
    .filter(({ upload }) => !known.has(upload.key))
    .map((original) => ({ ...original.upload, local: localFile(original, content, cache) }));
  if (stage !== undefined) for (const upload of uploads) stageFile(stage, upload);
  if (json) process.stdout.write(`${JSON.stringify({ files: uploads, total: all.length })}\n`);
  else for (const u of uploads) process.stdout.write(`${u.key}\t${u.size}\t${u.type}\t${u.local}\n`);
  process.stderr.write(`${plural(uploads.length, "file")} to upload, of ${all.length} in storage\n`);
  return 0;
}

/** Keys that a list holds, or what is wrong with it. */
function readKeys(file: string): Set<string> | string {
  try {
    const list = listSchema.parse(JSON.parse(fs.readFileSync(file, "utf8")));
    return new Set(list.files.map(({ key }) => key));
  } catch {
    return `--since ${file} cannot be read, or is no uploads.json`;
  }
}

/** The file with the bytes to be uploaded: of a picture that is published stripped, a copy in the cache. */
function localFile({ upload, stripped }: StoredOriginal, content: string, cache: string): string {
  const original = path.join(content, upload.file);
  if (!stripped) return original;
  const copy = path.join(cache, "stripped", upload.sha256);
  if (fileState(copy)?.sha256 === upload.sha256) return copy;
  fs.mkdirSync(path.dirname(copy), { recursive: true });
  const bytes = strippedCopy(original, stripped);
  replaceFile(copy, (temporary) => fs.writeFileSync(temporary, bytes));
  return copy;
}

interface LocalUpload extends Upload {
  /** Path of the file to be uploaded. */
  readonly local: string;
}

function stageFile(stage: string, { key, local, size }: LocalUpload): void {
  const target = path.join(stage, key);
  if (fs.statSync(target, { throwIfNoEntry: false })?.size === size) return;
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.copyFileSync(local, target, fs.constants.COPYFILE_FICLONE);
}
