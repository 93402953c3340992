import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: new URL("../..", import.meta.url).pathname,
    include: ["test/waline/*.waline.ts"],
    setupFiles: ["test/support/set-up.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
