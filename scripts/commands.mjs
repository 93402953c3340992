// @ts-check
import { IS_PACKAGE } from "./core/code/state.mjs";

/** Names of all commands; each is a file beside this one. */
export const COMMANDS = [
  ...[
    "init",
    "build",
    "join",
    "serve",
    "check",
    "verify",
    "export",
    "new",
    "comments",
    "fetch",
    "import",
    "uploads",
    "upgrade",
    "migrate",
  ],
  // For work on the tool itself.
  ...(IS_PACKAGE ? [] : ["bench", "pack"]),
];
