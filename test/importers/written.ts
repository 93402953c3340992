/** What a page becomes in the archive, without a command: the way of one input through the import, and its texts. */
import { addressSum, summarize } from "../../scripts/importers/join/summary.ts";
import { joinThread } from "../../scripts/importers/join/thread.ts";
import type { Item } from "../../scripts/importers/model.ts";
import { pageSource } from "../../scripts/importers/parse/parse-input.ts";
import { recordPart } from "../../scripts/importers/parse/part.ts";
import { type Composed, compose } from "../../scripts/importers/write/compose.ts";
import { OldAddresses } from "../../scripts/importers/write/old-addresses.ts";
import { temporaryFolder } from "../support/archive.ts";
import { pageOf, threadOn } from "./reading.ts";

const FOLDER = "board/thread";

/** The folder of the thread that a page holds, as it would be written. Fails if the page holds none. */
export function written(item: Item | undefined): Composed {
  const page = pageOf(item);
  const part = recordPart(threadOn(page), { ...pageSource(page), name: page.input.file }, temporaryFolder());
  const own = new Set(summarize(part).addresses);
  const links = { folderOf: (address: string) => (own.has(addressSum(address)) ? FOLDER : undefined) };
  return compose(joinThread([part]), { folder: FOLDER, links, oldAddresses: new OldAddresses() });
}
