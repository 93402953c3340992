/** Releases that a key signs, and what `npx stele verify` says of them. */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { gitSetting } from "../../../scripts/history/git.ts";
import { joinParts } from "../../../scripts/release/join.ts";
import { openSigner } from "../../../scripts/release/signature/signer.ts";
import { main } from "../../../scripts/verify.ts";
import { commitAll, git, smallArchive, temporaryFolder, thread, tree, write } from "../../support/archive.ts";
import { type Built, build } from "../../support/build.ts";
import { runHere } from "../../support/command.ts";
import { sshKey } from "../../support/ssh-key.ts";

const SIGNATURE = "manifest.json.sig";
const [FIRST, SECOND] = [sshKey(1), sshKey(2)];

/** Files of both keys, and who has the first. */
let keys: string;
let content: string;
let signed: Built;

beforeAll(async () => {
  keys = temporaryFolder();
  write(keys, {
    first: FIRST.privateFile,
    second: SECOND.privateFile,
    signers: `ana@archive.example ${FIRST.publicLine}\n`,
    others: `bo@archive.example ${SECOND.publicLine}\n`,
  });
  fs.chmodSync(path.join(keys, "first"), 0o600);
  content = smallArchive();
  commitAll(content);
  signWith("first");
  signed = await build(content);
});

/** Sets the key, as a publisher does. */
function signWith(name: string): void {
  git(content, "config", "stele.signingKey", path.join(keys, name));
}

const verify = (site: string, ...args: string[]) => runHere(main, site, ...args);
const signers = (name: string) => ["--signers", path.join(keys, name)];
const signatureOf = ({ site }: { site: string }) => fs.readFileSync(path.join(site, SIGNATURE), "utf8");

/** A copy of the signed site, for somebody to change. */
function copy(): string {
  const folder = path.join(temporaryFolder(), "copy");
  fs.cpSync(fs.realpathSync(signed.site), folder, { recursive: true });
  return folder;
}

describe("a release whose key is set", () => {
  test("has a signature beside its manifest, and is the same to the byte each time", async () => {
    const again = await build(content);
    expect(tree(fs.realpathSync(again.site))).toEqual(tree(fs.realpathSync(signed.site)));
    expect([signed.signed, again.signed]).toEqual([FIRST.fingerprint, FIRST.fingerprint]);
    expect(fs.readFileSync(path.join(signed.site, "manifest.json"), "utf8")).not.toContain(SIGNATURE);
  });

  test("is accepted by ssh-keygen, which needs nothing of ours", ({ skip }) => {
    const args = ["-Y", "verify", "-n", "manifest@stele", "-I", "ana@archive.example"];
    const { error, status, stdout } = spawnSync(
      "ssh-keygen",
      [...args, "-f", path.join(keys, "signers"), "-s", path.join(signed.site, SIGNATURE)],
      { input: fs.readFileSync(path.join(signed.site, "manifest.json")), encoding: "utf8" },
    );
    skip((error as NodeJS.ErrnoException | undefined)?.code === "ENOENT", "ssh-keygen is not installed here");
    expect([status, stdout]).toEqual([0, expect.stringContaining(`for ana@archive.example with ED25519 key`)]);
  });

  test("is signed again when the key changes, with no page made again, and is unsigned without one", async () => {
    const { site: out, cache } = await build(content);
    expect((await build(content, { out, cache })).pages.kept).toBeGreaterThan(0);
    signWith("second");
    const other = await build(content, { out, cache });
    expect([other.signed, other.pages.built]).toEqual([SECOND.fingerprint, 0]);
    expect(await verify(out, ...signers("others"))).toMatchObject({ status: 0 });
    git(content, "config", "--unset", "stele.signingKey");
    expect((await build(content, { out, cache })).signed).toBeUndefined();
    expect(fs.existsSync(path.join(out, SIGNATURE))).toBe(false);
    signWith("first");
    await build(content, { out, cache });
    expect(signatureOf({ site: out })).toBe(signatureOf(signed));
  });

  test("stays as it was while its key cannot be used", async () => {
    const { site: out, cache } = await build(content);
    const before = tree(fs.realpathSync(out));
    signWith("gone");
    await expect(build(content, { out, cache })).rejects.toThrow("gone, which cannot be read: there is no such file");
    signWith("first");
    expect(tree(fs.realpathSync(out))).toEqual(before);
  });

  test("may be replaced where a copy of it is, and a file of that name that is no signature may not", async () => {
    const [whole, foreign] = [copy(), copy()];
    fs.writeFileSync(path.join(foreign, SIGNATURE), "somebody's notes");
    await build(content, { out: whole });
    expect(signatureOf({ site: whole })).toBe(signatureOf(signed));
    await expect(build(content, { out: foreign })).rejects.toThrow(`lists ${SIGNATURE} in it`);
  });

  test("is signed once its parts are joined", async () => {
    const parts = await Promise.all([1, 2].map((index) => build(content, { part: { index, of: 2 } })));
    expect(parts.map(({ site }) => fs.existsSync(path.join(site, SIGNATURE)))).toEqual([false, false]);
    const out = path.join(temporaryFolder(), "site");
    await joinParts(
      parts.map(({ site }) => site),
      out,
      openSigner(await gitSetting(content, "stele.signingkey")),
    );
    expect(tree(fs.realpathSync(out))).toEqual(tree(fs.realpathSync(signed.site)));
  });
});

