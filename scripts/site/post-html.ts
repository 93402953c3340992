import { html } from "../../layouts/html.ts";
import { figure } from "../../layouts/parts/figure.ts";
import { imageFile } from "../archive/model/links.ts";
import type { Attachment } from "../archive/model/model.ts";
import type { Post } from "../markdown/post.ts";
import { fillPost } from "../markdown/render.ts";
import { type LinkPlace, resolveLink } from "./links.ts";
import { originalHref } from "./originals.ts";
import { FIGURE_SIZES, pictureOf } from "./pictures.ts";
import { remoteAfterLink, remoteHtml } from "./remote-images.ts";
import { href, type Site } from "./site.ts";

/** The place of a post on the site. */
export interface PostPlace extends LinkPlace {
  readonly lang: string;
  /** Files that its images can be. */
  readonly attachments: readonly Attachment[];
  /** True for the post at the top of the page: its first image is loaded at once. */
  readonly eager: boolean;
}

/** The HTML of a post on its page: images with their derivatives, links with their final addresses. */
export function postHtml(site: Site, post: Post, place: PostPlace): string {
  let images = 0;
  return fillPost(post, {
    link(part) {
      const address = resolveLink(part.href, site.targets, site.props.base, place);
      return address === undefined ? "" : html` href="${toOriginal(site, place, address)}"`.toString();
    },
    afterLink: (part) => remoteAfterLink(site, part, place.lang),
    image(part) {
      const remote = remoteHtml(site, part, place.lang);
      if (remote !== undefined) return remote;
      const name = imageFile(part.src);
      const attachment = place.attachments.find((a) => a.file.normalize("NFC") === name);
      const picture = attachment && pictureOf(site, attachment, FIGURE_SIZES);
      // The text checks its images, so only the text of a file that is shown as it is, such as an icon, comes here.
      if (!picture) return "";
      images += 1;
      const { alt, caption, block, linked } = part;
      const lazy = !place.eager || images > 1;
      return figure(picture, { alt, caption, block, lazy, lang: place.lang, link: !linked }).toString();
    },
  });
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
