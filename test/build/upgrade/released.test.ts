import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { main as check } from "../../../scripts/check.ts";
import { archiveText, writeChanges } from "../../../scripts/upgrade/archive-text.ts";
import { migrate } from "../../../scripts/upgrade/migration.ts";
import { MIGRATIONS } from "../../../scripts/upgrade/migrations.ts";
import { commitAll, temporaryFolder } from "../../support/archive.ts";
import { build } from "../../support/build.ts";
import { runHere } from "../../support/command.ts";

/** Archives as each released version had them, and the addresses that it published. */
const RELEASED = path.resolve(import.meta.dirname, "../../fixtures/released");

test.each(fs.readdirSync(RELEASED))(
  "an archive of version %s has no problems, and answers at every address that it had",
  async (version) => {
    const repository = temporaryFolder();
    fs.cpSync(path.join(RELEASED, version, "content"), path.join(repository, "content"), { recursive: true });
    commitAll(repository);
    const { changes } = migrate(await archiveText(repository), version, "999.0.0", MIGRATIONS);
    writeChanges(repository, changes);
    const content = path.join(repository, "content");
    const checked = await runHere(check, "--content", content, "--cache", temporaryFolder());
    expect([checked.status, checked.stderr]).toEqual([0, expect.stringMatching(/: no problems\n$/)]);

    const { site } = await build(content);
    const addresses = fs
      .readFileSync(path.join(RELEASED, version, "addresses.txt"), "utf8")
      .trim()
      .split("\n");
    expect(addresses.filter((address) => !answers(site, address))).toEqual([]);
  },
);

/** Whether a site has a file at an address, and in it the place that the fragment names. */
function answers(site: string, address: string): boolean {
  const [place = "", fragment] = address.split("#");
  const file = path.join(site, place.endsWith("/") ? `${place}index.html` : place);
  if (!fs.existsSync(file)) return false;
  return fragment === undefined || fs.readFileSync(file, "utf8").includes(`id="${fragment}"`);
}
