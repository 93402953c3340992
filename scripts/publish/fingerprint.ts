import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/**
 * One hash of everything that goes into an output.
 *
 * @param inputs plain JSON; the order of object keys counts, so build them the same way each time
 * @returns 40 hexadecimal digits
 */
export function fingerprint(inputs: unknown): string {
  return createHash("sha256").update(JSON.stringify(inputs)).digest("hex").slice(0, 40);
}

const ROOT = path.resolve(import.meta.dirname, "../..");

/**
 * Fingerprint of the tool itself: all of its code, and the exact versions of the packages that it uses. A new version
 * of either makes everything stale, whatever it changed: cheap, and never wrong.
 */
export function toolFingerprint(): string {
  const files = ["layouts", "scripts", "assets"].flatMap((room) =>
    fs
      .readdirSync(path.join(ROOT, room), { recursive: true, encoding: "utf8" })
      .map((name) => `${room}/${name.replaceAll(path.sep, "/")}`)
      .filter((name) => /\.(ts|mjs|css|svg|json)$/.test(name)),
  );
  const hash = createHash("sha256");
  for (const name of [...files.sort(), "package-lock.json"]) {
    const file = path.join(ROOT, name);
    if (fs.existsSync(file)) hash.update(`${name}\0`).update(fs.readFileSync(file));
  }
  return hash.digest("hex").slice(0, 40);
}
