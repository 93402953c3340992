/** Ed25519 keys as OpenSSH writes them, and what they have signed (RFC 8032, RFC 8709). */
import { createHash, createPublicKey, verify } from "node:crypto";
import { WireReader, wireString } from "./wire.ts";

/**
 * The only type that releases are signed with: its signatures are the same each time, and a release has to be. Those of
 * ECDSA and of hardware keys are not.
 */
export const KEY_TYPE = "ssh-ed25519";

/** A public key: the bytes that OpenSSH writes in base64. */
export type PublicKey = Buffer;

/** The type that a public key names itself; empty if it is none. */
export function typeOfKey(key: PublicKey): string {
  try {
    return new WireReader(key).text();
  } catch {
    return "";
  }
}

/** The 32 bytes of an Ed25519 key; undefined if it is none. */
function pointOf(key: PublicKey): Buffer | undefined {
  try {
    const reader = new WireReader(key);
    const [type, point] = [reader.text(), reader.string()];
    return type === KEY_TYPE && point.length === 32 && reader.isAtEnd ? point : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a public key is an Ed25519 key, and whole. */
export function isEd25519(key: PublicKey): boolean {
  return pointOf(key) !== undefined;
}

/** @param point 32 bytes */
export function publicKey(point: Uint8Array): PublicKey {
  return Buffer.concat([wireString(KEY_TYPE), wireString(point)]);
}

/** A public key as one knows it by, `SHA256:…`, the same as `ssh-keygen -l` prints. */
export function fingerprintOf(key: PublicKey): string {
  return `SHA256:${createHash("sha256").update(key).digest("base64").replaceAll("=", "")}`;
}

/** Reads `ssh-ed25519 AAAA… comment`; undefined if the line has no key. */
export function readPublicKey(line: string): PublicKey | undefined {
  const [, type, base64 = ""] = /^\s*([\w@.-]+)\s+([A-Za-z0-9+/]+={0,2})(?:\s|$)/.exec(line) ?? [];
  const key = Buffer.from(base64, "base64");
  return type !== undefined && typeOfKey(key) === type ? key : undefined;
}

/** Whether the holder of a key has signed these bytes. @param signature 64 bytes */
export function hasSigned(key: PublicKey, data: Uint8Array, signature: Uint8Array): boolean {
  const point = pointOf(key);
  if (!point) return false;
  const jwk = { kty: "OKP", crv: "Ed25519", x: point.toString("base64url") };
  return verify(null, data, createPublicKey({ key: jwk, format: "jwk" }), signature);
}
