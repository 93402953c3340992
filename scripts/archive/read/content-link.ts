/** A pushed commit must not choose which folder of the server is published. */
import fs from "node:fs";
import path from "node:path";
import { isInside } from "../../core/paths.ts";
import { StopError } from "../../core/stop-error.ts";
import { git } from "../../history/git.ts";

/**
 * Refuses a content folder that a symbolic link of its repository leads to, unless the folder is in the same checkout. A
 * link that is not tracked was made by somebody who may write on this machine.
 *
 * @throws StopError that names the link and where it leads
 */
export async function refuseLinkedContent(folder: string): Promise<void> {
  for (let at = path.resolve(folder); path.dirname(at) !== at; at = path.dirname(at)) {
    if (!fs.lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink()) continue;
    const [parent, name] = [path.dirname(at), path.basename(at)];
    const tracked = await git(parent, ["ls-files", "-s", "-z", "--", `:(literal)${name}`]).catch(() => undefined);
    if (!tracked?.stdout.startsWith("120000 ")) continue;
    const top = (await git(parent, ["rev-parse", "--show-toplevel"])).stdout.replace(/\n$/, "");
    const [checkout, target] = [fs.realpathSync(top), fs.realpathSync(folder)];
    const isOfGit = path.relative(checkout, target).split(path.sep).includes(".git");
    if (isInside(target, checkout) && !isOfGit) continue;
    throw new StopError(
      `${at} is a symbolic link of the repository that leads out of it, to ${target}; commit the folder itself in its place`,
    );
  }
}
