import { defineConfig, mergeConfig } from "vitest/config";
import usual from "../vitest.config.ts";

/** The rooms of `npm test` and this one, at the size that `STELE_TRUST` says. */
export default mergeConfig(
  usual,
  defineConfig({
    test: {
      testTimeout: 3_600_000,
      hookTimeout: 3_600_000,
      projects: [
        {
          extends: true,
          test: {
            name: "trust",
            include: ["test/trust/**/*.test.ts", "test/shared/xss.test.ts"],
            globalSetup: ["test/browser/find.ts"],
          },
        },
      ],
    },
  }),
);
