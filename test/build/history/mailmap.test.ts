import { expect, test } from "vitest";
import { openHistory } from "../../../scripts/history/history.ts";
import { FRAME, TestRepository, undated } from "../../history/repository.ts";
import { temporaryFolder, write } from "../../support/archive.ts";

const MAILMAP = `# People go by other names now
Now <one@mail.example>
Renamed <new@mail.example> <TWO@mail.example>
<new@mail.example> <three@mail.example>
Her <new@mail.example> Hers <shared@mail.example>
His <new@mail.example> his <shared@mail.example>
  Spaced  Out  <four@mail.example> # and more
no address at all
<>
`;

test("names in the history are those that git gives with the .mailmap of the commit", async () => {
  const repository = new TestRepository();
  const authors = ["one", "two", "three", "shared:Hers", "shared:HIS", "shared:Other", "four", "five"];
  repository.commit(FRAME);
  for (const [n, author] of authors.entries()) {
    const [mail, name = "Then"] = author.split(":");
    write(repository.content, { "tea/one/index.md": undated(`${n}`) });
    repository.git("add", "-A");
    repository.git("commit", "-q", "-m", author, "--author", `${name} <${mail}@mail.example>`);
  }
  const cache = temporaryFolder();
  const named = async () => {
    const history = await openHistory(repository.content, cache);
    return history?.revisions("tea/one").map(({ commit }) => [commit.message, history.authorOf(commit)]);
  };
  const before = await named();
  expect(before?.map(([, name]) => name)).toEqual(["Then", "Then", "Then", "Hers", "HIS", "Other", "Then", "Then"]);
  write(repository.dir, { ".mailmap": MAILMAP });
  expect(await named()).toEqual(before);
  repository.git("add", ".mailmap");
  repository.git("commit", "-q", "-m", "names");
  const asked = repository.git("log", "--reverse", "--format=%s%x09%aN", "--", "content/tea/one");
  expect(await named()).toEqual(
    asked
      .trim()
      .split("\n")
      .map((line) => line.split("\t")),
  );
});
