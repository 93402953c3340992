/** Runs for each test file. The files of a project share a worker, so each leaves it as it was. */
import { afterAll, vi } from "vitest";
import { removeTemporaryFolders } from "./archive.ts";

afterAll(() => {
  removeTemporaryFolders();
  vi.unstubAllEnvs();
});
