/**
 * GitHub's actions that the workflows use, each at the commit of a release: a tag can be moved to other code, a commit
 * cannot. To update one, look up its tag: `git ls-remote --tags https://github.com/actions/checkout`.
 */
export const ACTIONS = {
  "actions/cache": { version: "v5.0.5", commit: "27d5ce7f107fe9357f9df03efb73ab90386fccae" },
  "actions/checkout": { version: "v7.0.1", commit: "3d3c42e5aac5ba805825da76410c181273ba90b1" },
  "actions/configure-pages": { version: "v5.0.0", commit: "983d7736d9b0ae728b81ab479565c72886d7745b" },
  "actions/deploy-pages": { version: "v5.0.0", commit: "cd2ce8fcbc39b97be8ca5fce6e763baed58fa128" },
  "actions/download-artifact": { version: "v8.0.1", commit: "3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c" },
  "actions/setup-node": { version: "v7.0.0", commit: "820762786026740c76f36085b0efc47a31fe5020" },
  "actions/upload-artifact": { version: "v7.0.0", commit: "bbbca2ddaa5d8feaa63e36b76fdaad77386f024f" },
  "actions/upload-pages-artifact": { version: "v5.0.0", commit: "fc324d3547104276b827a68afc52ff2a11cc49c9" },
} as const;

/** The value of `uses:` for an action. @param folder of the action in its repository, such as `/restore` */
export function uses(action: keyof typeof ACTIONS, folder = ""): string {
  const { version, commit } = ACTIONS[action];
  return `${action}${folder}@${commit} # ${version}`;
}
