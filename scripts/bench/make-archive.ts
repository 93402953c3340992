import fs from "node:fs";
import path from "node:path";
import { StopError } from "../core/stop-error.ts";

/** Gives whole numbers from 0 on, below a limit. */
export type Dice = (below: number) => number;

/** A pseudo-random number generator (xorshift32, Marsaglia 2003), so that a size and a seed give one archive. */
export function random(seed: number): Dice {
  let state = (seed * 2654435761) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
}

const BOARDS = 10;
const DAY = 86_400_000;

/**
 * Writes an archive of any size: paragraphs of another one, shuffled, with a number in each thread that no other has.
 * The same for the same source, size and seed.
 *
 * @param source content folder whose paragraphs are taken
 * @param out folder to write to
 * @param threads how many; ten boards, two threads a day from 2005 on
 * @throws StopError if the source has no paragraphs
 */
export function makeArchive(source: string, out: string, threads: number, seed = 1): void {
  const below = random(seed);
  const texts = paragraphs(source);
  if (texts.length === 0) throw new StopError(`${source} has no paragraphs of plain text to make an archive of`);
  fs.mkdirSync(out, { recursive: true });
  fs.writeFileSync(path.join(out, "archive.yaml"), "title: Bench\nlang: zh-Hant\nurl: https://archive.example/\n");
  for (let board = 0; board < BOARDS; board += 1) {
    fs.mkdirSync(path.join(out, `board-${board}`), { recursive: true });
    fs.writeFileSync(path.join(out, `board-${board}`, "board.yaml"), `title: Board ${board}\n`);
  }
  for (let n = 0; n < threads; n += 1) {
    const date = new Date(Date.UTC(2005, 0, 1) + (n * DAY) / 2);
    const dir = path.join(out, `board-${n % BOARDS}`, String(date.getUTCFullYear()), `t${String(n).padStart(7, "0")}`);
    const pick = () => texts[below(texts.length)] ?? "";
    const body = Array.from({ length: 5 + below(16) }, (_, i) => (i % 5 === 4 ? `## ${title(pick())}` : pick()));
    const front = `title: "${title(pick())} ${n}"\ndate: ${date.toISOString()}\nauthor: user${n % 300}\ntags: [tag${n % 40}, tag${(n * 7 + 1) % 40}]`;
    fs.mkdirSync(dir, { recursive: true });
    fs.writeFileSync(path.join(dir, "index.md"), `---\n${front}\n---\n\n${body.join("\n\n")}\n`);
  }
}

/** Plain paragraphs of an archive's texts: no headings, lists, images or links, so that they fit anywhere. */
function paragraphs(content: string): string[] {
  const files = fs.readdirSync(content, { recursive: true, encoding: "utf8" }).filter((f) => f.endsWith("index.md"));
  return files.sort().flatMap((file) =>
    fs
      .readFileSync(path.join(content, file), "utf8")
      .replace(/^---\n.*?\n---\n/s, "")
      .split(/\n{2,}/)
      .filter((block) => block.length > 40 && !/^[\s#>|!<[\-*\d`]|\]\(|\[\^/.test(block)),
  );
}

function title(text: string): string {
  return [...text.replace(/["\\<>*`:#[\]{}|_\n]/g, " ")].slice(0, 20).join("").trim();
}
