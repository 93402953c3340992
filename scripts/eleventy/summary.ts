/** What a publisher is told after a build. */
import path from "node:path";
import { plural } from "../core/counted.ts";
import type { PageChanges, Pages } from "./changes.ts";
import type { BuildResult, Tally } from "./result.ts";

/**
 * Says what was published, where it is, and what changed on the site.
 *
 * @param verbose adds what was made and how long each stage took
 */
export function summaryOf(result: BuildResult, verbose: boolean): string {
  const { threads, manifest, address, signed, changes, ms } = result;
  const place = [
    `${path.dirname(manifest)} after ${seconds(ms)}`,
    ...(address === undefined ? [] : [`for ${address}`]),
    ...(signed === undefined ? [] : [`signed with ${signed}`]),
  ].join(", ");
  return `${plural(threads, "thread")} published in ${place}\n${changes ? changed(changes) : ""}${verbose ? details(result) : ""}`;
}

function changed({ added, changed, removed }: PageChanges): string {
  const lines = [line(added, "new"), line(changed, "changed"), line(removed, "gone")].join("");
  return lines === "" ? "  no page changed\n" : lines;
}

function line({ count, first }: Pages, what: string): string {
  if (count === 0) return "";
  return `  ${plural(count, "page")} ${what}: ${first.join(" ")}${count > first.length ? " …" : ""}\n`;
}

function details({ pages, images, segments, stages, peak_rss_mib }: BuildResult): string {
  const tally = (name: string, t: Tally) =>
    `  ${name.padEnd(8)} ${t.built} built, ${t.kept} kept, ${t.removed} removed\n`;
  const times = stages.map((stage) => `${stage.name} ${seconds(stage.ms)}`).join(", ");
  const made = tally("pages", pages) + tally("images", images) + tally("segments", segments);
  return `${made}  ${times}; at most ${peak_rss_mib} MiB\n`;
}

/** A time in words, `0.42 s`, `12.3 s`. @param ms milliseconds */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(ms < 9950 ? 2 : 1)} s`;
}
