import { expect, test } from "vitest";
import { loadArchive } from "../../scripts/archive/load.ts";
import { formatProblems } from "../../scripts/cli/report.ts";
import { smallArchive } from "../support/archive.ts";

async function told(images: string): Promise<string> {
  const content = smallArchive({ "archive.yaml": `title: A\nimages: ${images}\n` });
  const { problems } = await loadArchive(content, { drafts: false });
  return formatProblems(problems, { content: "content" });
}

test("a mistake in the settings of pictures is told with what to write", async () => {
  expect(await told("{ widths: [1080, 720, 720] }")).toContain("the widths do not rise\n    → write [720, 1080]");
  expect(await told("{ formats: [webp, webp] }")).toContain("a format is there twice\n    → write [webp]");
  expect(await told("{ formats: [jpeg] }")).toContain("→ write one of avif, webp");
  expect(await told("{ max_original: 400 kB }")).toContain("images.max_original");
  expect(await told("{ quality: { avif: 101 } }")).toContain("images.quality.avif");
  expect(await told("{ formats: [webp], max_original: { size: 1 MB } }")).not.toContain("→");
});
