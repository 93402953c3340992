/** Checks that the files which settings name are in the folder `assets` beside the content. */
import type { Place } from "../../core/formats/yaml.ts";
import type { Problem } from "../../core/problems.ts";
import type { ArchiveSettings } from "../schema/archive.ts";

/**
 * Problems of the logo and of fonts.
 *
 * @param isThere whether there is a file, by its path below `assets`
 * @param locate finds a value in archive.yaml
 */
export function ownAssetProblems(
  { logo, fonts }: ArchiveSettings,
  isThere: (file: string) => boolean,
  locate: (path: readonly PropertyKey[]) => Place | undefined,
): Problem[] {
  const named: [file: string, path: PropertyKey[]][] = logo === undefined ? [] : [[logo, ["logo"]]];
  for (const name of ["text", "titles"] as const) {
    const family = fonts?.[name];
    if (Array.isArray(family))
      named.push(...family.map((font, at) => [font.file, ["fonts", name, at, "file"]] as (typeof named)[0]));
  }
  return named
    .filter(([file]) => !isThere(file))
    .map(([file, path]) => ({
      kind: "asset-missing",
      file: "archive.yaml",
      ...locate(path),
      message: `there is no file assets/${file} beside the content folder`,
      fix: "put it there, or name another",
    }));
}
