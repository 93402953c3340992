/** The archive as Eleventy's templates and plugins see it. */
import type { Group } from "../archive/model/groups.ts";
import type { Board, Thread } from "../archive/model/model.ts";
import { postHtml } from "../site/post-html.ts";
import { href, type Site } from "../site/site.ts";

/** A class, because Eleventy copies plain objects of its data deeply. */
export class ArchiveData {
  readonly #site: () => Site | undefined;

  /** @param site the site of the build that is going on */
  constructor(site: () => Site | undefined) {
    this.#site = site;
  }

  get title(): string {
    return this.#site()?.archive.settings.title ?? "";
  }

  /** Every published thread, newest first. */
  get threads(): readonly Thread[] {
    return this.#site()?.archive.threads ?? [];
  }

  get boards(): readonly Board[] {
    return this.#site()?.archive.boards ?? [];
  }

  /** Threads by tag, by author and by year. */
  get tags(): readonly Group[] {
    return this.#site()?.groups.tags.list ?? [];
  }

  get authors(): readonly Group[] {
    return this.#site()?.groups.authors.list ?? [];
  }

  get years(): readonly Group[] {
    return this.#site()?.groups.years.list ?? [];
  }

  /** The threads as an Eleventy collection, the oldest first, as Eleventy orders collections. */
  collection(): readonly CollectionItem[] {
    const site = this.#site();
    return site ? site.archive.threads.toReversed().map((thread) => new CollectionItem(site, thread)) : [];
  }
}

/** A thread as an item of a collection, as plugins for feeds and navigation expect it. */
class CollectionItem {
  readonly #site: Site;
  readonly #thread: Thread;

  // Everything else is made when it is asked for: most builds ask for nothing.
  constructor(site: Site, thread: Thread) {
    this.#site = site;
    this.#thread = thread;
  }

  get url(): string {
    return href(this.#site, this.#thread.url);
  }

  get inputPath(): string {
    return `./${this.#thread.path}/index.md`;
  }

  get fileSlug(): string {
    return this.#thread.path.slice(this.#thread.path.lastIndexOf("/") + 1);
  }

  get date(): Date {
    return new Date(this.#thread.date?.epoch ?? 0);
  }

  get data(): Pick<Thread, "title" | "author" | "tags" | "lang" | "summary"> {
    return this.#thread;
  }

  /** Safe HTML of the opening post. */
  get content(): string {
    const [opening] = this.#site.bodies.thread(this.#thread).floors;
    return opening ? postHtml(this.#site, opening.post, { ...this.#thread, page: 1, eager: false }) : "";
  }

  get templateContent(): string {
    return this.content;
  }
}
