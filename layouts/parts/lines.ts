import { type Html, raw } from "../html.ts";

/** Joins pieces of HTML with line breaks, leaving out those that are absent or empty, so that pages read well as source. */
export function lines(...pieces: readonly (Html | false | undefined)[]): Html {
  let text = "";
  for (const piece of pieces) {
    if (piece === undefined || piece === false || piece.length === 0) continue;
    text += text === "" ? piece.toString() : `\n${piece}`;
  }
  return raw(text);
}
