/** Comments from elsewhere on the pages of a site. */

import type { CommentsProps, GateProps, KeptCommentsProps, TalkProps } from "../../layouts/props.ts";
import type { Body, Thread } from "../archive/model/model.ts";
import type { ArchivedComment } from "../comments/archived.ts";
import { type ActiveProvider, discussionOf, hasDiscussion } from "../comments/discussion.ts";
import { joinExtras, type PolicyExtras } from "../core/csp.ts";
import { postHtml } from "./post-html.ts";
import { href, type Site } from "./site.ts";

/** Props of the comments of a thread; undefined where it has none, kept or to be loaded. */
export function commentsOf(site: Site, thread: Thread, body: Body, page: number): CommentsProps | undefined {
  const kept = (body.comments ?? [])
    .filter(({ comments }) => comments.length > 0)
    .map((one): KeptCommentsProps => {
      const byAnchor = new Map(one.comments.map((comment) => [comment.anchor, comment]));
      const comments = one.comments.map((comment) => ({
        id: comment.anchor,
        ...(comment.author !== undefined && { author: { text: comment.author, href: comment.authorUrl ?? "" } }),
        ...(comment.date && { date: comment.date }),
        ...(comment.edited && { edited: comment.edited }),
        ...replyTo(comment, byAnchor),
        ...(comment.post && {
          html: postHtml(site, comment.post, { ...thread, page, attachments: [], eager: false }),
        }),
      }));
      return { keptAt: one.archivedAt, comments };
    });
  const talk = talkProps(site, thread);
  return kept.length > 0 || talk ? { kept, ...(talk && { talk }) } : undefined;
}

function replyTo(comment: ArchivedComment, byAnchor: ReadonlyMap<string, ArchivedComment>) {
  const parent = comment.parent === undefined ? undefined : byAnchor.get(comment.parent);
  return parent && { replyTo: { href: `#${parent.anchor}`, text: parent.author ?? "" } };
}

function talkProps(site: Site, thread: Thread): TalkProps | undefined {
  const chosen = site.provider;
  if (!chosen || !hasDiscussion(chosen, thread)) return undefined;
  const { settings, provider } = chosen;
  // The same in a preview as on the published site, so that both show the same discussion.
  const talk = discussionOf(thread, new URL(site.archive.settings.url ?? site.props.url).href.replace(/\/*$/, "/"));
  const link = provider.link?.(settings, talk);
  const gate = provider.embed && gateProps(site, chosen, provider.embed(settings, talk, ownAddresses(site)));
  return { ...(link && { link }), ...(gate && { gate }) };
}

function gateProps(site: Site, { settings, provider }: ActiveProvider, embed: GateProps["embed"]): GateProps {
  const { script, module, frame } = site.comments ?? {};
  if (script === undefined || module === undefined) throw new Error(`no scripts for ${settings.provider}`);
  return {
    hosts: provider.hosts(settings),
    scroll: "load" in settings && settings.load === "scroll",
    script: href(site, script),
    module: href(site, module),
    ...(frame !== undefined && { frame: href(site, frame) }),
    embed,
    policy: provider.policy(settings),
  };
}

function ownAddresses(site: Site): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(site.comments?.own ?? {}).map(([file, path]) => [file, href(site, path)]));
}

/**
 * What all pages of a site open together beyond its policy. A browser obeys a page's `<meta>` and the header at once,
 * so the header, one for the whole site, allows what any page needs, and each page's `<meta>` exactly what it needs.
 */
export function headerExtras(site: Site): PolicyExtras {
  const chosen = site.provider;
  if (!chosen || !site.archive.threads.some((thread) => hasDiscussion(chosen, thread))) return {};
  const { settings, provider } = chosen;
  return joinExtras(provider.policy(settings), provider.frame?.(settings) ?? {});
}
