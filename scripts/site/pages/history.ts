import { stringsFor } from "../../../layouts/i18n/pick.ts";
import type { FileChangeKind, HistoryProps, RevisionProps, TextChangeProps } from "../../../layouts/props.ts";
import type { Thread } from "../../archive/model/model.ts";
import { fingerprint } from "../../core/fingerprint.ts";
import type { FileChange } from "../../history/changes.ts";
import { commitTime } from "../../history/commit-time.ts";
import { diffTexts } from "../../history/diff.ts";
import type { GitHistory } from "../../history/history.ts";
import { publicMessage, publicName } from "../../history/public-words.ts";
import type { Revision } from "../../history/revisions.ts";
import { type PageOutput, pagePath } from "../output.ts";
import { boardLink, frame, href, type Site } from "../site.ts";

/** Newest revisions on a page; older ones are counted. */
const SHOWN = 50;

/** Texts whose changes are shown. */
const TEXTS = new Map<string, TextChangeProps["text"]>([
  ["index.md", "post"],
  ["replies.md", "replies"],
]);

/** Site path of a thread's history; undefined if it has none, because it was never changed or is not in git. */
export function historyUrl(site: Site, thread: Thread): string | undefined {
  const revised = site.archive.settings.history && site.history?.isRevised(thread.path);
  return revised ? `${thread.url}history/` : undefined;
}

/** The page of a thread's history, if it has one. */
export function historyPages(site: Site, thread: Thread): PageOutput[] {
  const url = historyUrl(site, thread);
  const { history } = site;
  if (url === undefined || !history) return [];
  const revisions = history.revisions(thread.path);
  const board = boardLink(site, thread);
  // A commit's hash covers everything in it, the ids of the texts before and after it too, but not the names of now.
  const commits = revisions.map(({ commit, movedFrom }) => [commit.id, movedFrom, history.authorOf(commit)]);
  return [
    {
      kind: "page",
      page: "history",
      path: pagePath(url),
      key: fingerprint([site.key, "history", url, thread.title, thread.lang, board, commits]),
      props: async (): Promise<HistoryProps> => ({
        ...frame(site, {
          url,
          title: stringsFor(thread.lang).history.titleOf(thread.title),
          lang: thread.lang,
          breadcrumb: [
            board,
            { href: href(site, thread.url), text: thread.title },
            { href: href(site, url), text: stringsFor(thread.lang).thread.history },
          ],
        }),
        kind: "history",
        noindex: true,
        thread: { href: href(site, thread.url), text: thread.title },
        revisions: await Promise.all(
          revisions
            .slice(-SHOWN)
            .toReversed()
            .map((revision) => revisionProps(history, revision, revision === revisions[0])),
        ),
        older: Math.max(0, revisions.length - SHOWN),
      }),
    },
  ];
}

async function revisionProps(history: GitHistory, revision: Revision, first: boolean): Promise<RevisionProps> {
  const { commit, movedFrom, files } = revision;
  const date = commitTime(commit.at);
  const author = publicName(history.authorOf(commit));
  const texts: TextChangeProps[] = [];
  for (const file of files) {
    const text = TEXTS.get(file.name);
    if (text) texts.push({ text, change: changeOf(file), ...(await textChange(history, file)) });
  }
  return {
    id: commit.id.slice(0, 10),
    ...(date && { date }),
    ...(author !== undefined && { author }),
    ...publicMessage(commit.message),
    first,
    ...(movedFrom !== undefined && { movedFrom }),
    texts,
    files: files.filter(({ name }) => !TEXTS.has(name)).map((file) => ({ file: file.name, change: changeOf(file) })),
  };
}

async function textChange(history: GitHistory, { old, now }: FileChange) {
  // A text that was removed need not be shown once more.
  if (now === undefined) return { lines: [], cut: false };
  const [before, after] = [await read(history, old), await read(history, now)];
  if (before === "large" || after === "large") return { lines: [], cut: false, note: "large" as const };
  return diffTexts(before?.toString(), after?.toString());
}

/** @returns undefined if there is no text, "large" if it is too large to be read */
async function read(history: GitHistory, id: string | undefined): Promise<Buffer | undefined | "large"> {
  return id === undefined ? undefined : ((await history.read(id)) ?? "large");
}

function changeOf({ old, now }: FileChange): FileChangeKind {
  if (old === undefined) return "added";
  return now === undefined ? "removed" : "changed";
}
