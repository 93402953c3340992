/** The text of a thread in feeds: simple HTML with whole addresses, which readers of feeds show as their own. */
import { html } from "../../../layouts/html.ts";
import { stringsFor } from "../../../layouts/i18n/pick.ts";
import { fileNamed, imageFile } from "../../archive/model/links.ts";
import type { Thread } from "../../archive/model/model.ts";
import { remoteImage } from "../../archive/model/remote-image.ts";
import { plain } from "../../archive/model/site-map.ts";
import type { ImagePart } from "../../markdown/post.ts";
import { fillPost } from "../../markdown/render.ts";
import { resolvedLinks, resolveLink } from "../links.ts";
import { originalHref } from "../originals.ts";
import { type Site, shownFingerprint, underBase } from "../site.ts";

/** Characters of HTML from which a feed has the beginning of a text alone: readers load a feed again and again. */
const LONGEST = 100_000;

/** Gives whole addresses and texts for feeds. Each text is made once, however many feeds have it. */
export class FeedContent {
  readonly #site: Site;
  readonly #home: string;
  readonly #texts = new Map<Thread, string>();

  /** @param home address of the site, with a slash at its end */
  constructor(site: Site, home: string) {
    this.#site = site;
    this.#home = home;
  }

  /** The whole address of a site path. */
  at(path: string): string {
    return underBase(this.#home, path);
  }

  /** Fingerprint of all that feeds show of a thread. Other threads decide where its links lead. */
  fingerprint(thread: Thread): string {
    const own = shownFingerprint(this.#site, thread);
    return thread.links.length === 0 ? own : `${own} ${JSON.stringify(resolvedLinks(this.#site, thread))}`;
  }

  /** Safe HTML of the opening post, with the number of replies below it. */
  html(thread: Thread): string {
    const known = this.#texts.get(thread) ?? this.#make(thread);
    this.#texts.set(thread, known);
    return known;
  }

  #make(thread: Thread): string {
    const site = this.#site;
    const { thread: words, post } = stringsFor(thread.lang);
    const [opening] = site.bodies.thread(thread).floors;
    const text =
      opening &&
      fillPost(opening.post, {
        link: ({ href }) => {
          const to = resolveLink(href, site.targets, site.props.base, { url: thread.url, page: 1 });
          return to === undefined ? "" : html` href="${this.#whole(to, thread)}"`.toString();
        },
        word: ({ word }) => html`${post[word]}`.toString(),
        image: (part) => this.#image(part, thread),
      });
    const replies = thread.floorCount - 1;
    const more = html`<p><a href="${this.at(thread.url)}">${words.replies(replies)}</a></p>`;
    const shown = text === undefined || text.length > LONGEST ? html`<p>${thread.excerpt}</p>`.toString() : text;
    // Entries are shown below one another, so a footnote is found on the thread's own page alone. Text has no plain quotes.
    const whole = shown.replaceAll(' href="#', ` href="${this.at(thread.url)}#`);
    return replies > 0 ? whole + more : whole;
  }

  /** A picture of the archive; words in place of one on another host, which nobody has asked for, and of other files. */
  #image(part: ImagePart, thread: Thread): string {
    const { alt, caption, block, linked, src } = part;
    const file = fileNamed(thread.attachments, imageFile(src, plain(thread.url)));
    const remote = part.embed ? undefined : remoteImage(src);
    const address = file ? this.#whole(originalHref(this.#site, file), thread) : remote?.href;
    const words = alt || caption || file?.title || (src.split("/").at(-1) ?? src);
    const shown =
      file && this.#site.facts(file).image
        ? html`<img src="${address}" alt="${words}">`
        : address !== undefined && !linked
          ? html`<a href="${address}">${words}</a>`
          : html`${words}`;
    if (!block) return shown.toString();
    return html`<figure>${shown}${caption !== undefined && html`<figcaption>${caption}</figcaption>`}</figure>`.toString();
  }

  /** The whole address of a link on a page of the site. */
  #whole(address: string, thread: Thread): string {
    return URL.canParse(address, this.at(thread.url)) ? new URL(address, this.at(thread.url)).href : address;
  }
}
