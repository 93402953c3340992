import { describe, expect, test } from "vitest";
import { loadArchive } from "../../scripts/archive/load.ts";
import { editLink } from "../../scripts/site/edit-link.ts";
import { smallArchive } from "../support/archive.ts";

const FILE = "tea/2016/二 樓/index.md";
const PATH = "content/tea/2016/%E4%BA%8C%20%E6%A8%93/index.md";

/** `repository` as archive.yaml has it, and what is wrong with it. */
async function read(yaml: string) {
  const content = smallArchive({ "archive.yaml": `title: 小文存\nrepository: ${yaml}\n` });
  const { archive, problems } = await loadArchive(content, { drafts: false });
  return { repository: archive.settings.repository, problems };
}

describe("the link that edits a thread", () => {
  test.each([
    ["https://github.com/o/r", `https://github.com/o/r/edit/main/${PATH}`],
    ["https://github.com/o/r.git", `https://github.com/o/r/edit/main/${PATH}`],
    ["{ url: https://github.com/o/r/, branch: 文/稿 }", `https://github.com/o/r/edit/%E6%96%87/%E7%A8%BF/${PATH}`],
    ["https://gitlab.com/group/sub/r", `https://gitlab.com/group/sub/r/-/edit/main/${PATH}`],
    ["https://gitlab.example.org/o/r", `https://gitlab.example.org/o/r/-/edit/main/${PATH}`],
    ["https://codeberg.org/o/r", `https://codeberg.org/o/r/_edit/main/${PATH}`],
    ["https://gitea.example.org/o/r", `https://gitea.example.org/o/r/_edit/main/${PATH}`],
    ["{ url: https://git.example.org/o/r, forge: forgejo }", `https://git.example.org/o/r/_edit/main/${PATH}`],
    ["{ url: https://git.example.org/o/r, forge: gitlab }", `https://git.example.org/o/r/-/edit/main/${PATH}`],
    ["https://bitbucket.org/o/r", `https://bitbucket.org/o/r/src/main/${PATH}?mode=edit&at=main`],
  ])("of %s leads to the forge's editor", async (yaml, link) => {
    const { repository, problems } = await read(yaml);
    expect(problems).toEqual([]);
    expect(editLink(repository, "content/", FILE)).toBe(link);
  });

  test("takes the folder from git, or from the settings, and is left out where neither knows", async () => {
    const { repository } = await read("https://github.com/o/r");
    expect(editLink(repository, "", "tea/a/index.md")).toBe("https://github.com/o/r/edit/main/tea/a/index.md");
    expect(editLink(repository, undefined, FILE)).toBeUndefined();
    expect(editLink(undefined, "content/", FILE)).toBeUndefined();
    const named = await read("{ url: https://github.com/o/r, folder: ./docs/archive/ }");
    const link = "https://github.com/o/r/edit/main/docs/archive/tea/a/index.md";
    expect(editLink(named.repository, undefined, "tea/a/index.md")).toBe(link);
  });

  test.each([
    ["https://git.example.org/o/r", "repository: nothing tells which forge is at git.example.org"],
    ["git@github.com:o/r.git", "repository has the wrong form"],
    ["{ url: https://github.com/o/r, forge: sourceforge }", "repository.forge is not known"],
    ["{ url: https://github.com/o/r, brunch: main }", 'the key "brunch" is not known'],
    ["{ branch: main }", "repository.url is missing"],
  ])("of %s is refused, with what to write instead", async (yaml, message) => {
    const { problems } = await read(yaml);
    expect(problems).toMatchObject([{ file: "archive.yaml", line: 2, message, fix: expect.any(String) }]);
  });
});
