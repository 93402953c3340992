/** The discussion of one thread at a provider: its key, and whether it has one. */

import type { Problem } from "../core/problems.ts";
import type { Discussion, Provider } from "./provider.ts";
import { type CommentsSettings, type commentsSchema, providerOf } from "./providers.ts";

/** The part of a thread that comments depend on. */
export interface DiscussedThread {
  /** Folder below the content folder. */
  readonly path: string;
  /** Site path, percent-encoded. */
  readonly url: string;
  readonly title: string;
  /** BCP 47. */
  readonly lang: string;
  /** The `id` of its front matter. */
  readonly id?: string;
  /** False if the thread wants no comments embed. */
  readonly comments: boolean;
  /** Why it was withdrawn. */
  readonly withdrawn?: string;
}

/** The part of `archive.yaml` that comments depend on. */
export interface CommentedArchive {
  readonly comments?: CommentsSettings | false | undefined;
}

/** The provider of an archive with its settings. */
export interface ActiveProvider {
  readonly settings: CommentsSettings;
  readonly provider: Provider<typeof commentsSchema>;
}

/** @returns the provider that the archive names, if it names one */
export function activeProvider({ comments }: CommentedArchive): ActiveProvider | undefined {
  return comments ? { settings: comments, provider: providerOf(comments) } : undefined;
}

/** The provider's key of a thread: its `id`, or else its permanent path, not percent-encoded. */
export function keyOf(thread: Pick<DiscussedThread, "id" | "url">): string {
  return thread.id ?? decodeURI(thread.url);
}

/** Whether a thread has an embed or a link: not if it wants none, was withdrawn, or the provider cannot know it. */
export function hasDiscussion({ provider, settings }: ActiveProvider, thread: DiscussedThread): boolean {
  if (!thread.comments || thread.withdrawn !== undefined) return false;
  return provider.accepts?.(settings, keyOf(thread)) ?? true;
}

/**
 * The address that a site's discussions are kept under, with a slash at its end.
 *
 * @param url address of the site; without one it is below a name that leads nowhere (RFC 2606)
 */
export function homeOf(url: string | undefined): string {
  const { href } = new URL(url ?? "https://archive.invalid/");
  return href.endsWith("/") ? href : `${href}/`;
}

/**
 * @param home permanent address of the site, with a slash at its end
 */
export function discussionOf(thread: DiscussedThread, home: string): Discussion {
  const address = new URL(thread.url.replace(/^\//, ""), home).href;
  return { key: keyOf(thread), address, title: thread.title, lang: thread.lang };
}

/** Finds threads that share a key, and ids that mean nothing to the archive's provider. */
export function checkIds(threads: readonly DiscussedThread[], settings: CommentedArchive): Problem[] {
  if (threads.every((thread) => thread.id === undefined)) return [];
  const active = activeProvider(settings);
  const byKey = new Map<string, DiscussedThread>();
  for (const thread of threads) if (thread.id === undefined) byKey.set(keyOf(thread), thread);
  return threads.flatMap((thread): Problem[] => {
    if (thread.id === undefined) return [];
    const file = `${thread.path}/index.md`;
    const other = byKey.get(thread.id);
    byKey.set(thread.id, thread);
    if (other !== undefined) {
      const message = `id: ${thread.id} is what the comments of ${other.path} are kept under`;
      return [{ kind: "comments-id", file, message, fix: "write another id, or leave the line out" }];
    }
    if (active?.provider.accepts?.(active.settings, thread.id) === false) {
      const message = `id: ${active.settings.provider} knows no discussion ${thread.id}`;
      return [
        { kind: "comments-id", file, message, fix: "write the full address of the toot on the server of archive.yaml" },
      ];
    }
    return [];
  });
}
