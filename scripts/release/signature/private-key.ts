/** Private keys in OpenSSH's own format (PROTOCOL.key of OpenSSH). */
import { createPrivateKey, type KeyObject } from "node:crypto";
import { isEd25519, KEY_TYPE, type PublicKey, typeOfKey } from "./public-key.ts";
import { WireReader } from "./wire.ts";

const ARMOR = /^-----BEGIN OPENSSH PRIVATE KEY-----\s([A-Za-z0-9+/=\s]+)-----END OPENSSH PRIVATE KEY-----\s*$/;
const MAGIC = "openssh-key-v1\0";

/** A key file that was read. */
export interface PrivateKey {
  readonly publicKey: PublicKey;
  /** Absent if the file has a passphrase, or holds a key that is not an Ed25519 key. */
  readonly secret?: KeyObject;
}

/** Reads the text of a key file; undefined if it is none of OpenSSH's. */
export function readPrivateKey(text: string): PrivateKey | undefined {
  const bytes = Buffer.from(ARMOR.exec(text)?.[1] ?? "", "base64");
  if (bytes.subarray(0, MAGIC.length).toString("latin1") !== MAGIC) return undefined;
  try {
    const reader = new WireReader(bytes.subarray(MAGIC.length));
    const cipher = reader.text();
    reader.string(); // name of the function that makes a key of the passphrase
    reader.string(); // its options
    if (reader.number() !== 1) return undefined;
    const publicKey = reader.string();
    const secret = cipher === "none" && isEd25519(publicKey) ? secretOf(reader.string()) : undefined;
    return { publicKey, ...(secret && { secret }) };
  } catch {
    return undefined;
  }
}

/** @throws RangeError if it is cut off */
function secretOf(section: Buffer): KeyObject {
  const reader = new WireReader(section);
  // Two numbers that are equal if the passphrase was right.
  reader.take(8);
  if (reader.text() !== KEY_TYPE) throw new RangeError("two types in one key");
  const [point, pair] = [reader.string(), reader.string()];
  const [d, x] = [pair.subarray(0, 32).toString("base64url"), point.toString("base64url")];
  return createPrivateKey({ key: { kty: "OKP", crv: "Ed25519", d, x }, format: "jwk" });
}

/** A sentence on a key that cannot sign a release; undefined if its type can. */
export function refuseType(key: PublicKey): string | undefined {
  if (isEd25519(key)) return undefined;
  return `is a key of the type ${typeOfKey(key)}; a release is signed with an Ed25519 key, because its signatures are the same each time: ssh-keygen -t ed25519`;
}
