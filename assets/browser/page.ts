/** The page script: only pages that need it load it, and each part does nothing where its mark is missing. */
import { followFloors } from "./floors.ts";
import { followMoved } from "./moved.ts";

followFloors();
followMoved();
