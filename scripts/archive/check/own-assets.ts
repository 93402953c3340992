/** Checks that the files which settings name are in the folder `assets` beside the content. */
import type { Place } from "../../core/formats/yaml.ts";
import type { Problem } from "../../core/problems.ts";
import { namedAssets } from "../schema/appearance.ts";
import type { ArchiveSettings } from "../schema/archive.ts";

/**
 * Problems of the logo, of fonts and of the font of cards.
 *
 * @param isThere whether there is a file, by its path below `assets`
 * @param locate finds a value in archive.yaml
 */
export function ownAssetProblems(
  settings: ArchiveSettings,
  isThere: (file: string) => boolean,
  locate: (path: readonly PropertyKey[]) => Place | undefined,
): Problem[] {
  return namedAssets(settings)
    .filter(({ file }) => !isThere(file))
    .map(({ file, at }) => ({
      kind: "asset-missing",
      file: "archive.yaml",
      ...locate(at),
      message: `there is no file assets/${file} beside the content folder`,
      fix: "put it there, or name another",
    }));
}
