/** Who has which key: the file that `ssh-keygen -Y verify -f` and git's `gpg.ssh.allowedSignersFile` read. */
import { StopError } from "../../core/stop-error.ts";
import { type PublicKey, readPublicKey } from "./public-key.ts";
import { NAMESPACE } from "./ssh-signature.ts";

/** One line of the file. */
interface AllowedSigner {
  /** Names, as the file has them: `somebody@archive.example`. */
  readonly principals: string;
  readonly options: ReadonlyMap<string, string>;
  readonly key: PublicKey;
}

/** `principals [options] type base64 [comment]`; names and options may be quoted (ssh-keygen(1), ALLOWED SIGNERS). */
const LINE =
  /^("[^"]*"|[^\s"]+)\s+(?:([a-z-]+(?:="[^"]*")?(?:,[a-z-]+(?:="[^"]*")?)*)\s+)?((?:ssh|ecdsa|sk)-\S+\s+\S+.*)$/i;
const OPTION = /([a-z-]+)(?:="([^"]*)")?/gi;
const KNOWN = new Set(["namespaces", "valid-after", "valid-before"]);

/**
 * Finds the name of whoever holds a key.
 *
 * @param text of the file
 * @param file its name, for messages
 * @param now the time that the validity of keys is held against
 * @returns the names as they are in the file; undefined if it does not list the key for this purpose at this time
 * @throws StopError if a line cannot be read
 */
export function principalsOf(key: PublicKey, text: string, file: string, now: Date): string | undefined {
  const lines = text.split(/\r?\n/).map((line, index) => ({ line: line.trim(), number: index + 1 }));
  const signers = lines
    .filter(({ line }) => line !== "" && !line.startsWith("#"))
    .map(({ line, number }) => parseLine(line, `${file}:${number}`));
  return signers.find((one) => one?.key.equals(key) && isFor(one.options, now))?.principals;
}

/** @returns undefined for what is no key of a person: the authority of certificates, which releases have none of */
function parseLine(line: string, place: string): AllowedSigner | undefined {
  const [, principals = "", options = "", rest = ""] = LINE.exec(line) ?? [];
  const key = readPublicKey(rest);
  if (!key) throw new StopError(`${place} is no line of allowed signers; write: name@host.example ssh-ed25519 AAAA…`);
  const named = new Map([...options.matchAll(OPTION)].map(([, name = "", value = ""]) => [name.toLowerCase(), value]));
  if (named.has("cert-authority")) return undefined;
  const unknown = [...named.keys()].find((name) => !KNOWN.has(name));
  if (unknown !== undefined)
    throw new StopError(`${place} has the option ${unknown}, which is not known; there are ${[...KNOWN].join(", ")}`);
  for (const name of ["valid-after", "valid-before"]) {
    const value = named.get(name);
    if (value !== undefined && timeOf(value) === undefined)
      throw new StopError(`${place} has ${name}="${value}", which is no time; write 20261231 or 202612312359Z`);
  }
  return { principals: principals.replaceAll('"', ""), options: named, key };
}

function isFor(options: ReadonlyMap<string, string>, now: Date): boolean {
  const namespaces = options.get("namespaces");
  if (namespaces !== undefined && !matches(NAMESPACE, namespaces)) return false;
  const [after, before] = ["valid-after", "valid-before"].map((name) => timeOf(options.get(name) ?? ""));
  return (after === undefined || now >= after) && (before === undefined || now < before);
}

/** Whether one of a list of patterns fits, and none with an exclamation mark (ssh_config(5), PATTERNS). */
function matches(name: string, list: string): boolean {
  const fits = (pattern: string) =>
    new RegExp(
      `^${pattern
        .replace(/[.+^$()|[\]{}\\]/g, "\\$&")
        .replace(/\*+/g, ".*")
        .replaceAll("?", ".")}$`,
    ).test(name);
  const patterns = list.split(",");
  if (patterns.some((pattern) => pattern.startsWith("!") && fits(pattern.slice(1)))) return false;
  return patterns.some((pattern) => !pattern.startsWith("!") && fits(pattern));
}

/** `YYYYMMDD` or `YYYYMMDDHHMM[SS]`, in local time unless there is a Z. */
function timeOf(text: string): Date | undefined {
  const [, year, month, day, hour = "00", minute = "00", second = "00", zone = ""] =
    /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(Z?)$/i.exec(text) ?? [];
  if (year === undefined) return undefined;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
