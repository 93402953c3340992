/** Moves an archive to another version of Stele: its packages, its files, and a commit of both. */

import { execFile } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import semver from "semver";
import { filesBelow } from "../core/below.ts";
import { firstOf } from "../core/counted.ts";
import { StopError } from "../core/stop-error.ts";
import { type Committed, commitFiles, ownGit } from "../project/git.ts";
import { installPackages, npm, npmProblem } from "../project/npm.ts";
import { released, versionOf } from "../project/registry.ts";
import { keepTarball, STELE, type SteleVersion, TARBALLS, tarballVersion } from "../project/stele-package.ts";
import { putFile, writeChanges } from "./archive-text.ts";
import { type News, newsOf } from "./changelog.ts";

/** What was done. */
export interface Upgraded {
  readonly from: string;
  readonly to: string;
  /** Absent if the archive had the version already. */
  readonly committed?: Committed;
  /** Titles of the migrations that changed something. */
  readonly titles: readonly string[];
  readonly news: News;
}

/** What a person asks for. */
export interface UpgradeOptions {
  /** A version, a tag, or the path of a tarball; undefined for the newest version. */
  readonly wanted?: string | undefined;
  /** Whether an older version will do. */
  readonly force: boolean;
}

/** Files that npm changes. */
const PACKAGE_FILES = ["package.json", "package-lock.json"];

/**
 * Upgrades the archive in a folder.
 *
 * @param onStage called with what is done next, for a person who waits
 * @throws StopError with a sentence for that person, or the signal's reason; the archive is then as it was
 */
export async function upgradeArchive(
  folder: string,
  { wanted, force }: UpgradeOptions,
  signal: AbortSignal,
  onStage: (stage: string) => void,
): Promise<Upgraded> {
  const from = installedVersion(folder);
  await refuseUncommitted(folder);
  const stele = await wantedVersion(wanted, signal);
  const { version: to } = stele;
  if (semver.eq(from, to)) return { from, to, titles: [], news: { readers: "", versions: [] } };
  const isOlder = semver.lt(to, from);
  if (isOlder && !force) throw new StopError(olderAdvice(from, to));
  onStage(`installing Stele ${to}`);
  const restore = packagesOf(folder);
  try {
    const kept = await install(folder, stele, signal);
    // The new version knows what it wants. An older one does not know what this one wanted.
    const { changes, titles } = isOlder ? { changes: {}, titles: [] } : await askNew(folder, from, to, signal);
    signal.throwIfAborted();
    writeChanges(folder, new Map(Object.entries(changes).map(([name, text]) => [name, text ?? undefined])));
    const paths = await changedOf(folder, [...PACKAGE_FILES, ...kept, ...Object.keys(changes)]);
    const committed = await commitFiles({ folder }, paths, messageOf(from, to, titles));
    return { from, to, committed, titles, news: newsIn(folder, from, to) };
  } catch (error) {
    onStage("taking it back");
    await restore();
    throw error;
  }
}

/** The version that is installed, which package.json asks for. */
function installedVersion(folder: string): string {
  const named = readPackage(path.join(folder, "package.json"));
  if (named === undefined) throw new StopError("there is no package.json here; run this in the folder of the archive");
  if (named.name === STELE)
    throw new StopError(
      "this is a clone of Stele, and not an archive that has it as a package; " +
        "`npx stele init DIR --from FOLDER` makes one of its content, with the dates and old addresses that git knows",
    );
  if (named.dependencies?.[STELE] === undefined && named.devDependencies?.[STELE] === undefined)
    throw new StopError("package.json does not name stele; run this in the folder of the archive");
  const installed = readPackage(path.join(packageFolder(folder), "package.json"));
  if (installed === undefined) throw new StopError("Stele is not installed here; run npm install first");
  return installed.version ?? "";
}

