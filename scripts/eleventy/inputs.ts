/** The inputs of a site, as far as they are known before the content is read. */
import path from "node:path";
import { attempt, filesOf } from "../archive/read/files.ts";
import { type Listing, listContent } from "../archive/read/listing.ts";
import { CachedThreads } from "../archive/read/thread-cache.ts";
import { filesIn } from "../archive/read/walk.ts";
import { fingerprint, toolFingerprint } from "../core/fingerprint.ts";
import { gitSetting, openRepository, type Repository } from "../history/git.ts";
import { type GitHistory, openHistory } from "../history/history.ts";
import { openSigner, SIGNING_KEY, type Signer } from "../release/signature/signer.ts";
import { type BuildOptions, optionsFingerprint } from "./options.ts";
import { assetsFingerprint, configFingerprint, templatesFingerprint } from "./own-files.ts";

/** Inputs that are known before git answers. */
export interface Origin {
  /** Absolute path of the content folder. */
  readonly folder: string;
  /** The repository that knows the content; undefined outside git. */
  readonly repository: Repository | undefined;
  /** Fingerprint of the tool. */
  readonly tool: string;
  /** Fingerprint of Eleventy's configuration, which may change every page. */
  readonly config: string;
  /** Fingerprint of the archive's own styles, scripts, fonts and logo. */
  readonly assets: string;
  /** Signs the release, if somebody does. */
  readonly signer: Signer | undefined;
  /** Fingerprint of all of this, of the options and of the publisher's templates. */
  readonly key: string;
}

/** The content folder, its history in git, and its threads in the cache. */
export interface Inputs extends Origin {
  readonly listing: Listing;
  readonly history: GitHistory | undefined;
  readonly cachedThreads: CachedThreads;
}

/**
 * @param config fingerprint of the configuration in force; that of its files unless given
 * @throws StopError if git refuses to read the repository, or the key that signs cannot be used
 */
export async function findOrigin(options: BuildOptions, config = configFingerprint()): Promise<Origin> {
  const folder = path.resolve(options.content);
  // A preview is never published, and parts are signed once they are joined.
  const isSigned = !options.imagesOnRequest && options.part === undefined;
  const [repository, signingKey] = await Promise.all([
    openRepository(folder),
    isSigned ? gitSetting(folder, SIGNING_KEY) : undefined,
  ]);
  const signer = openSigner(signingKey);
  const { head, shallow, prefix } = repository ?? {};
  const [tool, assets] = [toolFingerprint(), assetsFingerprint()];
  const given = [assets, templatesFingerprint(), optionsFingerprint(options)];
  const key = fingerprint([tool, config, ...given, head, shallow, prefix, signer?.key]);
  return { folder, repository, signer, tool, config, assets, key };
}

/**
 * Lists the content folder; most of it is waiting for git.
 *
 * @param checkedOut a folder for files of the commit that are not on disk
 */
export function listInputs({ folder, repository }: Origin, uncommitted: boolean, checkedOut: string): Promise<Listing> {
  return listContent(folder, repository && !uncommitted ? { repository, checkedOut } : undefined);
}

/**
 * Reads the history and the cached threads of the content, but none of its files.
 *
 * @param cache the cache folder
 * @param listing the files of the content folder, as soon as they are listed
 */
export async function readInputs(origin: Origin, cache: string, listing: Promise<Listing>): Promise<Inputs> {
  const [listed, history, cachedThreads] = await Promise.all([
    listing,
    origin.repository && openHistory(origin.repository, cache),
    CachedThreads.open(cache, origin.tool),
  ]);
  return { ...origin, listing: listed, history, cachedThreads };
}

/** Fingerprint of all that goes into a site. */
export function inputsFingerprint({ key }: Origin, listing: Listing): string {
  if (listing.said !== undefined) return fingerprint([key, listing.clean, listing.said]);
  const files = filesOf((file) => listing.locate(file), listing.ids);
  const problems = [...listing.problems];
  const entries = filesIn(listing.root).map((file) => [file, attempt(file, problems, () => files.id(file))]);
  return fingerprint([key, listing.clean, entries, problems]);
}
