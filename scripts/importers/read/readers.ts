/** All readers, in the order in which they are asked. */
import { html } from "./html.ts";
import type { Reader } from "./input.ts";

export const READERS: readonly Reader[] = [html];
