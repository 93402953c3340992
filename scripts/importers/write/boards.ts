/** Boards and settings that an import makes in a content folder that lacks them. */
import fs from "node:fs";
import path from "node:path";
import { plainSlug } from "../../archive/model/slug.ts";
import { validateName } from "../../archive/schema/names.ts";
import { validateTopName } from "../../archive/schema/reserved.ts";
import { plainOrQuoted } from "../../core/formats/yaml-write.ts";

/** Says why a name can be no board. */
export function boardProblem(name: string): string | undefined {
  if (name.includes("/") || name.startsWith(".")) return "the name of a board holds no / and does not begin with a dot";
  return (validateName(name) ?? validateTopName(name))?.message;
}

/** The folder of a board by its title on a page; nothing if no folder can have such a name. */
export function boardFolder(title: string): string | undefined {
  const name = plainSlug(title);
  return name === "" || boardProblem(name) !== undefined ? undefined : name;
}

/** Makes what a content folder needs: its settings, and the board's. @param title of the board, its folder's name unless given */
export function ensureBoard(content: string, board: string, title = board): void {
  fs.mkdirSync(path.join(content, board), { recursive: true });
  writeNew(path.join(content, "archive.yaml"), "title: Archive\n");
  writeNew(path.join(content, board, "board.yaml"), `title: ${plainOrQuoted(title)}\n`);
}

function writeNew(file: string, text: string): void {
  if (!fs.existsSync(file)) fs.writeFileSync(file, text);
}
