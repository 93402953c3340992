import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { pageOf, read, threadOn } from "./reading.ts";

const PAGE = fs.readFileSync(path.join(import.meta.dirname, "pages/vbulletin-4.html"), "utf8");

/** Old addresses of the thread of a page of vBulletin, whose number is 330, with one more link on it. */
async function aliases(link: string) {
  const [item] = await read("page.html", PAGE.replace("</body>", `<a href="${link}">x</a></body>`));
  return threadOn(pageOf(item)).aliases;
}

test.each(["/forum/lenses/330-fungus", "/forum/lenses/330-fungus/page2", "/t330.html"])(
  "a link to the thread is an address that it had: %s",
  async (link) => {
    expect(await aliases(link)).toContain(link);
  },
);

test.each([
  ["leads to the login, with the thread's address in its query", "/login.php?return=/forum/a/330-x"],
  ["leads to another thread", "/forum/lenses/331-dust"],
  ["is longer than any address of a forum", `/forum/${"a/".repeat(1000)}330-x`],
])("a link is no address of the thread if it %s", async (_, link) => {
  expect(await aliases(link)).not.toContain(link);
});
