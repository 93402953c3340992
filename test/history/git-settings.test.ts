import { expect, test } from "vitest";
import { gitEnvironment, harmless, parseConfig } from "../../scripts/history/git-settings.ts";

const called = (settings: readonly (readonly [string, string])[]) =>
  harmless(["status", "."], parseConfig(settings.map(([key, value]) => `${key}\n${value}\0`).join(""))).join(" ");

test("Git LFS works as it was installed, and no other program under its name", () => {
  for (const skip of ["", "--skip "]) {
    const lfs = called([
      ["filter.lfs.clean", "git-lfs clean -- %f"],
      ["filter.lfs.smudge", `git-lfs smudge ${skip}-- %f`],
      ["filter.lfs.process", `git-lfs filter-process ${skip}`.trim()],
      ["filter.lfs.required", "true"],
    ]);
    expect(lfs).not.toContain("filter.");
  }
  for (const clean of ["git-lfs clean -- %f; x", "x\ngit-lfs clean -- %f", "git-lfs clean -- %f\nx", "./git-lfs clean"])
    expect(called([["filter.lfs.clean", clean]])).toContain("-c filter.lfs.clean= ");
  // The last value counts for git, and a list that is read otherwise may not matter.
  expect(
    called([
      ["filter.lfs.clean", "x"],
      ["filter.lfs.clean", "git-lfs clean -- %f"],
    ]),
  ).toContain("-c filter.lfs.clean= ");
  expect(called([["lfs.extension.x.clean", "x"]])).toContain("-c lfs.extension.x.clean= status");
});

test("every other filter is off, and a file is not refused for want of one", () => {
  const expected =
    "-c filter.A b.clean= -c filter.A b.smudge= -c filter.A b.process= -c filter.A b.required=false status";
  expect(called([["filter.A b.smudge", "x"]])).toContain(expected);
  for (const name of ["a=b", "a\ufffd"])
    expect(() => called([[`filter.${name}.clean`, "x"]])).toThrow("cannot be switched off");
});

test("git gets no variable that names a program or a repository, and opens no connection", () => {
  const hostile = [
    "SSH",
    "SSH_COMMAND",
    "ASKPASS",
    "DIR",
    "CONFIG_COUNT",
    "CONFIG_PARAMETERS",
    "PROXY_COMMAND",
    "PAGER",
  ];
  const given = Object.fromEntries(hostile.map((name) => [`GIT_${name}`, "x"]));
  const env = gitEnvironment({ ...given, GIT_CONFIG_GLOBAL: "y", PATH: "z" });
  expect(hostile.filter((name) => `GIT_${name}` in env)).toEqual([]);
  expect(env).toMatchObject({ GIT_CONFIG_GLOBAL: "y", PATH: "z", GIT_ALLOW_PROTOCOL: "none" });
});
