/** A package registry on this machine, for npm. https://github.com/npm/registry/blob/main/docs/responses/package-metadata.md */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { type Files, temporaryFolder, write } from "./archive.ts";

/** Files of one version of a package, package.json among them. */
export type Release = Files & { readonly "package.json": string };

/** Makes the tarball of a package, as `npm pack` does. @returns its path */
export function tarballOf(release: Release, name = "package.tgz"): string {
  const dir = temporaryFolder();
  write(path.join(dir, "package"), release);
  const file = path.join(dir, name);
  const run = spawnSync("tar", ["-czf", file, "-C", dir, "package"], { encoding: "utf8" });
  if (run.status !== 0) throw new Error(run.stderr);
  return file;
}

/**
 * Serves versions of one package, and nothing else.
 *
 * @param releases by version, the oldest first; the last one is `latest`
 */
export async function registryOf(name: string, releases: Readonly<Record<string, Release>>) {
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://registry");
    const tarball = /\/-\/[^/]*?-(\d.*)\.tgz$/.exec(pathname)?.[1];
    if (tarball !== undefined && tarballs.has(tarball)) response.end(tarballs.get(tarball));
    else if (pathname === `/${name}`)
      response.setHeader("content-type", "application/json").end(JSON.stringify(packument()));
    else response.writeHead(404).end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const tarballs = new Map(
    Object.entries(releases).map(([version, files]) => [version, fs.readFileSync(tarballOf(files))]),
  );
  const packument = () => ({
    name,
    "dist-tags": { latest: Object.keys(releases).at(-1) },
    versions: Object.fromEntries(
      Object.entries(releases).map(([version, files]) => {
        const integrity = `sha512-${createHash("sha512")
          .update(tarballs.get(version) ?? "")
          .digest("base64")}`;
        const dist = { tarball: `${url}/${name}/-/${name}-${version}.tgz`, integrity };
        return [version, { ...JSON.parse(files["package.json"]), dist }];
      }),
    ),
  });
  return { url, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}
