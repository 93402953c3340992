/** Makes a new archive: a git repository with everything in it, or nothing at all. */
import fs from "node:fs";
import path from "node:path";
import { isInside } from "../core/paths.ts";
import { StopError } from "../core/stop-error.ts";
import { type Committed, commitFiles, type OwnRepository, ownGit } from "../project/git.ts";
import { installPackages } from "../project/npm.ts";
import { keepTarball, type SteleVersion } from "../project/stele-package.ts";
import { BOARD, firstContent } from "./content-files.ts";
import { frameFiles } from "./frame-files.ts";
import { type Brought, bringContent } from "./from/bring-content.ts";
import { LEFT_OUT_FILE, leftOutFile } from "./from/left-out.ts";
import { writeFiles } from "./new-file.ts";
import { makeWhole, openTarget, type Target } from "./target.ts";
import { en } from "./words/en.ts";
import { languageOf, WORDS } from "./words/pick.ts";
import type { HostChoice, Words } from "./words/words.ts";

/** Branch of the first commit, which the files of the hosts publish. */
const BRANCH = "main";

/** A new archive as its owner wants it. */
export interface ArchivePlan {
  /** The folder, as it was given. */
  readonly folder: string;
  readonly title: string;
  /** Tag of a language that new archives speak. */
  readonly lang: string;
  readonly host: HostChoice;
  /** A folder that the first content comes from. */
  readonly from?: string | undefined;
  readonly stele: SteleVersion;
  /** Whether packages are installed; without it there is no lock file, which hosts need. */
  readonly install: boolean;
  /** Today, `2016-11-30`. */
  readonly date: string;
  /** Commands of this Stele. */
  readonly commands: readonly string[];
}

/** What was made. */
export interface MadeArchive {
  readonly committed: Committed;
  readonly brought?: Brought;
}

/**
 * Looks at the folders of a plan, before anything is done.
 *
 * @throws StopError with a sentence for the person if one of them will not do
 */
export async function openPlan({ folder, from }: Pick<ArchivePlan, "folder" | "from">): Promise<Target> {
  const target = await openTarget(folder, hasCommits);
  if (from !== undefined) refuseSource(from, target);
  return target;
}

/**
 * Makes an archive.
 *
 * @param onStage called with what is done next, for a person who waits
 * @throws StopError with a sentence for that person; the signal's reason if it aborted. Nothing is left then
 */
export async function makeArchive(
  target: Target,
  plan: ArchivePlan,
  signal: AbortSignal,
  onStage: (stage: string) => void,
): Promise<MadeArchive> {
  let made: MadeArchive | undefined;
  await makeWhole(target, async (folder) => {
    const repository = await openRepository(target, folder);
    made = await fillRepository(folder, repository, plan, { signal, onStage }).catch(async (error: unknown) => {
      if (target.now === "repository") await emptyRepository(repository);
      throw error;
    });
  });
  if (made === undefined) throw new Error("the archive was not filled");
  return made;
}

interface Waiting {
  readonly signal: AbortSignal;
  readonly onStage: (stage: string) => void;
}

async function fillRepository(
  folder: string,
  repository: OwnRepository,
  plan: ArchivePlan,
  { signal, onStage }: Waiting,
) {
  const brought = await fill(folder, plan);
  signal.throwIfAborted();
  if (plan.install) {
    onStage(`installing packages of Stele ${plan.stele.version}`);
    await installPackages(folder, signal);
  }
  const committed = await commitFiles(repository, ["."], "Begin the archive");
  signal.throwIfAborted();
  return { committed, ...(brought && { brought }) };
}

/** Writes all files of the archive. */
async function fill(folder: string, plan: ArchivePlan): Promise<Brought | undefined> {
  const { title, lang, date, host, from, commands, stele } = plan;
  const content = path.join(folder, "content");
  const beginning = { title, lang, date, words: wordsIn(lang) };
  const brought = from === undefined ? undefined : await bringContent(from, content, beginning);
  if (!brought) writeFiles(content, firstContent(beginning));
  else if (brought.left.length > 0)
    writeFiles(folder, [
      { path: LEFT_OUT_FILE, text: leftOutFile(path.basename(path.resolve(from ?? "")), brought.left) },
    ]);
  const { settings = plan, board = BOARD } = brought ?? {};
  const frame = { title: settings.title, words: wordsIn(settings.lang), host, board, commands, stele: stele.spec };
  writeFiles(folder, frameFiles({ ...frame, folder: path.basename(path.resolve(plan.folder)) }));
  keepTarball(folder, stele);
  return brought;
}

/** The words of a language, or English ones. */
function wordsIn(lang: string): Words {
  return WORDS.get(languageOf(lang) ?? "en") ?? en;
}

/** A repository for the files of a folder: the one that is in the target's place already, or a new one. */
async function openRepository(target: Target, folder: string): Promise<OwnRepository> {
  if (target.now === "repository") {
    const gitDir = path.join(target.folder, ".git");
    const repository = { folder, gitDir };
    await run(repository, ["symbolic-ref", "HEAD", `refs/heads/${BRANCH}`]);
    return repository;
  }
  const repository = { folder };
  await run(repository, ["init", "--quiet", `--initial-branch=${BRANCH}`]);
  return repository;
}

/** Takes the first commit back, so that the repository is as empty as it was. */
async function emptyRepository(repository: OwnRepository): Promise<void> {
  await ownGit(repository, ["update-ref", "-d", `refs/heads/${BRANCH}`]);
  await ownGit(repository, ["read-tree", "--empty"]);
}

async function run(repository: OwnRepository, args: readonly string[]): Promise<void> {
  const { status, stderr } = await ownGit(repository, args);
  if (status !== 0) throw new StopError(`git ${args[0]} fails: ${stderr.trim()}`);
}

async function hasCommits(folder: string): Promise<boolean> {
  const { status, stdout } = await ownGit({ folder }, ["rev-list", "--all", "--max-count=1"]);
  // A repository that git cannot read may hold anything.
  return status !== 0 || stdout.trim() !== "";
}

function refuseSource(from: string, target: Target): void {
  const folder = path.resolve(from);
  if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new StopError(`there is no folder ${from}`);
  if (isInside(target.folder, folder) || isInside(folder, target.folder))
    throw new StopError(`the new archive and ${from} are in each other; make the archive somewhere else`);
}
