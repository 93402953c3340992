/**
 * What only the files of an archive can tell: attachments that cannot be published, or are not what was imported, and the
 * font of its cards.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { showsOriginal } from "../attachments/derivatives.ts";
import { type Inspected, type InspectedFile, inspectFiles } from "../attachments/inspect-all.ts";
import { inspectFont } from "../cards/font-facts.ts";
import { archiveFolder } from "../core/archive-folder.ts";
import { byteSize, bytesOf } from "../core/byte-size.ts";
import { byLevel, type Findings, type Problem } from "../core/problems.ts";
import { type CardPlan, cardTexts } from "./cards.ts";
import { cardFontNotes } from "./check/card-font.ts";
import { checkPersonal } from "./check/personal.ts";
import { checkRecords } from "./check/records.ts";
import { type Loaded, sortProblems } from "./check/validate.ts";
import { fileFolders } from "./model/file-folders.ts";
import type { Archive } from "./model/model.ts";
import { placeOf } from "./read/documents.ts";
import type { ArchiveSettings } from "./schema/archive.ts";

/** All that is wrong with the content and its files, and the facts about the files. */
export interface InspectedArchive extends Findings, Pick<Inspected, "facts"> {
  /** Present if the archive has cards. */
  readonly cards?: CardPlan;
}

/**
 * Inspects the files of every published thread and page, and of those whose text cannot be published.
 *
 * @param locate gives the place of a file on disk
 * @param cache the cache folder
 * @param onProgress called after each file that had to be inspected
 */
export async function inspectArchive(
  { archive, misread, problems, notes }: Loaded,
  locate: (file: string) => string,
  cache: string,
  onProgress?: (done: number, total: number) => void,
): Promise<InspectedArchive> {
  const attached = fileFolders(archive).flatMap(({ path: folder, attachments }) =>
    attachments.map(({ id, file }) => ({ id, file: `${folder}/${file}` })),
  );
  const files = [...attached, ...misread].map((one): InspectedFile => ({ ...one, path: locate(one.file) }));
  const inspected = await inspectFiles(files, cache, { ...(onProgress && { onProgress }) });
  const { facts } = inspected;
  const cards = await inspectCards(archive, facts, locate, cache);
  const found = byLevel([
    ...cards.problems,
    ...inspected.problems,
    ...tooLarge(archive.settings, files, inspected),
    ...checkRecords(archive, facts),
    ...files.flatMap((file) => checkPersonal(archive.settings, file.file, facts(file))),
  ]);
  const withFound = (all: readonly Problem[], more: readonly Problem[]) =>
    more.length > 0 ? sortProblems([...all, ...more]) : all;
  return {
    facts,
    ...(cards.plan && { cards: cards.plan }),
    problems: withFound(problems, found.problems),
    notes: withFound(notes, found.notes),
  };
}

/** Reads the font of the cards, if the settings name one that is there. */
async function inspectCards(
  archive: Archive,
  factsOf: Inspected["facts"],
  locate: (file: string) => string,
  cache: string,
): Promise<{ problems: readonly Problem[]; plan?: CardPlan }> {
  const name = archive.settings.card_font;
  const file = name === undefined ? undefined : path.join(archiveFolder(), "assets", name);
  if (file === undefined || !existsSync(file)) return { problems: [] };
  const place = placeOf(readFileSync(locate("archive.yaml")), "archive.yaml", ["card_font"]);
  const font = await inspectFont(file, cache);
  if ("problem" in font) return { problems: [{ file: "archive.yaml", ...place, ...font.problem }] };
  const texts = cardTexts(archive, factsOf);
  return { problems: cardFontNotes(texts, font, place), plan: { font: { file, sha256: font.sha256 }, texts } };
}

/** Attachments that the site itself would hold, and that are larger than the settings allow. */
function tooLarge(
  { max_attachment: most, attachments, images }: ArchiveSettings,
  files: readonly InspectedFile[],
  inspected: Inspected,
): Problem[] {
  if (most === undefined) return [];
  const hasStorage = attachments?.base_url !== undefined;
  return files.flatMap((file): Problem[] => {
    const facts = inspected.facts(file);
    if (facts.size <= most || (hasStorage && !showsOriginal(facts, images))) return [];
    const message = `the attachment has ${bytesOf(facts.size)}, and max_attachment allows ${byteSize(most)}`;
    const smaller = "save it smaller, or raise max_attachment in archive.yaml";
    const fix = hasStorage
      ? `pages show it from the site itself: ${smaller}`
      : `write attachments: { base_url: https://files.example/ } in archive.yaml and bring it there with npx stele uploads; Git LFS keeps it out of the repository; or ${smaller}`;
    return [{ kind: "attachment-too-large", file: file.file, message, fix }];
  });
}
