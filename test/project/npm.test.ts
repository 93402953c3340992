import { expect, test } from "vitest";
import { failureOf, npmProblem } from "../../scripts/project/npm.ts";
import { versionOf } from "../../scripts/project/registry.ts";

test.each([
  [
    "npm error code E404\nnpm error 404 Not Found - GET https://registry.example/stele\nnpm error 404\n",
    { code: "E404", reason: "Not Found - GET https://registry.example/stele" },
  ],
  [
    "npm ERR! code ENOTFOUND\nnpm ERR! syscall getaddrinfo\nnpm ERR! errno ENOTFOUND\nnpm ERR! network request to https://registry.example/ failed\n",
    { code: "ENOTFOUND", reason: "network request to https://registry.example/ failed" },
  ],
  [
    "npm warn old\nnpm error code ENOSPC\nnpm error syscall write\nnpm error errno -28\nnpm error nospc ENOSPC: no space left on device, write\nnpm error     at x\n",
    { code: "ENOSPC", reason: "nospc ENOSPC: no space left on device, write" },
  ],
  ["Segmentation fault\n", { code: "", reason: "Segmentation fault" }],
  ["", { code: "", reason: "it gives no reason" }],
])("what npm says of a failure is read: %j", (stderr, failure) => {
  expect(failureOf(stderr)).toEqual(failure);
});

test("a network that is not there is named, and what to do about it", () => {
  const { message } = npmProblem({ code: "EAI_AGAIN", reason: "x" }, "install the packages");
  expect(message).toBe(
    "npm cannot reach the registry to install the packages (EAI_AGAIN); try again with a connection, or see `npm config get registry` and `npm config get proxy`",
  );
  expect(npmProblem({ code: "EACCES", reason: "no" }, "install the packages").message).toBe(
    "npm cannot install the packages: no (EACCES)",
  );
});

const RELEASED = {
  versions: ["0.1.0", "0.2.0", "0.3.0-next.1", "1.0.0"],
  tags: { latest: "0.2.0", next: "0.3.0-next.1" },
};

test.each([
  ["latest", "0.2.0"],
  ["next", "0.3.0-next.1"],
  ["0.1.0", "0.1.0"],
  ["v1.0.0", "1.0.0"],
])("%s means the version %s", (wanted, version) => {
  expect(versionOf(wanted, "stele", RELEASED)).toBe(version);
});

test.each([
  ["0.2.7", 'there is no version "0.2.7" of stele; the newest is 0.2.0'],
  ["0.1.9", 'there is no version "0.1.9" of stele; the nearest is 0.1.0, the newest 0.2.0'],
  ["7", 'there is no version "7" of stele; the nearest is 1.0.0, the newest 0.2.0'],
  ["0.0.1", 'there is no version "0.0.1" of stele; the nearest is 0.1.0, the newest 0.2.0'],
  ["constructor", 'there is no version "constructor" of stele; the newest is 0.2.0'],
  ["^0.1.0", 'there is no version "^0.1.0" of stele; the nearest is 0.1.0, the newest 0.2.0'],
])("a version that does not exist is told with the nearest: %s", (wanted, message) => {
  expect(() => versionOf(wanted, "stele", RELEASED)).toThrow(message);
});

test("a registry without the package is told", () => {
  expect(() => versionOf("latest", "stele", { versions: [], tags: {} })).toThrow("the registry has no package stele");
});
