/** A page as Safari saves it: a binary property list with the page and its files. */
import type { Resource, Resources } from "../model.ts";
import { type Input, inputFile, type Reader } from "./input.ts";
import { SavedPage } from "./saved-page.ts";

/** A file in the list. */
interface WebResource {
  readonly WebResourceData?: Buffer;
  readonly WebResourceURL?: string;
  readonly WebResourceTextEncodingName?: string;
}

interface WebArchive {
  readonly WebMainResource?: WebResource;
  readonly WebSubresources?: readonly WebResource[];
}

export const webarchive: Reader = {
  most: 256 << 20,
  reads: ({ kind }) => kind === "bplist",
  async *items(input: Input) {
    const bytes = input.read();
    // Loaded when the first list is met.
    const { parseBuffer } = await import("bplist-parser");
    const [archive] = parseBuffer(bytes) as readonly WebArchive[];
    const main = archive?.WebMainResource;
    if (!Buffer.isBuffer(main?.WebResourceData)) {
      yield { is: "nothing" as const, file: input.name, reason: "the property list is no saved page", failed: true };
      return;
    }
    const url = main.WebResourceURL;
    const files = new Map((archive?.WebSubresources ?? []).map((file) => [file.WebResourceURL ?? "", file]));
    yield {
      is: "page" as const,
      page: new SavedPage({
        input: inputFile(input.name, bytes),
        bytes: main.WebResourceData,
        charset: main.WebResourceTextEncodingName,
        facts: { ...(url !== undefined && /^https?:/i.test(url) && { url }) },
        resources: ({ base }) => resourcesOf(files, base ?? url),
      }),
    };
  },
};

function resourcesOf(files: ReadonlyMap<string, WebResource>, base: string | undefined): Resources {
  return {
    find(address: string): Resource | undefined {
      const absolute = URL.canParse(address, base) ? new URL(address, base).href : address;
      const bytes = files.get(absolute)?.WebResourceData;
      if (!Buffer.isBuffer(bytes) || bytes.length === 0) return undefined;
      return {
        name: absolute.replace(/[?#].*$/s, "").replace(/^.*\//s, "") || "file",
        size: bytes.length,
        read: () => bytes,
      };
    },
  };
}
