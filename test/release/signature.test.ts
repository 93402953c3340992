/** Signatures of releases: OpenSSH's format, so that ssh-keygen can check them when nobody has Stele any more. */
import net from "node:net";
import path from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { principalsOf } from "../../scripts/release/signature/allowed-signers.ts";
import { fingerprintOf, readPublicKey } from "../../scripts/release/signature/public-key.ts";
import { openSigner } from "../../scripts/release/signature/signer.ts";
import { keyThatSigned } from "../../scripts/release/signature/ssh-signature.ts";
import { temporaryFolder, write } from "../support/archive.ts";
import { sshKey } from "../support/ssh-key.ts";

const TEXT = "the manifest\n";
const KEY = sshKey(5);
/** Made of the text by ssh-keygen of OpenSSH 9.2, -n manifest@stele, with this key. */
const BY_SSH_KEYGEN = `-----BEGIN SSH SIGNATURE-----
U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgbnoc3Smwt4/ROvTFWY/v9O8qlx
ZuPKby5Pv8zYBQW/EAAAAObWFuaWZlc3RAc3RlbGUAAAAAAAAABnNoYTUxMgAAAFMAAAAL
c3NoLWVkMjU1MTkAAABAM8ZhyNv9VuHmn+agn3tOm8nJfhMoIHy+oVGYJ4mqLW5yOHZlV8
w+p4Iyj9mILb+yoNkd5Sx9TTU1tvA+W+gPDQ==
-----END SSH SIGNATURE-----
`;
/** The same for another purpose, -n git. */
const FOR_GIT = `-----BEGIN SSH SIGNATURE-----
U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgbnoc3Smwt4/ROvTFWY/v9O8qlx
ZuPKby5Pv8zYBQW/EAAAADZ2l0AAAAAAAAAAZzaGE1MTIAAABTAAAAC3NzaC1lZDI1NTE5
AAAAQJQJl4wCddzr4SG8tyPMbc/ZGKJ+Qp9Rni4R+1xQpkSY2a2ZBYfNzn1+pPu7e7HRyV
xPgXgWtgj9mqqBXtzk3gU=
-----END SSH SIGNATURE-----
`;

/** A folder with keys. */
function keys(): string {
  const folder = temporaryFolder();
  write(folder, {
    plain: KEY.privateFile,
    "plain.pub": `${KEY.publicLine}\n`,
    locked: KEY.lockedFile,
    "locked.pub": `${KEY.publicLine}\n`,
    "rsa.pub": `ssh-rsa ${Buffer.from("\0\0\0\x07ssh-rsa\0\0\0\x01\x03\0\0\0\x01\x05", "latin1").toString("base64")} x\n`,
    notes: "no key at all\n",
  });
  return folder;
}

const sign = async (setting: string) => openSigner(setting)?.sign(TEXT);

/** Stands in for ssh-agent: answers every request with these bytes, or with nothing. */
async function agent(answer: Buffer | undefined): Promise<void> {
  const socket = path.join(temporaryFolder(), "agent");
  const server = net.createServer((connection) => {
    connection.on("error", () => {});
    connection.on("data", () => (answer ? connection.write(answer) : connection.end()));
  });
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  onTestFinished(() => void server.close());
  vi.stubEnv("SSH_AUTH_SOCK", socket);
}

const wire = (...parts: readonly (Buffer | string)[]) => {
  const bytes = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};

describe("a release is signed", () => {
  test("as ssh-keygen signs, to the byte and each time, with the private key or the public one beside it", async () => {
    const folder = keys();
    for (const name of ["plain", "plain", "plain.pub"])
      expect([name, await sign(path.join(folder, name))]).toEqual([name, BY_SSH_KEYGEN]);
    expect(openSigner(path.join(folder, "plain"))?.key).toBe(KEY.fingerprint);
  });

  test("by ssh-agent if the key has a passphrase, or is named alone", async () => {
    const folder = keys();
    const bytes = Buffer.from(BY_SSH_KEYGEN.replace(/-----.*-----/g, ""), "base64").subarray(-64);
    await agent(wire(Buffer.from([14]), wire(wire("ssh-ed25519"), wire(bytes))));
    const settings = [
      path.join(folder, "locked"),
      path.join(folder, "locked.pub"),
      KEY.publicLine,
      `key::${KEY.publicLine}`,
    ];
    for (const setting of settings) expect([setting, await sign(setting)]).toEqual([setting, BY_SSH_KEYGEN]);
  });

  test("by nobody if no key is set", () => {
    expect([openSigner(undefined), openSigner("")]).toEqual([undefined, undefined]);
  });
});

