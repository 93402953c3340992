/** All adapters, and how a page finds its own. */
import type { Adapter, CapturedThread, NoThread, Page } from "../model.ts";
import { readArticle } from "./article.ts";
import { aspBoard } from "./asp-board.ts";
import { bbpress } from "./bbpress.ts";
import { csdn } from "./csdn.ts";
import { discourse } from "./discourse.ts";
import { discuz4 } from "./discuz-4.ts";
import { discuz7 } from "./discuz-7.ts";
import { discuzX } from "./discuz-x.ts";
import { drupal } from "./drupal.ts";
import { flarum } from "./flarum.ts";
import { fluxbb } from "./fluxbb.ts";
import { futaba } from "./futaba.ts";
import { hackerNews } from "./hacker-news.ts";
import { invision2 } from "./invision-2.ts";
import { invision3 } from "./invision-3.ts";
import { invision4 } from "./invision-4.ts";
import { statedThread } from "./json-ld.ts";
import { lemmy } from "./lemmy.ts";
import { lobsters } from "./lobsters.ts";
import { microdata } from "./microdata.ts";
import { mybb } from "./mybb.ts";
import { nodebb } from "./nodebb.ts";
import { notThread } from "./nothing.ts";
import { phpbb1 } from "./phpbb-1.ts";
import { phpbb2 } from "./phpbb-2.ts";
import { phpbb3 } from "./phpbb-3.ts";
import { phpwind } from "./phpwind.ts";
import { survey } from "./records.ts";
import { reddit } from "./reddit.ts";
import { reddit2023 } from "./reddit-2023.ts";
import { slash } from "./slash.ts";
import { smf1 } from "./smf-1.ts";
import { smf2 } from "./smf-2.ts";
import { somethingAwful } from "./something-awful.ts";
import { stackExchange } from "./stack-exchange.ts";
import { statedAlone, withStatement } from "./stated.ts";
import { tieba } from "./tieba.ts";
import { readUnknown } from "./unknown.ts";
import { v2ex } from "./v2ex.ts";
import { vanilla } from "./vanilla.ts";
import { vbulletin2 } from "./vbulletin-2.ts";
import { vbulletin3 } from "./vbulletin-3.ts";
import { vbulletin4 } from "./vbulletin-4.ts";
import { vbulletin5 } from "./vbulletin-5.ts";
import { xenforo1 } from "./xenforo-1.ts";
import { xenforo2 } from "./xenforo-2.ts";
import { zhihu } from "./zhihu.ts";

/** In the order in which they are asked. */
export const ADAPTERS: readonly Adapter[] = [
  xenforo2,
  xenforo1,
  discourse,
  stackExchange,
  discuzX,
  discuz7,
  discuz4,
  phpwind,
  phpbb3,
  phpbb2,
  phpbb1,
  vbulletin5,
  vbulletin4,
  vbulletin3,
  somethingAwful,
  vbulletin2,
  invision4,
  invision3,
  invision2,
  smf2,
  smf1,
  mybb,
  fluxbb,
  nodebb,
  flarum,
  bbpress,
  vanilla,
  drupal,
  tieba,
  zhihu,
  v2ex,
  csdn,
  reddit,
  reddit2023,
  lemmy,
  lobsters,
  slash,
  hackerNews,
  futaba,
  aspBoard,
  microdata,
];

/**
 * Reads a page: with the first adapter that recognizes it and finds a thread; else by what the page states and repeats;
 * else as one text.
 */
export function readPage(page: Page): CapturedThread | NoThread {
  for (const adapter of ADAPTERS) {
    if (!adapter.recognizes(page)) continue;
    const read = adapter.read(page);
    if ("floors" in read) return adapter === microdata ? withStatement(read, statedThread(page.root), page.root) : read;
    if (adapter !== microdata) return read;
  }
  return readOther(page);
}

/** Reads a page that no adapter knows. */
function readOther(page: Page): CapturedThread | NoThread {
  const looked = survey(page.root);
  const stated = statedThread(page.root);
  const nothing = stated?.opening.text === undefined ? notThread(page.root, looked) : undefined;
  if (nothing !== undefined) return { nothing };
  const repeated = readUnknown(page, looked);
  if ("floors" in repeated) return withStatement(repeated, stated, page.root);
  const article = readArticle(page);
  const alone = stated && statedAlone(stated, page.root);
  if (alone === undefined) return article;
  return { ...("floors" in article ? article : EMPTY), ...alone, adapter: "json-ld" };
}

const EMPTY = { opens: true } as const;
