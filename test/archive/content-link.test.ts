import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { listContent } from "../../scripts/archive/read/listing.ts";
import { commitAll, smallArchive, temporaryFolder, write } from "../support/archive.ts";

/** A repository whose commit holds a symbolic link. @returns its folder */
function repositoryWith(link: string, target: string, ...commands: ((repository: string) => void)[]): string {
  const repository = path.join(temporaryFolder(), "repository");
  fs.mkdirSync(repository);
  write(repository, { "README.md": "x" });
  fs.symlinkSync(target, path.join(repository, link));
  commitAll(repository);
  for (const command of commands) command(repository);
  return repository;
}

test("a link of the repository publishes no folder outside it", async () => {
  const secret = smallArchive();
  const repository = repositoryWith("content", secret);
  await expect(listContent(path.join(repository, "content"))).rejects.toThrow(
    `${repository}/content is a symbolic link of the repository that leads out of it, to ${secret}`,
  );
});

test("nor does one around the content folder, or one of several", async () => {
  const secret = smallArchive();
  const around = repositoryWith("texts", path.dirname(secret));
  await expect(listContent(path.join(around, "texts", path.basename(secret)))).rejects.toThrow("leads out of it");
  const chain = repositoryWith("content", "next");
  fs.symlinkSync(secret, path.join(chain, "next"));
  await expect(listContent(path.join(chain, "content"))).rejects.toThrow("leads out of it");
});

test("nor one to the repository's own data", async () => {
  const repository = repositoryWith("content", ".git");
  await expect(listContent(path.join(repository, "content"))).rejects.toThrow("leads out of it");
});

test("a link to a folder of the same checkout is followed, and one that is not tracked as well", async () => {
  const inside = repositoryWith("content", "texts", (repository) => {
    fs.renameSync(smallArchive(), path.join(repository, "texts"));
    commitAll(repository);
  });
  expect((await listContent(path.join(inside, "content"))).root.folders).toHaveLength(1);
  const own = path.join(temporaryFolder(), "content");
  fs.symlinkSync(smallArchive(), own);
  expect((await listContent(own)).root.folders).toHaveLength(1);
});
