/** Comments from elsewhere on the pages of a site. */

import type { ArchivedCommentsProps, CommentsProps, ConsentProps, DiscussionProps } from "../../layouts/props.ts";
import type { Body, Thread } from "../archive/model/model.ts";
import type { ArchivedComment } from "../comments/archived.ts";
import { type ActiveProvider, discussionOf, hasDiscussion, homeOf } from "../comments/discussion.ts";
import { joinExtras, type PolicyExtras } from "../core/csp.ts";
import { postHtml } from "./post-html.ts";
import { href, type Site } from "./site.ts";

/** Props of the comments of a thread; undefined if it has neither archived comments nor a discussion. */
export function commentsOf(site: Site, thread: Thread, body: Body, page: number): CommentsProps | undefined {
  const archived = (body.comments ?? [])
    .filter(({ comments }) => comments.length > 0)
    .map((one): ArchivedCommentsProps => {
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
      return { archivedAt: one.archivedAt, comments };
    });
  const discussion = discussionProps(site, thread);
  return archived.length > 0 || discussion ? { archived, ...(discussion && { discussion }) } : undefined;
}

function replyTo(comment: ArchivedComment, byAnchor: ReadonlyMap<string, ArchivedComment>) {
  const parent = comment.parent === undefined ? undefined : byAnchor.get(comment.parent);
  return parent && { replyTo: { href: `#${parent.anchor}`, text: parent.author ?? "" } };
}

function discussionProps(site: Site, thread: Thread): DiscussionProps | undefined {
  const active = site.provider;
  if (!active || !hasDiscussion(active, thread)) return undefined;
  const { settings, provider } = active;
  // The same in a preview as on the published site, so that both show the same discussion.
  const discussion = discussionOf(thread, homeOf(site.archive.settings.url || site.props.url));
  const link = provider.link?.(settings, discussion);
  const embed = provider.embed?.(settings, discussion, ownAddresses(site));
  const consent = embed && consentProps(site, active, embed);
  return { ...(link && { link }), ...(consent && { consent }) };
}

function consentProps(site: Site, { settings, provider }: ActiveProvider, embed: ConsentProps["embed"]): ConsentProps {
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
 * Sources that all pages of a site together add to its policy. A browser obeys both a page's `<meta>` and the header.
 * So the header, one for the whole site, allows the needs of every page, and each page's `<meta>` only its own.
 */
export function headerExtras(site: Site): PolicyExtras {
  const active = site.provider;
  if (!active || !site.archive.threads.some((thread) => hasDiscussion(active, thread))) return {};
  const { settings, provider } = active;
  return joinExtras(provider.policy(settings), provider.frame?.(settings) ?? {});
}
