import fs from "node:fs";
import path from "node:path";
import { animation, drawing, photograph } from "../attachments/pictures.ts";
import { commitAll, type Files, temporaryFolder, write } from "./archive.ts";

const TEXTS = path.join(import.meta.dirname, "../fixtures/archive/sample");

/**
 * An archive with every kind of page, attachment and front matter, in a repository of its own: its texts are in
 * `test/fixtures/archive/sample`, its pictures are made here. One thread was changed and one was moved.
 *
 * @returns the content folder
 */
export async function sampleArchive(): Promise<string> {
  const repository = temporaryFolder();
  const content = path.join(repository, "content");
  fs.cpSync(TEXTS, content, { recursive: true });
  write(content, await attachments());
  fs.renameSync(path.join(content, "tea/2018/market"), path.join(content, "tea/2018/night"));
  commitAll(repository, "begin", "2022-01-01T00:00:00Z");
  fs.renameSync(path.join(content, "tea/2018/night"), path.join(content, "tea/2018/market"));
  fs.appendFileSync(path.join(content, "tea/2016/second/index.md"), "\n後來又補了一段。\n");
  commitAll(repository, "move and mend", "2022-02-02T00:00:00Z");
  return content;
}

async function attachments(): Promise<Files> {
  return {
    "tea/2016/first/01.jpg": await photograph(900, 600)
      .jpeg({ quality: 90 })
      .withMetadata({ orientation: 6 })
      .toBuffer(),
    "tea/2016/first/chart.png": await drawing(1000, 500).png().toBuffer(),
    "tea/2016/first/03.webp": await photograph(120, 90, 2).webp().toBuffer(),
    "tea/2016/first/form.pdf": "%PDF-1.4\n%%EOF\n",
    "tea/2016/first/帳.xlsx": "PK\x03\x04 a workbook",
    "tea/2017/rain/rain.gif": await animation("gif", 3),
    "notes/2021/店 50%/圖 #1.png": await drawing(80, 60).png().toBuffer(),
  };
}
