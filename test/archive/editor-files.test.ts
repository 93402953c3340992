import { expect, test } from "vitest";
import { editorFiles } from "../../scripts/archive/schema/json.ts";

test.each(Object.entries(editorFiles()))("editors are given %s as the schemas have it", async (path, text) => {
  await expect(text).toMatchFileSnapshot(`../../.vscode/${path}`);
});
