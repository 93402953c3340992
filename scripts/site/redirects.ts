import type { MovedProps, RedirectProps } from "../../layouts/props.ts";
import { GROUPING_NAMES, numberedPages } from "../archive/model/groups.ts";
import type { Archive } from "../archive/model/model.ts";
import { fingerprint } from "../core/fingerprint.ts";
import { originalRedirects } from "./originals.ts";
import type { PageOutput } from "./output.ts";
import { type Redirect, redirectFile, redirectTarget, redirectUrl } from "./redirect.ts";
import { frame, type Site } from "./site.ts";

/** Every old address of the site. */
export function siteRedirects(site: Site): Redirect[] {
  return [...redirectsOf(site.archive), ...originalRedirects(site), ...otherNames(site)];
}

/** Where the lists of tags and authors would be if they were called as only some threads spell them. */
function otherNames({ archive, groups }: Site): Redirect[] {
  const size = archive.settings.page_size;
  return GROUPING_NAMES.filter((of) => archive.settings.listings[of])
    .flatMap((of) => groups[of].list)
    .flatMap((group) =>
      group.others.flatMap(({ url, threads }) =>
        ["", ...numberedPages(threads, size).numbered.map((_, at) => `page/${at + 1}/`)].map((page): Redirect => {
          return { path: decodeURIComponent(url) + page, query: "", to: group.url, title: group.label };
        }),
      ),
    );
}

/** Every alias of the archive, and every address that a thread had before it was moved, by path. */
function redirectsOf(archive: Archive): Redirect[] {
  const aliases = [...archive.threads, ...archive.tombstones].flatMap((thread) =>
    thread.aliases.map((alias): Redirect => {
      const [path = "", ...query] = alias.split("?");
      const asked = query.length ? `?${query.join("?")}` : "";
      return { path: decodeURIComponent(path), query: asked, to: thread.url, title: thread.title };
    }),
  );
  const moved = archive.moved.map((address): Redirect => ({ ...address, query: "" }));
  return [...aliases, ...moved].sort((a, b) => (a.path + a.query < b.path + b.query ? -1 : 1));
}

/**
 * A page at every old path. Hosts that know no redirects serve it, and it sends the reader on. If only the query
 * tells the threads apart (`viewthread.php?tid=123`), it lists them, and the page script picks the one that is asked
 * for.
 */
export function redirectPages(site: Site, redirects: readonly Redirect[]): PageOutput[] {
  const byFile = new Map<string, [Redirect, ...Redirect[]]>();
  for (const redirect of redirects) {
    const file = redirectFile(redirect);
    const list = byFile.get(file);
    if (list) list.push(redirect);
    else byFile.set(file, [redirect]);
  }
  return [...byFile].map(([file, list]) => {
    const url = redirectUrl(list[0]);
    const only = list.length === 1 && list[0].query === "" ? list[0] : undefined;
    const props: RedirectProps | MovedProps = only
      ? { ...frame(site, { url, title: only.title }), kind: "redirect", noindex: true, to: redirectTarget(site, only) }
      : {
          ...frame(site, { url, title: list[0].path }),
          kind: "moved",
          noindex: true,
          entries: list.map((r) => ({ query: r.query, href: redirectTarget(site, r), text: r.title })),
        };
    return { kind: "page", page: props.kind, path: file, key: fingerprint([site.key, props]), props: () => props };
  });
}
