import { lookHere } from "./look.ts";

/** Looks at a tree in a thread. */
export const run = lookHere;
