/** Pictures on other hosts: what a page shows of them, and what its policy opens for them. */
import { raw } from "../../layouts/html.ts";
import {
  type RemoteImageProps,
  remoteFrame,
  remoteLink,
  remotePicture,
  remoteWords,
} from "../../layouts/parts/remote-image.ts";
import type { RemoteImagesProps } from "../../layouts/props.ts";
import { imageSources, remoteImage, remoteMode } from "../archive/model/remote-image.ts";
import type { PolicyExtras } from "../core/csp.ts";
import { type ImagePart, imageParts, type Post } from "../markdown/post.ts";
import type { Site } from "./site.ts";

/**
 * Safe HTML for an image of a post; undefined if it is not on another host.
 *
 * @param lang language of the page
 */
export function remoteHtml(site: Site, part: ImagePart, lang: string): string | undefined {
  // A film or an object is a link wherever it is.
  const remote = part.embed ? undefined : remoteImage(part.src);
  if (!remote) return undefined;
  const mode = remoteMode(site.archive.settings);
  const props = propsOf(part, remote, lang);
  if (mode === "load" && remote.source !== undefined) return remotePicture(props, part.linked === true).toString();
  if (part.linked) return remoteWords(props).toString();
  return (mode === "link" ? remoteLink(props) : remoteFrame(props, remote.source !== undefined)).toString();
}

/** What follows the link that an image on another host is in: a link cannot hold a frame with a link of its own. */
export function remoteAfterLink(site: Site, part: ImagePart, lang: string): string {
  const remote = part.embed ? undefined : remoteImage(part.src);
  const mode = remoteMode(site.archive.settings);
  if (!remote || (mode === "load" && remote.source !== undefined)) return "";
  const props = { ...propsOf(part, remote, lang), alt: "" };
  return raw(` ${mode === "link" ? remoteLink(props) : remoteFrame(props, remote.source !== undefined)}`).toString();
}

function propsOf(part: ImagePart, { href, host }: { href: string; host: string }, lang: string): RemoteImageProps {
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
