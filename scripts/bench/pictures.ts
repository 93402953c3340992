import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { filesBelow } from "../core/below.ts";
import { TOOL } from "../core/code/state.mjs";
import { makeArchive } from "./make-archive.ts";
import { addPictures } from "./make-pictures.ts";
import { type Cost, measureRun } from "./measure.ts";

const LAUNCHER = path.join(TOOL, "scripts/stele.mjs");

export interface PicturesOptions {
  /** A content folder, from which the archive takes its paragraphs. */
  readonly content: string;
  readonly threads: number;
  /** Pictures of a thread. */
  readonly pictures: number;
}

/** One publish: what it cost, how many images it encoded, and the CPU seconds of the processes that did. */
export interface PicturesPublish extends Cost {
  readonly encoded: number;
  readonly encodeCpu: number;
}

export interface PicturesResult {
  readonly publishes: Readonly<Record<string, PicturesPublish>>;
  /** The derivatives encoded again by sharp alone: CPU seconds, files, and those with the same bytes. */
  readonly loop: { readonly cpu: number; readonly files: number; readonly same: number };
  /** CPU of the first publish's encoders for that of the loop. */
  readonly encodeRatio: number;
  readonly originals: { readonly files: number; readonly bytes: number };
  /** Images of the site, originals included. */
  readonly images: { readonly files: number; readonly bytes: number };
  readonly filesRatio: number;
  readonly bytesRatio: number;
  /** All files of the site. */
  readonly siteFiles: number;
}

const IMAGE = /\.(?:jpe?g|png|gif|webp|avif)$/;

/** Measures publishes of a made archive with pictures. Linux only. */
export async function runPictures({ content: source, threads, pictures }: PicturesOptions): Promise<PicturesResult> {
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), "stele-bench-"));
  try {
    const [content, site, another] = ["content", "site", "another"].map((name) => path.join(folder, name)) as [
      string,
      string,
      string,
    ];
    makeArchive(source, content, threads);
    await addPictures(content, pictures);
    const publish = async (): Promise<PicturesPublish> => {
      const target = ["--out", site, "--cache", path.join(folder, "cache"), "--json"];
      const { cost, output, cpuOf } = await measureRun(process.execPath, [
        LAUNCHER,
        "build",
        "--content",
        content,
        ...target,
      ]);
      return { ...cost, encoded: JSON.parse(output).images.built, encodeCpu: cpuOf("encode-worker") };
    };
    const publishes: Record<string, PicturesPublish> = { "from nothing": await publish() };
    const script = ["--import", "tsx", path.join(TOOL, "scripts/bench/encode-loop.ts"), content, fs.realpathSync(site)];
    const loop = JSON.parse((await measureRun("node", script, TOOL)).output);
    const [originals, images] = [imagesOf(content), imagesOf(site)];
    const siteFiles = filesBelow(fs.realpathSync(site)).length;
    // As a thread of another archive, its pictures are others too.
    makeArchive(source, another, 1, 3);
    await addPictures(another, pictures, 4);
    fs.cpSync(path.join(another, "board-0/2005"), path.join(content, "board-0/2099"), { recursive: true });
    publishes["one new thread"] = await publish();
    publishes["nothing changed"] = await publish();
    return {
      publishes,
      loop,
      encodeRatio: (publishes["from nothing"]?.encodeCpu ?? 0) / loop.cpu,
      originals,
      images,
      filesRatio: images.files / originals.files,
      bytesRatio: images.bytes / originals.bytes,
      siteFiles,
    };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** The images below a folder, derivatives too. */
function imagesOf(folder: string): PicturesResult["images"] {
  const root = fs.realpathSync(folder);
  const files = filesBelow(root).filter((name) => IMAGE.test(name));
  return { files: files.length, bytes: files.reduce((sum, name) => sum + fs.statSync(path.join(root, name)).size, 0) };
}

/** The result for people. */
export function pictureLines({ publishes, loop, ...found }: PicturesResult): string[] {
  const share = (value: number) => value.toFixed(2);
  const { originals, images } = found;
  return [
    ...Object.entries(publishes).map(
      ([name, { encoded, encodeCpu }]) =>
        `${name.padEnd(24)} ${encoded} images encoded, ${encodeCpu.toFixed(2)} s of CPU`,
    ),
    `sharp alone              ${loop.cpu.toFixed(2)} s of CPU for ${loop.files} files, ${loop.same} with the same bytes: ${share(found.encodeRatio)} times that`,
    `image files              ${images.files} for ${originals.files} originals: ${share(found.filesRatio)}`,
    `image bytes              ${megabytes(images.bytes)} for ${megabytes(originals.bytes)}: ${share(found.bytesRatio)}`,
    `all files of the site    ${found.siteFiles}`,
  ];
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
