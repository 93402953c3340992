// @ts-check
// What all ways of loading our code share. Plain JavaScript, and never compiled: the launcher and the code that it
// loads have one and the same instance of it.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/** Absolute path of the folder that holds `scripts`, with links followed. */
export const ROOT = fs.realpathSync(path.resolve(import.meta.dirname, "../.."));

/** Whether this Node runs TypeScript by itself, as it does from 22.18 on. @returns {boolean} */
export function stripsTypes() {
  return "typescript" in process.features && Boolean(process.features.typescript);
}

/** @type {string | undefined} */
let fingerprint;

/**
 * Fingerprint of all code in `layouts`, `scripts` and `assets`, and of `package-lock.json`. Taken once a process, when
 * its code is loaded: what is changed after that is not what runs.
 *
 * @returns {string} 40 hexadecimal digits
 */
export function codeFingerprint() {
  fingerprint ??= hashCode();
  return fingerprint;
}

/** Takes the fingerprint anew. @returns {boolean} whether the code has changed since it was taken */
export function codeChanged() {
  const before = fingerprint;
  fingerprint = hashCode();
  return fingerprint !== before;
}

function hashCode() {
  const hash = createHash("sha256");
  const names = ["layouts", "scripts", "assets"].flatMap(codeIn);
  for (const name of [...names.sort(), "package-lock.json"]) {
    const file = path.join(ROOT, name);
    if (fs.existsSync(file)) hash.update(`${name}\0`).update(fs.readFileSync(file));
  }
  return hash.digest("hex").slice(0, 40);
}

/**
 * @param {string} folder
 * @returns {string[]} paths below ROOT
 */
function codeIn(folder) {
  return fs.readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return codeIn(name);
    return /\.(ts|mjs|css|svg|json)$/.test(name) ? [name] : [];
  });
}
