/** What changes in an archive's files from one version to another. Pure. */
import semver from "semver";

/** The text files of an archive's repository, by their paths below its folder, with forward slashes. */
export interface ArchiveText {
  readonly paths: readonly string[];
  /** @returns undefined for a file that is no text, or not there */
  read(path: string): string | undefined;
}

/** New texts by path; undefined for a file that is to be removed. */
export type Changes = ReadonlyMap<string, string | undefined>;

/** One change of the form. It finds nothing to do in an archive that has the new form already. */
export interface Migration {
  /** The first version that wants the new form. */
  readonly version: string;
  /** What becomes of an archive, as a line of a commit message: `Write url: false where there is no url`. */
  readonly title: string;
  /** Computes the new texts. It keeps every word, comments too, and every address of a thread. */
  apply(archive: ArchiveText): Changes;
}

/** What migrations came to. */
export interface Migrated {
  readonly changes: Changes;
  /** Titles of those that changed something, in order. */
  readonly titles: readonly string[];
}

/**
 * Makes all changes from one version to another. Each migration sees what those before it made.
 *
 * @param from version that the archive was made for or moved to last
 * @param to version of the form that is wanted
 */
export function migrate(archive: ArchiveText, from: string, to: string, migrations: readonly Migration[]): Migrated {
  const due = migrations.filter(({ version }) => semver.gt(version, from) && semver.lte(version, to));
  const changes = new Map<string, string | undefined>();
  const titles: string[] = [];
  for (const { title, apply } of due.toSorted((a, b) => semver.compare(a.version, b.version))) {
    const made = [...apply(withChanges(archive, changes))].filter(
      ([path, text]) => text !== textOf(archive, changes, path),
    );
    for (const [path, text] of made) changes.set(path, text);
    if (made.length > 0) titles.push(title);
  }
  return { changes, titles };
}

function withChanges(archive: ArchiveText, changes: Changes): ArchiveText {
  const paths = new Set(archive.paths);
  for (const [path, text] of changes) {
    if (text === undefined) paths.delete(path);
    else paths.add(path);
  }
  return { paths: [...paths].sort(), read: (path) => textOf(archive, changes, path) };
}

function textOf(archive: ArchiveText, changes: Changes, path: string): string | undefined {
  return changes.has(path) ? changes.get(path) : archive.read(path);
}
