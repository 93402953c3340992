import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { rasterize } from "../attachments/rasterize.ts";
import { StopError } from "../core/stop-error.ts";
import { type Exported, type ExportOptions, exportFolder, stagingFor } from "./export-folder.ts";
import { readWebManifest } from "./site-facts.ts";

/** Debian's package with the program that writes ZIM files, and the program. */
const PACKAGE = "zim-tools";
const PROGRAM = "zimwriterfs";
/** The picture that readers show for an archive, and its size in pixels (openZIM, "Metadata": Illustration_48x48@1). */
const ILLUSTRATION = { file: "illustration.png", size: 48 };
/** The longest that openZIM allows, in characters. */
const TITLE = 30;
const DESCRIPTION = 80;

/** ISO 639-3 of languages that archives are in, as ZIM files name them; others are taken from the tag if it has three letters. */
const LANGUAGES: Readonly<Record<string, string>> = {
  zh: "zho",
  en: "eng",
  ja: "jpn",
  ko: "kor",
  fr: "fra",
  de: "deu",
};

/**
 * Makes a ZIM file of a published site, which Kiwix and others read. They have a search of their own, so the index is not
 * in it.
 *
 * @param options as for a folder; `to` is the file, which is not there yet
 * @throws StopError if zim-tools are not installed, or refuse the site
 */
export async function exportZim(options: Omit<ExportOptions, "search">): Promise<Exported> {
  const { site, to } = options;
  if (fs.existsSync(to)) throw new StopError(`${to} is there already; name a new file, or remove it`);
  const facts = readWebManifest(site);
  const staging = stagingFor(to);
  const file = path.join(staging, path.basename(to));
  try {
    const folder = path.join(staging, "site");
    const exported = await exportFolder({ ...options, to: folder, search: false });
    const icon = fs.readFileSync(path.join(site, (facts.icons.at(-1)?.src ?? "").slice(facts.scope.length)));
    fs.writeFileSync(path.join(folder, ILLUSTRATION.file), await rasterize(icon, ILLUSTRATION.size));
    await run(PROGRAM, [
      "--welcome=index.html",
      `--illustration=${ILLUSTRATION.file}`,
      `--language=${languageOf(facts.lang)}`,
      `--title=${cut(facts.name, TITLE)}`,
      `--description=${cut(facts.description ?? facts.name, DESCRIPTION)}`,
      `--name=${nameOf(to)}`,
      `--creator=${facts.name}`,
      "--publisher=Stele",
      folder,
      file,
    ]);
    fs.renameSync(file, to);
    return { ...exported, bytes: fs.statSync(to).size };
  } finally {
    fs.rmSync(staging, { recursive: true, force: true });
  }
}

/** @throws StopError with what the program printed, if it fails */
async function run(program: string, args: readonly string[]): Promise<void> {
  let printed = "";
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (data: Buffer) => {
        printed = (printed + data.toString()).slice(-2000);
      });
    }
    child.on("error", reject);
    child.on("close", resolve);
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    throw new StopError(`${program} is not installed; install ${PACKAGE} (apt install ${PACKAGE}), or export a folder`);
  });
  if (code !== 0) throw new StopError(`${program} failed:\n${printed.trim()}`);
}

function languageOf(tag: string): string {
  const language = tag.toLowerCase().split("-")[0] ?? "";
  return LANGUAGES[language] ?? (language.length === 3 ? language : "mul");
}

function nameOf(file: string): string {
  return path.basename(file, ".zim").replace(/\s+/g, "_");
}

function cut(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join("")}…`;
}
