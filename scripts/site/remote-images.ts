/** Pictures on other hosts: what a page shows of them, and what its policy opens for them. */
import type { Html } from "../../layouts/html.ts";
import {
  type RemoteImageProps,
  remoteFrame,
  remoteLink,
  remotePicture,
  remoteWords,
} from "../../layouts/parts/remote-image.ts";
import type { RemoteImagesProps } from "../../layouts/props.ts";
import { imageSources, type RemoteImage, remoteImage, remoteMode } from "../archive/model/remote-image.ts";
import type { PolicyExtras } from "../core/csp.ts";
import { type ImagePart, imageParts, type Post } from "../markdown/post.ts";
import type { Site } from "./site.ts";

/**
 * Safe HTML for an image of a post; undefined if it is not on another host.
 *
 * @param lang language of the page
 */
export function remoteHtml(site: Site, part: ImagePart, lang: string): string | undefined {
  const remote = remoteOf(part);
  if (!remote) return undefined;
  const props = propsOf(part, remote, lang);
  if (loadsAtOnce(site, remote)) return remotePicture(props, part.linked === true).toString();
  return (part.linked ? remoteWords(props) : withoutPicture(site, props, remote)).toString();
}

/** What follows the link that an image on another host is in: a link cannot hold a frame with a link of its own. */
export function remoteAfterLink(site: Site, part: ImagePart, lang: string): string {
  const remote = remoteOf(part);
  if (!remote || loadsAtOnce(site, remote)) return "";
  return ` ${withoutPicture(site, { ...propsOf(part, remote, lang), alt: "" }, remote)}`;
}

/** The picture that a part names, if it is on another host. A film or an object is a link wherever it is. */
function remoteOf({ embed, src }: ImagePart): RemoteImage | undefined {
  return embed ? undefined : remoteImage(src);
}

function loadsAtOnce({ archive }: Site, { source }: RemoteImage): boolean {
  return remoteMode(archive.settings) === "load" && source !== undefined;
}

/** What a page shows until its reader asks for the picture. */
function withoutPicture({ archive }: Site, props: RemoteImageProps, { source }: RemoteImage): Html {
  return remoteMode(archive.settings) === "link" ? remoteLink(props) : remoteFrame(props, source !== undefined);
}

function propsOf(part: ImagePart, { href, host }: RemoteImage, lang: string): RemoteImageProps {
  const { alt, caption, size, block } = part;
  return { href, host, alt, caption, size, block, lang };
}

/** What a page with these posts needs for their pictures on other hosts; nothing if it may load none. */
export function remoteProps(site: Site, posts: readonly Post[]): { remoteImages?: RemoteImagesProps } {
  const mode = remoteMode(site.archive.settings);
  if (mode !== "ask" && mode !== "load") return {};
  const images = posts.flatMap(({ parts }) => imageParts(parts)).filter((part) => !part.embed);
  const sources = imageSources(images.map((part) => part.src));
  return sources.length > 0 ? { remoteImages: { sources, ask: mode === "ask" } } : {};
}

/** Characters of a header that every host takes: Cloudflare takes 2,000 in a line. */
const LONGEST = 1000;

/**
 * What the header of the whole site opens for them: their hosts, or every host if the header would be too long. Each
 * page's own policy names the hosts of that page alone.
 */
export function remoteExtras({ archive }: Site): PolicyExtras {
  const mode = remoteMode(archive.settings);
  if (mode !== "ask" && mode !== "load") return {};
  const sources = new Set([...archive.threads, ...archive.pages].flatMap((one) => one.imageSources ?? []));
  if (sources.size === 0) return {};
  const named = [...sources].sort();
  return { "img-src": named.join(" ").length <= LONGEST ? named : ["http:", "https:"] };
}
