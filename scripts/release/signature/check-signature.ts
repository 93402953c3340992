/** Who has signed a site, as far as anybody can tell. */
import fs from "node:fs";
import path from "node:path";
import { StopError } from "../../core/stop-error.ts";
import { MANIFEST, SIGNATURE } from "../manifest.ts";
import { principalsOf } from "./allowed-signers.ts";
import { fingerprintOf } from "./public-key.ts";
import { isSignature, keyThatSigned } from "./ssh-signature.ts";

/** What is known of a site's signature. */
export type SignatureState =
  | { readonly state: "none" }
  /** It proves nothing; the reason is the end of a sentence that begins with the name of the file. */
  | { readonly state: "wrong"; readonly reason: string }
  /** The holder of this key has signed the manifest; nobody says who that is. */
  | { readonly state: "unknown"; readonly key: string }
  /** The names of whoever holds the key. */
  | { readonly state: "known"; readonly key: string; readonly signer: string };

/** Bytes of the largest file that can be a signature. */
const LARGEST = 1 << 16;

/** The text of a site's signature; undefined if it has none, or a file of that name is another thing. */
export function readSignature(folder: string): string | undefined {
  const file = path.join(folder, SIGNATURE);
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  const text = stat?.isFile() && stat.size <= LARGEST ? fs.readFileSync(file, "utf8") : undefined;
  return text !== undefined && isSignature(text) ? text : undefined;
}

/**
 * Holds the signature of a site against its manifest.
 *
 * @param folder has a manifest
 * @param signers a file of allowed signers, if there is one
 * @param now the time that the validity of keys is held against
 * @throws StopError if the file of allowed signers cannot be read
 */
export function checkSignature(folder: string, signers: string | undefined, now: Date): SignatureState {
  if (!fs.existsSync(path.join(folder, SIGNATURE))) return { state: "none" };
  const signature = readSignature(folder);
  if (signature === undefined) return { state: "wrong", reason: "is no signature" };
  const key = keyThatSigned(fs.readFileSync(path.join(folder, MANIFEST)), signature);
  if ("wrong" in key) return { state: "wrong", reason: key.wrong };
  const signer = signers === undefined ? undefined : principalsOf(key, readSigners(signers), signers, now);
  const fingerprint = fingerprintOf(key);
  return signer === undefined ? { state: "unknown", key: fingerprint } : { state: "known", key: fingerprint, signer };
}

function readSigners(file: string): string {
  try {
    return fs.readFileSync(file, "utf8");
  } catch (error) {
    throw new StopError(`the file of allowed signers cannot be read: ${(error as Error).message}`);
  }
}