describe("a key that cannot sign is told in a sentence", () => {
  test.each<[string, string, string]>([
    ["there is no such file", "none", "none, which cannot be read: there is no such file"],
    ["a folder", ".", "which cannot be read: it is no file of a key"],
    ["a file that is no key", "notes", "notes holds no key in OpenSSH's format"],
    ["another type of key", "rsa.pub", "rsa.pub is a key of the type ssh-rsa; a release is signed with an Ed25519 key"],
  ])("%s", (_, name, message) => {
    expect(() => openSigner(path.join(keys(), name))).toThrow(message);
  });

  test("a path that leads elsewhere in another folder", () => {
    expect(() => openSigner(".ssh/id_ed25519")).toThrow("write a whole path, such as ~/.ssh/id_ed25519");
  });

  test("a passphrase, and no agent", async () => {
    vi.stubEnv("SSH_AUTH_SOCK", "");
    await expect(sign(path.join(keys(), "locked"))).rejects.toThrow(
      "no ssh-agent runs here; start one and add it with ssh-add",
    );
    vi.stubEnv("SSH_AUTH_SOCK", path.join(temporaryFolder(), "gone"));
    await expect(sign(path.join(keys(), "locked"))).rejects.toThrow("ssh-agent cannot be reached; add it with ssh-add");
  });

  test.each<[string, Buffer | undefined, string]>([
    ["that does not have it", wire(Buffer.from([5])), "does not have it, or refused"],
    ["that hangs up", undefined, "ended the connection"],
    ["that signs with another key", wire(Buffer.from([14]), wire(wire("ssh-rsa"), wire("x"))), "another type"],
    [
      "that signs something else",
      wire(Buffer.from([14]), wire(wire("ssh-ed25519"), wire(Buffer.alloc(64, 1)))),
      "has not signed what it was given",
    ],
    ["that answers too much", Buffer.from([0x7f, 0, 0, 0]), "answered too much"],
  ])("an agent %s", async (_, answer, message) => {
    await agent(answer);
    await expect(sign(path.join(keys(), "locked"))).rejects.toThrow(message);
  });
});

describe("a signature", () => {
  const keyOf = (text: string, armored: string) => {
    const key = keyThatSigned(text, armored);
    return "wrong" in key ? key.wrong : fingerprintOf(key);
  };

  test("of ssh-keygen's names the key that made it", () => {
    expect(keyOf(TEXT, BY_SSH_KEYGEN)).toBe(KEY.fingerprint);
    expect(keyOf(TEXT, BY_SSH_KEYGEN.replaceAll("\n", "\r\n"))).toBe(KEY.fingerprint);
  });

  test("of other bytes, for another purpose, or of nothing proves nothing", async () => {
    expect(keyOf("another manifest\n", BY_SSH_KEYGEN)).toBe("was made of other bytes, or by another key");
    expect(keyOf(TEXT, FOR_GIT)).toBe('was made for "git" and not for manifest@stele');
    for (const text of ["", "x", BY_SSH_KEYGEN.slice(0, 200), BY_SSH_KEYGEN.replace("U1NI", "AAAA")])
      expect([text, keyOf(TEXT, text)]).toEqual([text, "is no signature"]);
  });

  test("proves nothing with any one byte changed", () => {
    const [begin = "", ...lines] = BY_SSH_KEYGEN.trimEnd().split("\n");
    const end = lines.pop();
    const bytes = Buffer.from(lines.join(""), "base64");
    const believed = [...bytes.keys()].filter((at) => {
      const other = Buffer.from(bytes);
      other[at] = (other[at] ?? 0) ^ 1;
      return keyOf(TEXT, [begin, other.toString("base64"), end].join("\n")) === KEY.fingerprint;
    });
    expect(believed).toEqual([]);
  });
});

describe("the file of allowed signers says whose key it is", () => {
  const NOW = new Date("2026-06-15T12:00:00Z");
  const key = readPublicKey(KEY.publicLine) ?? Buffer.alloc(0);
  const named = (text: string) => principalsOf(key, text, "signers", NOW);

  test.each<[string, string, string | undefined]>([
    ["by itself", `# ours\n\nana@archive.example ${KEY.publicLine}\n`, "ana@archive.example"],
    ["for several names", `ana@a.example,*@b.example ${KEY.publicLine}`, "ana@a.example,*@b.example"],
    ["in quotes", `"ana a@archive.example" ${KEY.publicLine}`, "ana a@archive.example"],
    ["for this purpose", `ana namespaces="git,manifest@*" ${KEY.publicLine}`, "ana"],
    ["for another purpose", `ana namespaces="git" ${KEY.publicLine}`, undefined],
    ["for all but this purpose", `ana namespaces="*,!manifest@stele" ${KEY.publicLine}`, undefined],
    ["at this time", `ana valid-after="20260101Z",valid-before="202607011200Z" ${KEY.publicLine}`, "ana"],
    ["not any more", `ana valid-before="20260101Z" ${KEY.publicLine}`, undefined],
    ["not yet", `ana valid-after="20270101" ${KEY.publicLine}`, undefined],
    ["as an authority for others", `ana cert-authority ${KEY.publicLine}`, undefined],
    ["and not of another key", `ana ${sshKey(6).publicLine}`, undefined],
    ["on a later line", `ana ${sshKey(6).publicLine}\nbo ${KEY.publicLine}`, "bo"],
  ])("%s", (_, text, expected) => {
    expect(named(text)).toBe(expected);
  });

  test.each<[string, string]>([
    ["a line without a key", "signers:1 is no line of allowed signers; write: name@host.example ssh-ed25519 AAAA…"],
    [`ana verify-required ${KEY.publicLine}`, "signers:1 has the option verify-required, which is not known"],
    [`ana valid-before="soon" ${KEY.publicLine}`, 'signers:1 has valid-before="soon", which is no time'],
  ])("and %j is told with its line", (line, message) => {
    expect(() => named(line)).toThrow(message);
  });
});
