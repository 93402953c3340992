/** Signatures of files as `ssh-keygen -Y sign` makes them (PROTOCOL.sshsig of OpenSSH). */
import { createHash } from "node:crypto";
import { quotedBeginning } from "../../core/shortened.ts";
import { StopError } from "../../core/stop-error.ts";
import { fingerprintOf, hasSigned, KEY_TYPE, type PublicKey } from "./public-key.ts";
import { WireReader, wireNumber, wireString } from "./wire.ts";

/** What a signature is made for: one that the same key made for git, or for another program, proves nothing here. */
export const NAMESPACE = "manifest@stele";

const MAGIC = "SSHSIG";
const VERSION = 1;
const HASH = "sha512";
const [BEGIN, END] = ["-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"];
/** Characters of a line, as ssh-keygen writes them. */
const LINE = /.{1,70}/g;

/** Whether a text looks like a signature file. */
export function isSignature(text: string): boolean {
  return text.startsWith(BEGIN) && text.trimEnd().endsWith(END);
}

/** Makes 64 bytes of Ed25519. */
export type SignBytes = (data: Buffer) => Buffer | Promise<Buffer>;

/**
 * Signs a text.
 *
 * @returns the text of a signature file, the same to the byte as ssh-keygen's
 * @throws StopError if what came back is no signature of the key
 */
export async function signText(text: string, key: PublicKey, sign: SignBytes): Promise<string> {
  const data = signedData(text, HASH);
  const signed = await sign(data);
  if (!hasSigned(key, data, signed))
    throw new StopError(`the key ${fingerprintOf(key)} has not signed what it was given; check stele.signingKey`);
  const signature = Buffer.concat([wireString(KEY_TYPE), wireString(signed)]);
  const strings = [key, NAMESPACE, "", HASH, signature].map(wireString);
  const blob = Buffer.concat([Buffer.from(MAGIC), wireNumber(VERSION), ...strings]);
  return `${[BEGIN, ...(blob.toString("base64").match(LINE) ?? []), END].join("\n")}\n`;
}

/** What the key itself signs. */
function signedData(text: string | Uint8Array, hash: string): Buffer {
  const digest = createHash(hash).update(text).digest();
  return Buffer.concat([Buffer.from(MAGIC), ...[NAMESPACE, "", hash, digest].map(wireString)]);
}

/**
 * Finds out which key has signed a text.
 *
 * @param armored the text of a signature file
 * @returns the key, or what is wrong as the end of a sentence
 */
export function keyThatSigned(text: string | Uint8Array, armored: string): PublicKey | { readonly wrong: string } {
  const parts = parse(armored);
  if (!parts) return { wrong: "is no signature" };
  const { key, namespace, hash, type, signature } = parts;
  if (namespace !== NAMESPACE) return { wrong: `was made for ${quotedBeginning(namespace)} and not for ${NAMESPACE}` };
  if (type !== KEY_TYPE) return { wrong: `was made by a key of the type ${quotedBeginning(type)} and not ${KEY_TYPE}` };
  if (!hasSigned(key, signedData(text, hash), signature))
    return { wrong: "was made of other bytes, or by another key" };
  return key;
}

interface Parts {
  readonly key: PublicKey;
  readonly namespace: string;
  readonly hash: "sha256" | "sha512";
  readonly type: string;
  readonly signature: Buffer;
}

function parse(armored: string): Parts | undefined {
  if (!isSignature(armored)) return undefined;
  try {
    const reader = new WireReader(Buffer.from(armored.trimEnd().slice(BEGIN.length, -END.length), "base64"));
    if (reader.take(MAGIC.length).toString() !== MAGIC || reader.number() !== VERSION) return undefined;
    const [key, namespace] = [reader.string(), reader.text()];
    reader.string(); // reserved
    const [hash, signed] = [reader.text(), new WireReader(reader.string())];
    if (hash !== "sha256" && hash !== "sha512") return undefined;
    return { key, namespace, hash, type: signed.text(), signature: signed.string() };
  } catch {
    return undefined;
  }
}
