import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parsePost } from "../../scripts/markdown/parse.ts";
import { showPost } from "./show.ts";

/**
 * Each file in `test/golden/markdown` is a list of cases: what it shows, the Markdown, the HTML, with a line of one
 * full stop after each. `npm test -- -u` writes what comes out now; read the difference before committing it.
 */
const folder = fileURLToPath(new URL("../golden/markdown/", import.meta.url));

describe("a post becomes the HTML that was read and found right", () => {
  for (const name of readdirSync(folder).sort()) {
    test(name.replace(".txt", ""), async () => {
      const cases = readFileSync(`${folder}${name}`, "utf8").matchAll(/^(.+)\n\.\n([\s\S]*?)\n\.\n([\s\S]*?)\n?\.\n/gm);
      const written: string[] = [];
      for (const [, title, source = ""] of cases) {
        const html = showPost(parsePost(source));
        written.push(`${title}\n.\n${source}\n.\n${html}.\n`);
      }
      expect(written.length).toBeGreaterThan(0);
      await expect(written.join("\n")).toMatchFileSnapshot(`${folder}${name}`);
    });
  }
});
