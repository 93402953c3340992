import path from "node:path";
import { type CapturedFiles, compareCaptured } from "./archive/captured.ts";
import { type FileRecord, recordDifference } from "./archive/model/file-record.ts";
import { type Command, parseCommand } from "./cli/args.ts";
import { lazyProgress } from "./cli/progress.ts";
import { plural } from "./core/counted.ts";
import { fileState } from "./core/file-state.ts";
import { withHome } from "./core/paths.ts";
import { gitSetting } from "./history/git.ts";
import { checkSite, type SiteDifference } from "./release/check-site.ts";
import { MANIFEST, readManifest, SIGNATURE } from "./release/manifest.ts";
import { checkSignature, type SignatureState } from "./release/signature/check-signature.ts";

export const COMMAND = {
  name: "verify",
  usage: "npx stele verify [SITE] [options]",
  summary:
    "Compares every byte of a published site, or of a copy of one, with its manifest, says who signed it, and compares " +
    "the attachments with the capture.json of the content folder, if there is one.",
  options: {
    signers: { type: "string", value: "FILE", help: "the allowed signers; the site must be signed by one of them" },
  },
  positionals: { value: "SITE", help: "the folder (default _site)", least: 0 },
} as const satisfies Command;

/** The setting of git that names a file of allowed signers, as git lists it. */
const SIGNERS = "gpg.ssh.allowedsignersfile";

/** `npx stele verify`. @returns 0 if the site is as it was published, 1 if it is not, 2 for a wrong call */
export async function main(argv: string[]): Promise<number> {
  const args = parseCommand(COMMAND, argv);
  if (typeof args === "number") return args;
  const folder = args.positionals[0] ?? "_site";
  const bar = lazyProgress("files");
  const found = checkSite(folder, bar.show);
  bar.done();
  const signers = args.values.signers ?? (await signersOfGit());
  const signature = checkSignature(folder, signers, new Date());
  const captured = await compareCaptured(args.values.content, publishedIn(folder, found));
  const isWhole = found.missing.length + found.changed.length + found.extra.length === 0;
  const isSigned = signature.state === "known" || (args.values.signers === undefined && signature.state !== "wrong");
  const isCaptured = captured.different.length + captured.unread.length === 0;
  if (args.values.json) process.stdout.write(`${JSON.stringify({ ...found, signature, captured })}\n`);
  else {
    const whole = isWhole ? wholeLine(found) : differences(found);
    process.stderr.write(whole + signatureLine(signature, signers) + capturedLines(captured));
  }
  return isWhole && isSigned && isCaptured ? 0 : 1;
}

/** The file that git has for allowed signers, if it has one. */
async function signersOfGit(): Promise<string | undefined> {
  const file = await gitSetting(".", SIGNERS);
  return file === undefined ? undefined : withHome(file);
}

/** The files of a site as they are: those that are as the manifest lists them are not read again. */
function publishedIn(folder: string, { missing, changed }: SiteDifference): (name: string) => FileRecord | undefined {
  const listed = new Map(readManifest(path.join(folder, MANIFEST))?.files.map((entry) => [entry.path, entry]));
  const [gone, other] = [new Set(missing), new Set(changed)];
  return (name) => {
    const entry = listed.get(name);
    // The record is of the committed file, and this is a copy without its place.
    if (!entry || entry.stripped || gone.has(name)) return undefined;
    const { sha256, size } = (other.has(name) ? fileState(path.join(folder, name)) : undefined) ?? entry;
    return { sha256, size };
  };
}

function capturedLines({ compared, different, unread }: CapturedFiles): string {
  const rows = [
    ...unread.map((record) => `${JSON.stringify(record)} cannot be read; npx stele check says why`),
    ...different.map(({ path: name, record, expected, found }) => {
      const difference = recordDifference(expected, found);
      return `${JSON.stringify(name)} is not the file that ${JSON.stringify(record)} names: ${difference}`;
    }),
  ];
  if (rows.length > 0) return `${rows.join("\n")}\n`;
  return compared === 0 ? "" : `${plural(compared, "attachment")}, each as it was imported or fetched\n`;
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
