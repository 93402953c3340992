import { lookHere } from "./verify.ts";

/** Looks at a tree in a thread. */
export const run = lookHere;
