/** The page script. Only pages that need it load it, and each part does nothing if its mark is missing. */

import type { ReadingStrings } from "../../layouts/i18n/strings.ts";
import { copyAddresses } from "./floors/copy.ts";
import { discussionOf } from "./floors/discussion.ts";
import { filterFloors } from "./floors/filter.ts";
import { followFloors } from "./floors/follow.ts";
import { floorKeys } from "./floors/keys.ts";
import { keepPlace } from "./floors/place.ts";
import { followMoved } from "./moved.ts";
import { copyCode } from "./reading/code.ts";
import { markSection } from "./reading/contents.ts";
import { previewNotes } from "./reading/notes.ts";

followFloors();
followMoved();
const discussion = discussionOf(document);
if (discussion) {
  filterFloors(discussion);
  floorKeys(discussion);
  keepPlace(discussion);
  copyAddresses(discussion);
}
const main = document.querySelector("main");
if (main?.dataset.reading) {
  copyCode(main, JSON.parse(main.dataset.reading) as ReadingStrings);
  previewNotes(main);
  markSection();
}
