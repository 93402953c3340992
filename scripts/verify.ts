import os from "node:os";
import { type Command, parseCommand } from "./cli/args.ts";
import { lazyProgress } from "./cli/progress.ts";
import { plural } from "./cli/report.ts";
import { gitSetting } from "./history/git.ts";
import { checkSite, type SiteDifference } from "./release/check-site.ts";
import { SIGNATURE } from "./release/manifest.ts";
import { checkSignature, type SignatureState } from "./release/signature/check-signature.ts";

export const COMMAND = {
  name: "verify",
  usage: "npm run verify -- [SITE] [options]",
  summary: "Compares every byte of a published site, or of a copy of one, with its manifest, and says who signed it.",
  options: {
    signers: { type: "string", value: "FILE", help: "the allowed signers; the site must be signed by one of them" },
  },
  positionals: { value: "SITE", help: "the folder (default _site)", least: 0 },
} as const satisfies Command;

/** The setting of git that names a file of allowed signers, as git lists it. */
const SIGNERS = "gpg.ssh.allowedsignersfile";

/** `npm run verify`. @returns 0 if the site is as it was published, 1 if it is not, 2 for a wrong call */
export async function main(argv: string[]): Promise<number> {
  const args = parseCommand(COMMAND, argv);
  if (typeof args === "number") return args;
  const folder = args.positionals[0] ?? "_site";
  const bar = lazyProgress("files");
  const found = checkSite(folder, bar.show);
  bar.done();
  const signers = args.values.signers ?? (await gitSetting(".", SIGNERS))?.replace(/^~(?=[/\\])/, () => os.homedir());
  const signature = checkSignature(folder, signers, new Date());
  const isWhole = found.missing.length + found.changed.length + found.extra.length === 0;
  const isSigned = signature.state === "known" || (args.values.signers === undefined && signature.state !== "wrong");
  if (args.values.json) process.stdout.write(`${JSON.stringify({ ...found, signature })}\n`);
  else process.stderr.write((isWhole ? wholeLine(found) : differences(found)) + signatureLine(signature, signers));
  return isWhole && isSigned ? 0 : 1;
}

function wholeLine({ files, commit }: SiteDifference): string {
  return `${plural(files, "file")}, each as it was published${commit === null ? "" : ` from commit ${commit}`}\n`;
}

function signatureLine(signature: SignatureState, signers: string | undefined): string {
  switch (signature.state) {
    case "none":
      return `nothing proves who published it: it has no ${SIGNATURE}\n`;
    case "wrong":
      return `nothing proves who published it: ${SIGNATURE} ${signature.reason}\n`;
    case "unknown":
      return `signed with ${signature.key}; nothing proves whose key that is: ${signers === undefined ? "name the allowed signers with --signers" : `${signers} does not list it`}\n`;
    case "known":
      return `signed by ${signature.signer} with ${signature.key}, as ${signers} says\n`;
  }
}

function differences({ files, missing, changed, extra }: SiteDifference): string {
  const rows = [
    ...missing.map((name) => `${JSON.stringify(name)} is missing`),
    ...changed.map((name) => `${JSON.stringify(name)} has other bytes`),
    ...extra.map((name) => `${JSON.stringify(name)} is not in the manifest`),
  ];
  return `${rows.join("\n")}\n\n${plural(rows.length, "difference")} to the manifest, which lists ${plural(files, "file")}\n`;
}
