import { verifyHere } from "./verify.ts";

/** Verifies a tree in a thread. */
export const run = verifyHere;
