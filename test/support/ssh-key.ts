/** Keys as ssh-keygen writes them, made from a number: what is tested must not make its own input. */
import { createHash, createPrivateKey, createPublicKey } from "node:crypto";

/** DER of an Ed25519 private key before its 32 bytes (RFC 8410, 7). */
const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");

const string = (bytes: Uint8Array | string) => {
  const all = Buffer.from(bytes);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(all.length);
  return Buffer.concat([length, all]);
};

export interface SshKey {
  /** Text of the file of the private key. */
  readonly privateFile: string;
  /** Text of the file of the private key if it has a passphrase that nobody knows. */
  readonly lockedFile: string;
  /** `ssh-ed25519 AAAA… test`. */
  readonly publicLine: string;
  /** `SHA256:…`. */
  readonly fingerprint: string;
}

/** An Ed25519 key. @param seed another key for another one */
export function sshKey(seed: number): SshKey {
  const secret = Buffer.alloc(32, seed);
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, secret]), format: "der", type: "pkcs8" });
  const point = createPublicKey(key).export({ format: "der", type: "spki" }).subarray(-32);
  const shared = Buffer.concat([string("ssh-ed25519"), string(point)]);
  const both = Buffer.concat([secret, point]);
  const words = Buffer.concat([Buffer.alloc(8), shared, string(both), string("test")]);
  // Filled up to whole blocks of eight with 1, 2, 3, …
  const section = Buffer.concat([words, Buffer.from([1, 2, 3, 4, 5, 6, 7]).subarray(0, -words.length & 7)]);
  return {
    privateFile: keyFile("none", "none", shared, section),
    lockedFile: keyFile("aes256-ctr", "bcrypt", shared, Buffer.alloc(section.length, 7)),
    publicLine: `ssh-ed25519 ${shared.toString("base64")} test`,
    fingerprint: `SHA256:${createHash("sha256").update(shared).digest("base64").replaceAll("=", "")}`,
  };
}

/** PROTOCOL.key of OpenSSH. */
function keyFile(cipher: string, kdf: string, shared: Buffer, section: Buffer): string {
  const head = [Buffer.from("openssh-key-v1\0"), string(cipher), string(kdf), string(""), Buffer.from([0, 0, 0, 1])];
  const base64 = Buffer.concat([...head, string(shared), string(section)]).toString("base64");
  const lines = base64.match(/.{1,70}/g) ?? [];
  return ["-----BEGIN OPENSSH PRIVATE KEY-----", ...lines, "-----END OPENSSH PRIVATE KEY-----", ""].join("\n");
}
