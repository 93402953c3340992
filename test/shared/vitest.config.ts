import { defineConfig } from "vitest/config";

/** Tests that read `../shared`, which only this project's machines have. */
export default defineConfig({
  test: {
    root: new URL("../..", import.meta.url).pathname,
    include: ["test/shared/**/*.test.ts"],
    setupFiles: ["test/support/set-up.ts"],
    testTimeout: 3_600_000,
    hookTimeout: 120_000,
  },
});