interface PackageFile {
  readonly name?: string;
  readonly version?: string;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

function readPackage(file: string): PackageFile | undefined {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : undefined;
}

function packageFolder(folder: string): string {
  return path.join(folder, "node_modules", STELE);
}

/** Whoever looks at the commit, or takes it back, finds in it what the upgrade did and nothing else. */
async function refuseUncommitted(folder: string): Promise<void> {
  const { status, stdout } = await ownGit({ folder }, ["status", "--porcelain", "-z", "--", "."]);
  const begin = "git init && git add -A && git commit -m Begin";
  if (status !== 0)
    throw new StopError(`the archive is in no git repository, so nobody could take an upgrade back; run  ${begin}`);
  const entries = stdout.split("\0").slice(0, -1);
  if (stdout === "") return;
  const named = firstOf(
    entries.map((entry) => entry.slice(3)),
    1,
  );
  throw new StopError(
    `not everything is committed (${named}); commit it, or put it aside with  git stash -u , then upgrade`,
  );
}

async function wantedVersion(wanted: string | undefined, signal: AbortSignal): Promise<SteleVersion> {
  if (wanted !== undefined && /\.t(ar\.)?gz$/.test(wanted)) return tarballVersion(wanted, signal);
  const version = versionOf(wanted ?? "latest", STELE, await released(STELE, signal));
  return { version, spec: version };
}

function olderAdvice(from: string, to: string): string {
  return (
    `Stele ${to} is older than ${from}, which is installed. To take an upgrade back, \`git revert\` its commit and run ` +
    "npm install; or give --force, which changes the packages and nothing else"
  );
}

/** @returns paths of tarballs that were added or taken out */
async function install(folder: string, stele: SteleVersion, signal: AbortSignal): Promise<readonly string[]> {
  const kept = keepTarball(folder, stele);
  const spec = stele.tarball === undefined ? `${STELE}@${stele.version}` : stele.spec;
  const end = await npm(folder, ["install", "--save-exact", "--fetch-retries=1", spec], signal);
  if (end.code !== undefined) throw npmProblem(end, `install Stele ${stele.version}`);
  return kept;
}

/** What the installed version says has to change: a process of its own, because this one runs the old version. */
async function askNew(
  folder: string,
  from: string,
  to: string,
  signal: AbortSignal,
): Promise<{ changes: Record<string, string | null>; titles: string[] }> {
  const tool = packageFolder(folder);
  const bin = path.join(tool, readPackage(path.join(tool, "package.json"))?.bin?.stele ?? "");
  const args = [bin, "migrate", "--from", from, "--dry-run", "--json"];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder, signal, maxBuffer: 2 ** 30 });
    return JSON.parse(stdout);
  } catch (error) {
    signal.throwIfAborted();
    const { stderr = "" } = error as { stderr?: string };
    throw new StopError(`Stele ${to} cannot say what has to change in the archive: ${stderr.trim() || error}`);
  }
}

/** Notes the packages as they are. @returns what brings them back */
function packagesOf(folder: string): () => Promise<void> {
  const tarballs = filesBelow(path.join(folder, TARBALLS)).map((name) => `${TARBALLS}/${name}`);
  const before = new Map(
    [...PACKAGE_FILES, ...tarballs].map((name) => {
      const file = path.join(folder, name);
      return [file, fs.existsSync(file) ? fs.readFileSync(file) : undefined];
    }),
  );
  return async () => {
    const now = filesBelow(path.join(folder, TARBALLS)).map((name) => path.join(folder, TARBALLS, name));
    for (const file of now) if (!before.has(file)) fs.rmSync(file);
    for (const [file, bytes] of before) putFile(file, bytes);
    await installPackages(folder, new AbortController().signal, ["--no-save"]).catch((error: Error) => {
      process.stderr.write(
        `stele: ${error.message}\nstele: package.json is as it was; npm install brings the packages back\n`,
      );
    });
  };
}

/** The paths among these that differ from the commit, and are not ignored. */
async function changedOf(folder: string, paths: readonly string[]): Promise<string[]> {
  const asked = ["ls-files", "-z", "--modified", "--deleted", "--others", "--exclude-standard", "--", ...paths];
  const { stdout } = await ownGit({ folder }, asked);
  return [...new Set(stdout.split("\0").slice(0, -1))];
}

function messageOf(from: string, to: string, titles: readonly string[]): string {
  const list = titles.map((title) => `- ${title}\n`).join("");
  return `Move from Stele ${from} to ${to}${list === "" ? "" : `\n\n${list}`}`;
}

function newsIn(folder: string, from: string, to: string): News {
  const file = path.join(packageFolder(folder), "CHANGELOG.md");
  return newsOf(fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "", from, to);
}
