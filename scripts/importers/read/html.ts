/** Saved HTML with or without its folder, alone or in a mirror of its site. */
import { type Input, inputFile, type Reader } from "./input.ts";
import { SavedResources } from "./resources.ts";
import { SavedPage } from "./saved-page.ts";

export const html: Reader = {
  // A page with its pictures inside may have this much.
  most: 64 << 20,
  reads: ({ kind }) => kind === "html",
  *items(input: Input) {
    const bytes = input.read();
    const resources = (facts: { url?: string; base?: string }) => new SavedResources(input, facts);
    yield { is: "page", page: new SavedPage({ input: inputFile(input.name, bytes), bytes, resources }) };
  },
};
