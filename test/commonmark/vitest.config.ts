import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: new URL("../..", import.meta.url).pathname,
    include: ["test/commonmark/*.commonmark.ts"],
    setupFiles: ["test/support/set-up.ts"],
  },
});
