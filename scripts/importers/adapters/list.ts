/** Stand-in until the adapters are there: Discuz! X as far as the tests of the core need it. */
import type { Element } from "hast";
import { all, attr, children, one, text } from "../html/query.ts";
import type { Adapter, CapturedFloor, CapturedThread, NoThread, Page } from "../model.ts";

const discuz: Adapter = {
  name: "discuz-x",
  recognizes: (page) => one(page.root, "#postlist > div[id^=post_]") !== undefined,
  read: (page) => {
    const posts = all(page.root, "#postlist > div[id^=post_]");
    const floors = posts.map(floorOf);
    const [, id, number] = /thread-(\d+)-(\d+)-/.exec(page.url ?? "") ?? [];
    const of = /(\d+)/.exec(attr(one(page.root, ".pgt .pg label span"), "title") ?? "")?.[1];
    const url = page.url?.replace(/-\d+-(\d+\.html)$/, "-1-$1");
    return {
      title: text(one(page.root, "#thread_subject")),
      boards: all(page.root, "#pt .z a").slice(2, -1).map(text),
      adapter: "discuz-x",
      software: "Discuz! X3.2",
      ...(id !== undefined && { id }),
      ...(url !== undefined && { url }),
      ...(of !== undefined && { page: { number: Number(number ?? 1), of: Number(of) } }),
      floors,
      opens: floors[0]?.n === 1,
    };
  },
};

function floorOf(post: Element): CapturedFloor {
  const id = /\d+/.exec(attr(post, "id") ?? "")?.[0] ?? "";
  const author = text(one(post, ".authi .xw1"));
  const date = /(\d{4})-(\d+)-(\d+) (\d\d:\d\d)/.exec(text(one(post, `#authorposton${id}`)));
  const two = (part = "") => part.padStart(2, "0");
  const n = /\d+/.exec(text(one(post, ".pi strong em")))?.[0];
  return {
    id,
    ...(n !== undefined && { n: Number(n) }),
    ...(author !== "" && { author }),
    ...(date && { date: `${date[1]}-${two(date[2])}-${two(date[3])}T${date[4]}` }),
    body: { kind: "html", nodes: one(post, ".t_f")?.children ?? [] },
    files: all(post, ".tattl").flatMap((item) => {
      const link = children(item).flatMap((part) => all(part, "a[href]"))[0];
      return link ? [{ url: attr(link, "href") ?? "", name: text(link) }] : [];
    }),
  };
}

/** In order of precedence, the fallbacks last. */
export const ADAPTERS: readonly Adapter[] = [discuz];

/** Reads a page with the first adapter that recognizes it. */
export function readPage(page: Page): CapturedThread | NoThread {
  return ADAPTERS.find((one) => one.recognizes(page))?.read(page) ?? { nothing: "no forum software is recognized" };
}
