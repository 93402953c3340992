/** Asks ssh-agent to sign (draft-ietf-sshm-ssh-agent): the way of keys with a passphrase. */
import net from "node:net";
import { KEY_TYPE, type PublicKey } from "./public-key.ts";
import { WireReader, wireNumber, wireString } from "./wire.ts";

const SIGN_REQUEST = 13;
const SIGN_RESPONSE = 14;
/** Milliseconds. An agent may ask its user, who may be away; a build waits no longer. */
const PATIENCE = 30_000;
/** Bytes of the longest answer that is read. */
const LONGEST = 1 << 16;

/** Where the agent listens; undefined if there is none. */
export function agentSocket(env: NodeJS.ProcessEnv = process.env): string | undefined {
  return env.SSH_AUTH_SOCK || undefined;
}

/**
 * Has the agent sign with one of its keys.
 *
 * @returns 64 bytes of Ed25519
 * @throws Error with the reason as the end of a sentence
 */
export async function signWithAgent(socket: string, key: PublicKey, data: Buffer): Promise<Buffer> {
  const request = Buffer.concat([Buffer.from([SIGN_REQUEST]), wireString(key), wireString(data), wireNumber(0)]);
  const answer = new WireReader(await ask(socket, wireString(request)));
  if (answer.take(1)[0] !== SIGN_RESPONSE) throw new Error("does not have it, or refused");
  const signature = new WireReader(answer.string());
  if (signature.text() !== KEY_TYPE) throw new Error("answered with a signature of another type");
  return signature.string();
}

function ask(path: string, request: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(path, () => socket.write(request));
    const fail = (reason: string) => {
      socket.destroy();
      reject(new Error(reason));
    };
    let read = Buffer.alloc(0);
    socket.setTimeout(PATIENCE, () => fail(`did not answer within ${PATIENCE / 1000} s`));
    socket.on("error", () => fail("cannot be reached"));
    socket.on("close", () => fail("ended the connection"));
    socket.on("data", (piece) => {
      read = Buffer.concat([read, piece]);
      const length = read.length < 4 ? 0 : read.readUInt32BE();
      if (length > LONGEST) return fail("answered too much");
      if (read.length < 4 || read.length < 4 + length) return;
      socket.destroy();
      resolve(read.subarray(4, 4 + length));
    });
  });
}
