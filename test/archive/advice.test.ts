import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { sortProblems } from "../../scripts/archive/check/validate.ts";
import { fixFiles } from "../../scripts/archive/fix.ts";
import { readMarkdownFile } from "../../scripts/archive/read/documents.ts";
import { threadSchema } from "../../scripts/archive/schema/thread.ts";
import { formatProblems } from "../../scripts/cli/report.ts";
import type { Problem } from "../../scripts/core/problems.ts";

/**
 * Each file in `test/golden/advice` is a list of cases: what it shows, an `index.md`, what `check` says of it, and the
 * file after `check --fix`, with a line of one full stop after each. `npm test -- -u` writes what comes out now.
 */
const folder = fileURLToPath(new URL("../golden/advice/", import.meta.url));

describe("advice shows the person's own words as they should be written", () => {
  for (const name of readdirSync(folder).sort()) {
    test(name.replace(".txt", ""), async () => {
      const text = readFileSync(`${folder}${name}`, "utf8");
      const parts = text.split(/^\.\n/m);
      const written: string[] = [];
      for (let at = 0; at + 3 < parts.length; at += 4) {
        const source = (parts[at + 1] ?? "").slice(0, -1);
        const { said, fixed } = advice(source);
        const after = fixed === source ? "" : `${fixed}\n`;
        written.push(`${parts[at]?.trim()}\n.\n${source}\n.\n${said}.\n${after}.\n`);
      }
      expect(written.length).toBeGreaterThan(0);
      await expect(written.join("\n")).toMatchFileSnapshot(`${folder}${name}`);
    });
  }
});

function advice(source: string): { said: string; fixed: string } {
  const said = formatProblems(sortProblems(problemsOf(Buffer.from(source))), { content: "b", all: true }).replace(
    /\n\n.*\n$/,
    "\n",
  );
  const [file] = fixFiles(
    (changed) => problemsOf(changed.get("index.md") ?? Buffer.from(source)),
    () => Buffer.from(source),
  );
  return { said: said.replaceAll("b/index.md:", ""), fixed: file?.after.toString() ?? source };
}

function problemsOf(bytes: Buffer): readonly Problem[] {
  const read = readMarkdownFile(bytes, "index.md", threadSchema);
  return Array.isArray(read) ? read : (read.notes ?? []);
}
