import { type Html, raw } from "../html.ts";

/** Joins pieces of HTML with line breaks, leaving out those that are absent or empty, so that pages read well as source. */
export function lines(...pieces: readonly (Html | false | undefined)[]): Html {
  return raw(
    pieces
      .filter((piece) => piece !== undefined && piece !== false && piece.length > 0)
      .map(String)
      .join("\n"),
  );
}