describe("verify", () => {
  test("says who signed, and with which key", async () => {
    expect(await verify(signed.site, ...signers("signers"))).toMatchObject({
      status: 0,
      stderr: expect.stringContaining(`signed by ana@archive.example with ${FIRST.fingerprint}, as `),
    });
    const { stdout } = await verify(signed.site, "--json", ...signers("signers"));
    const known = { state: "known", key: FIRST.fingerprint, signer: "ana@archive.example" };
    expect(JSON.parse(stdout)).toMatchObject({ missing: [], signature: known });
  });

  test("takes the file of allowed signers that git has", async () => {
    const config = path.join(temporaryFolder(), "gitconfig");
    fs.writeFileSync(config, `[gpg "ssh"]\n\tallowedSignersFile = ${path.join(keys, "signers")}\n`);
    vi.stubEnv("GIT_CONFIG_GLOBAL", config);
    expect((await verify(signed.site)).stderr).toContain("signed by ana@archive.example with ");
  });

  test("says plainly that nothing proves who signed, which is no failure unless somebody is asked for", async () => {
    vi.stubEnv("GIT_CONFIG_GLOBAL", "/dev/null");
    const unsigned = copy();
    fs.rmSync(path.join(unsigned, SIGNATURE));
    const told = async (site: string, ...args: string[]) => {
      const { status, stderr } = await verify(site, ...args);
      return [status, /(?:nothing proves|\S+ does not list).*/.exec(stderr)?.[0]];
    };
    const [none, whose] = ["nothing proves who published it: ", "nothing proves whose key that is: "];
    expect(await told(unsigned)).toEqual([0, `${none}it has no ${SIGNATURE}`]);
    expect(await told(unsigned, ...signers("signers"))).toEqual([1, `${none}it has no ${SIGNATURE}`]);
    expect(await told(signed.site)).toEqual([0, `${whose}name the allowed signers with --signers`]);
    expect(await told(signed.site, ...signers("others"))).toEqual([1, `${whose}${keys}/others does not list it`]);
  });

  test("fails if the manifest is another one, even one that lists every file as it is", async () => {
    const forged = copy();
    write(forged, { "tea/2016/first/index.html": "<p>another text</p>" });
    expect((await verify(forged, ...signers("signers"))).stderr).toMatch(
      /first\/index\.html" has other bytes[\s\S]*signed by ana/,
    );
    const file = path.join(forged, "manifest.json");
    fs.writeFileSync(file, fs.readFileSync(file, "utf8").replace(/\{"path":"tea\/2016\/first\/index\.html".*\n/, ""));
    fs.rmSync(path.join(forged, "tea/2016/first/index.html"));
    const { status, stderr } = await verify(forged);
    expect([status, stderr]).toEqual([1, expect.stringContaining("was made of other bytes, or by another key")]);
    expect(stderr).not.toContain("difference");
  });

  test("names the file of allowed signers that it cannot read", async () => {
    await expect(verify(signed.site, ...signers("missing"))).rejects.toThrow("allowed signers cannot be read");
  });
});

test("a preview is not signed: it is never published", async () => {
  signWith("gone");
  const draft = smallArchive({ "tea/2016/third/index.md": thread({ title: "草稿", draft: "true" }, "未定。") });
  fs.cpSync(path.join(content, ".git"), path.join(draft, ".git"), { recursive: true });
  expect((await build(draft, { imagesOnRequest: true, uncommitted: true })).signed).toBeUndefined();
  signWith("first");
});
