/** All adapters, and how a page finds its own. */
import type { Adapter, CapturedThread, NoThread, Page } from "../model.ts";
import { discourse } from "./discourse.ts";
import { discuz4 } from "./discuz-4.ts";
import { discuz7 } from "./discuz-7.ts";
import { discuzX } from "./discuz-x.ts";
import { stackExchange } from "./stack-exchange.ts";
import { xenforo1 } from "./xenforo-1.ts";
import { xenforo2 } from "./xenforo-2.ts";

/** In the order in which they are asked. */
export const ADAPTERS: readonly Adapter[] = [xenforo2, xenforo1, discourse, stackExchange, discuzX, discuz7, discuz4];

/** Reads a page with the first adapter that recognizes it and finds a thread. */
export function readPage(page: Page): CapturedThread | NoThread {
  for (const adapter of ADAPTERS) {
    if (!adapter.recognizes(page)) continue;
    return adapter.read(page);
  }
  return { nothing: "no forum software is recognized" };
}
