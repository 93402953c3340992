/**
 * Encodes the derivatives of a site once more: one process, one thread, one picture after the other, and nothing but sharp.
 * Writes the CPU seconds that it took, and how many files came out as the site has them.
 */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { candidates, type Derivative } from "../attachments/derivatives.ts";
import { encodeImage } from "../attachments/encode-image.ts";
import { inspectFile } from "../attachments/inspect.ts";
import { IMAGE_DEFAULTS } from "../attachments/recipes.ts";
import { filesBelow } from "../core/below.ts";

const [content = "", site = ""] = process.argv.slice(2);
sharp.concurrency(1);
sharp.cache(false);

const work = new Map<string, { readonly source: string; readonly plan: readonly Derivative[] }>();
for (const name of filesBelow(content)) {
  if (!/\.(?:jpg|png|gif)$/.test(name) || name.startsWith(".git/")) continue;
  const facts = await inspectFile(path.join(content, name));
  const all = (["figure", "thumbnail"] as const).flatMap((use) => candidates(facts, IMAGE_DEFAULTS, use));
  const plan = all.filter((one) => fs.existsSync(path.join(site, one.path)));
  work.set(facts.sha256, { source: path.join(content, name), plan });
}

let [files, same] = [0, 0];
const sum = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const before = process.cpuUsage();
const made: [string, string][] = [];
for (const { source, plan } of work.values()) {
  await encodeImage(fs.readFileSync(source), plan, async ({ path: name }, bytes) => {
    made.push([name, sum(bytes)]);
  });
}
const { user, system } = process.cpuUsage(before);
for (const [name, sha256] of made) {
  files += 1;
  if (sum(fs.readFileSync(path.join(site, name))) === sha256) same += 1;
}
process.stdout.write(JSON.stringify({ cpu: (user + system) / 1e6, files, same }));
