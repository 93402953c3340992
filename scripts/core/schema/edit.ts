import type { Source } from "../formats/yaml.ts";
import type { Edit } from "../problems.ts";
import type { Explained } from "./locator.ts";

/** Puts a text in a place of the file. */
export function edit({ start, end }: Pick<Source, "start" | "end">, text: string): Edit {
  return { start, end, text };
}

/** The one edit of an explanation; none if the place is not known. */
export function soleEdit(place: Pick<Source, "start" | "end"> | undefined, text: string): Pick<Explained, "edits"> {
  return place ? { edits: [edit(place, text)] } : {};
}
