/** What CHANGELOG.md says of the versions between two others. https://keepachangelog.com/en/1.1.0/ */
import semver from "semver";

/** Heading of what readers of the site will notice. */
const READERS = "What readers see";

/** What an upgrade tells. */
export interface News {
  /** Lines for readers of the site, the newest version first; Markdown. Empty if there is nothing. */
  readonly readers: string;
  /** Versions that came in between, the newest first. */
  readonly versions: readonly string[];
}

/**
 * Reads what is new.
 *
 * @param from a version, not told of itself
 * @param to a later version, told of as well
 */
export function newsOf(changelog: string, from: string, to: string): News {
  const sections = changelog.split(/^## /m).slice(1);
  const told = sections.flatMap((section) => {
    const version = /^\[?(\d+\.\d+\.\d+[^\]\s]*)/.exec(section)?.[1];
    const between = version !== undefined && semver.gt(version, from) && semver.lte(version, to);
    return between ? [{ version, text: section.slice(section.indexOf("\n") + 1) }] : [];
  });
  const readers = told.map(({ text }) => readersPart(text)).filter((text) => text !== "");
  return { readers: readers.join("\n"), versions: told.map(({ version }) => version) };
}

function readersPart(section: string): string {
  const part = section.split(/^### /m).find((one) => one.startsWith(`${READERS}\n`)) ?? "";
  return part.slice(READERS.length).trim();
}
