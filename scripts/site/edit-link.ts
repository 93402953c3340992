import { type Forge, forgeAt, type RepositorySettings } from "../archive/schema/repository.ts";
import { withoutEndSlashes } from "../core/paths.ts";

/** Address of each forge's editor of one file. `path` and `branch` are percent-encoded. */
const EDITORS: Record<Forge, (url: string, branch: string, path: string) => string> = {
  github: (url, branch, path) => `${url}/edit/${branch}/${path}`,
  gitlab: (url, branch, path) => `${url}/-/edit/${branch}/${path}`,
  gitea: (url, branch, path) => `${url}/_edit/${branch}/${path}`,
  forgejo: (url, branch, path) => `${url}/_edit/${branch}/${path}`,
  bitbucket: (url, branch, path) => `${url}/src/${branch}/${path}?mode=edit&at=${branch}`,
};

/**
 * Address that opens a file of the content in the forge's editor.
 *
 * @param prefix path of the content folder below the repository's root as git tells it; undefined outside git
 * @param file path below the content folder
 * @returns undefined if no repository is named, or if the folder of the content in it is not known
 */
export function editLink(
  repository: RepositorySettings | undefined,
  prefix: string | undefined,
  file: string,
): string | undefined {
  const folder = repository?.folder ?? prefix;
  const forge = repository && (repository.forge ?? forgeAt(repository.url));
  if (!repository || !forge || folder === undefined) return undefined;
  const path = [...folder.split("/"), ...file.split("/")].filter((segment) => segment !== "" && segment !== ".");
  const url = withoutEndSlashes(repository.url).replace(/\.git$/, "");
  return EDITORS[forge](url, encode(repository.branch.split("/")), encode(path));
}

function encode(segments: readonly string[]): string {
  return segments.map(encodeURIComponent).join("/");
}
