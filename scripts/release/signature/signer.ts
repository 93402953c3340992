/** Who signs the releases: the setting `stele.signingKey` of git, and the key that it names. */
import { sign } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { withHome } from "../../core/paths.ts";
import { StopError } from "../../core/stop-error.ts";
import { agentSocket, signWithAgent } from "./agent.ts";
import { readPrivateKey, refuseType } from "./private-key.ts";
import { fingerprintOf, type PublicKey, readPublicKey } from "./public-key.ts";
import { type SignBytes, signText } from "./ssh-signature.ts";

/** Signs releases. */
export interface Signer {
  /** Fingerprint of the key, `SHA256:…`. */
  readonly key: string;
  /** @returns the text of a signature file @throws StopError if the key cannot be used */
  sign(text: string): Promise<string>;
}

/** The setting of git that names the key, as git lists it. */
export const SIGNING_KEY = "stele.signingkey";

/** Bytes of the largest file that can be a key. */
const LARGEST = 1 << 16;

/**
 * Opens the key of the releases. No program runs: keys without a passphrase are read here, and ssh-agent is asked for the
 * others.
 *
 * @param setting the value of `stele.signingKey`: the path of a private or a public key, or the public key itself, as for
 *   git's `user.signingKey`
 * @returns undefined if there is no such setting, or an empty one
 * @throws StopError if it names no key that can sign
 */
export function openSigner(setting: string | undefined): Signer | undefined {
  if (setting === undefined || setting === "") return undefined;
  const literal = readPublicKey(setting.replace(/^key::/, ""));
  const file = literal ? undefined : keyFile(setting);
  const { publicKey, bytes } = literal ? { publicKey: literal, bytes: byAgent(literal) } : readKey(file ?? "");
  const refusal = refuseType(publicKey);
  if (refusal !== undefined) throw new StopError(`stele.signingKey: ${file ?? "it"} ${refusal}`);
  return { key: fingerprintOf(publicKey), sign: (text) => signText(text, publicKey, bytes) };
}

function keyFile(setting: string): string {
  const file = withHome(setting);
  if (path.isAbsolute(file)) return file;
  // Relative to what would differ between a repository, a worktree of it and a hook.
  throw new StopError(
    `stele.signingKey is ${JSON.stringify(setting)}; write a whole path, such as ~/.ssh/id_ed25519, or a public key`,
  );
}

/** Reads a key file, and how it signs. */
function readKey(file: string): { readonly publicKey: PublicKey; readonly bytes: SignBytes } {
  const text = readSmall(file);
  const shared = readPublicKey(text);
  // Beside a public key its private one is looked for, as ssh-keygen does.
  const own = shared ? privateBeside(file) : readPrivateKey(text);
  const publicKey = shared ?? own?.publicKey;
  if (!publicKey) throw new StopError(`stele.signingKey: ${file} holds no key in OpenSSH's format`);
  const { secret } = own ?? {};
  const isPair = secret && own?.publicKey.equals(publicKey);
  return { publicKey, bytes: isPair ? (data) => sign(null, data, secret) : byAgent(publicKey, file) };
}

function privateBeside(file: string) {
  const beside = file.replace(/\.pub$/, "");
  return beside !== file && fs.existsSync(beside) ? readPrivateKey(readSmall(beside)) : undefined;
}

function readSmall(file: string): string {
  try {
    const stat = fs.statSync(file);
    if (!stat.isFile() || stat.size > LARGEST) throw new Error("it is no file of a key");
    return fs.readFileSync(file, "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new StopError(
      `stele.signingKey names ${file}, which cannot be read: ${code === "ENOENT" ? "there is no such file" : message}`,
    );
  }
}

/** Signs with a key whose private half only ssh-agent has. @param file where it is, if it has a passphrase */
function byAgent(key: PublicKey, file?: string): SignBytes {
  return async (data) => {
    const what = `the key ${fingerprintOf(key)}${file === undefined ? "" : ` of ${file}`}`;
    const advice = "add it with ssh-add, or name a key without a passphrase in stele.signingKey";
    const socket = agentSocket();
    if (socket === undefined)
      throw new StopError(
        `${what} has a passphrase or is elsewhere, and no ssh-agent runs here; start one and ${advice}`,
      );
    try {
      return await signWithAgent(socket, key, data);
    } catch (error) {
      throw new StopError(
        `${what} has a passphrase or is elsewhere, and ssh-agent ${(error as Error).message}; ${advice}`,
      );
    }
  };
}
