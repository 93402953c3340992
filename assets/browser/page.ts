/** The page script. Only pages that need it load it, and each part does nothing if its mark is missing. */
import { followFloors } from "./floors.ts";
import { followMoved } from "./moved.ts";

followFloors();
followMoved();
