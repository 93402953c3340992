/** Version of Node on every host: the same one makes the same bytes. */
export const NODE = "24";

/** What a repository holds, and so how a host builds its site. */
export type Repository =
  /** Stele itself, with an archive in `content`. */
  | { readonly kind: "tool" }
  /** An archive of its own: `content`, and a `package.json` that names Stele. */
  | { readonly kind: "archive" }
  /** Nothing but `content`. A host fetches Stele from the npm registry, at this version. */
  | { readonly kind: "content-only"; readonly version: string };

/** How a host calls Stele in a repository. */
export interface Calls {
  /** Installs packages; absent if there are none to install. */
  readonly install?: string;
  /** A command of Stele with its options, for a shell. @param quiet leaves out what npm says itself */
  stele(command: string, options?: string, quiet?: boolean): string;
  /** Folder for files that only hosts read. */
  readonly folder: string;
}

/**
 * How a host calls Stele in this repository.
 *
 * @throws Error if the version is none, such as `latest`: the same commit would not always make the same site
 */
export function callsOf(repository: Repository): Calls {
  switch (repository.kind) {
    case "tool":
      return {
        install: "npm ci",
        stele: (command, options, quiet) =>
          `npm run ${quiet ? "--silent " : ""}${command}${options ? ` -- ${options}` : ""}`,
        folder: "scripts/deploy",
      };
    case "archive":
      return { install: "npm ci", stele: withCommand("npx stele"), folder: "deploy" };
    case "content-only": {
      const { version } = repository;
      if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) throw new Error(`"${version}" is no exact version of Stele`);
      return { stele: withCommand(`npx --yes stele@${version}`), folder: "deploy" };
    }
  }
}

function withCommand(call: string): Calls["stele"] {
  return (command, options) => `${call} ${command}${options ? ` ${options}` : ""}`;
}
