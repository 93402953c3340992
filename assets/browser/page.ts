/** The page script. Only pages that need it load it, and each part does nothing if its mark is missing. */
import { copyAddresses } from "./floors/copy.ts";
import { discussionOf } from "./floors/discussion.ts";
import { filterFloors } from "./floors/filter.ts";
import { followFloors } from "./floors/follow.ts";
import { floorKeys } from "./floors/keys.ts";
import { keepPlace } from "./floors/place.ts";
import { followMoved } from "./moved.ts";

followFloors();
followMoved();
const discussion = discussionOf(document);
if (discussion) {
  filterFloors(discussion);
  floorKeys(discussion);
  keepPlace(discussion);
  copyAddresses(discussion);
}
