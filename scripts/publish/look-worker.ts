import { lookHere } from "./look.ts";

/** Looks at a tree in a thread. */
export function run([dir, cache]: readonly [dir: string, cache: string]): ReturnType<typeof lookHere> {
  return lookHere(dir, cache);
}
