import { html } from "../../layouts/html.ts";
import { stringsFor } from "../../layouts/i18n/pick.ts";
import { figure } from "../../layouts/parts/figure.ts";
import { file } from "../../layouts/parts/file.ts";
import { missingFile } from "../../layouts/parts/missing-file.ts";
import type { FileProps } from "../../layouts/props/file.ts";
import { fileNamed, imageFile } from "../archive/model/links.ts";
import type { Attachment, MissingFile } from "../archive/model/model.ts";
import { plain } from "../archive/model/site-map.ts";
import { extensionOf, playableAs } from "../core/file-types.ts";
import { cleanAddress, isSafeLink } from "../markdown/address.ts";
import type { Post } from "../markdown/post.ts";
import { fillPost } from "../markdown/render.ts";
import { type LinkPlace, resolveLink } from "./links.ts";
import { originalHref } from "./originals.ts";
import { figureOf } from "./pictures.ts";
import { publishedFile } from "./published-file.ts";
import { remoteAfterLink, remoteHtml } from "./remote-images.ts";
import { href, type Site } from "./site.ts";

/** The place of a post on the site. */
export interface PostPlace extends LinkPlace {
  readonly lang: string;
  /** Files that its images can be. */
  readonly attachments: readonly Attachment[];
  /** Files that its thread's capture lacks. */
  readonly missing?: readonly MissingFile[];
  /** True for the post at the top of the page: its first image is loaded at once. */
  readonly eager: boolean;
}

/** The HTML of a post on its page: images with their derivatives, other files as players and links, final addresses. */
export function postHtml(site: Site, post: Post, place: PostPlace): string {
  let images = 0;
  const link = (address: string) => {
    const resolved = resolveLink(address, site.targets, site.props.base, place);
    return resolved === undefined ? undefined : toOriginal(site, place, resolved);
  };
  const own = plain(place.url);
  return fillPost(post, {
    link(part) {
      const address = link(part.href);
      return address === undefined ? "" : html` href="${address}"`.toString();
    },
    word: ({ word }) => html`${stringsFor(place.lang).post[word]}`.toString(),
    afterLink: (part) => remoteAfterLink(site, part, place.lang),
    image(part) {
      const remote = remoteHtml(site, part, place.lang);
      if (remote !== undefined) return remote;
      const name = imageFile(part.src, own);
      const attachment = fileNamed(place.attachments, name);
      const src = cleanAddress(part.src);
      const missing = fileNamed(place.missing, name);
      if (!attachment) return missingFile(part, missing?.href ?? (isSafeLink(src) ? link(src) : undefined)).toString();
      const { alt, caption, block, linked } = part;
      const picture = figureOf(site, attachment);
      if (!picture) {
        const words = alt || (attachment.title ?? attachment.file);
        return file(fileOf(site, attachment), { words, caption, block, lang: place.lang, link: !linked }).toString();
      }
      images += 1;
      const lazy = !place.eager || images > 1;
      return figure(picture, { alt, caption, block, lazy, lang: place.lang, link: !linked }).toString();
    },
  });
}

function fileOf(site: Site, attachment: Attachment): FileProps {
  const facts = site.facts(attachment);
  const { type } = facts;
  const { size } = publishedFile(site.archive, facts);
  const plays = playableAs(type, extensionOf(attachment.file));
  return { href: originalHref(site, attachment), type, size, ...(plays && { plays }) };
}

/**
 * The address that one of the thread's own files is served from. A link to a file of another thread keeps the address
 * on this site, which leads on: that file may change without making this page stale.
 */
function toOriginal(site: Site, place: PostPlace, address: string): string {
  const [file, fragment] = address.split("#");
  const own = place.attachments.find((a) => href(site, a.url) === file);
  if (!own) return address;
  return originalHref(site, own) + (fragment === undefined ? "" : `#${fragment}`);
}
