/** An archive's content as plain data, so that edits are functions from one content to the next. */

export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };
export type Keys = Readonly<Record<string, Json>>;

/** A reply in `replies.md`. */
export interface Reply {
  readonly n: number;
  readonly author: string;
  readonly text: string;
}

/** A comment in `comments.json`. */
export interface Kept {
  readonly id: string;
  readonly text: string;
  readonly deleted: boolean;
}

export interface Thread {
  /** Tells it from the others in whatever folder it is. */
  readonly number: number;
  readonly path: string;
  /** Front matter without `aliases` and `attachments`. */
  readonly front: Keys;
  readonly paragraphs: readonly string[];
  /** Addresses; those that lead nowhere are not written. */
  readonly links: readonly string[];
  readonly aliases: readonly string[];
  /** Number of the thread that it names as its translation; not written if that cannot be, see `translationsOf`. */
  readonly translates?: number | undefined;
  readonly replies: readonly Reply[];
  readonly kept: readonly Kept[];
  /** Version of each attachment by its name; the version and the type decide the bytes. */
  readonly files: Readonly<Record<string, number>>;
  /** Attachments that the front matter names, in its order. */
  readonly listed: readonly string[];
  /** Whether it has a `capture.json`. */
  readonly imported: boolean;
}

export interface Page {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly links: readonly string[];
}

export interface Content {
  readonly settings: Keys;
  /** `board.yaml` of each board. */
  readonly boards: Readonly<Record<string, Keys>>;
  readonly threads: readonly Thread[];
  /** By name, `about`. */
  readonly pages: Readonly<Record<string, Page>>;
  /** Version of a file that is not content. */
  readonly beside: number;
  /** Threads, boards, pages and the like that were ever made: numbers of the next ones. */
  readonly made: number;
}

/** What every thread begins as. */
export function newThread(number: number, path: string, front: Keys): Thread {
  const nothing = { links: [], aliases: [], replies: [], kept: [], files: {}, listed: [], imported: false };
  return { number, path, front, paragraphs: [`正文${number}。`], ...nothing };
}

/** The content with a thread in place of the one of its number. */
export function withThread(content: Content, thread: Thread): Content {
  return { ...content, threads: content.threads.map((one) => (one.number === thread.number ? thread : one)) };
}

/** Whether a build without drafts publishes the thread's text. */
export function isShown({ front }: Thread): boolean {
  return front.draft !== true && front.withdrawn === undefined;
}

/** Everything that a link may lead to, by decoded path without slashes at its ends, with the numbers of its floors. */
export function placesOf(content: Content): Map<string, ReadonlySet<number>> {
  const none = new Set<number>();
  const places = new Map<string, ReadonlySet<number>>();
  for (const path of ["", "search", ...Object.keys(content.boards), ...Object.keys(content.pages)])
    places.set(path, none);
  for (const thread of content.threads) {
    if (thread.front.draft === true) continue;
    const floors = new Set([1, ...thread.replies.map((reply) => reply.n)]);
    places.set(thread.path.normalize("NFC"), floors);
    for (const alias of thread.aliases) places.set(plain(alias), floors);
    if (!isShown(thread)) continue;
    for (const file of Object.keys(thread.files)) places.set(`${thread.path}/${file}`.normalize("NFC"), none);
  }
  return places;
}

/** Whether a link on the page of a folder leads to something that is there. */
export function leads(address: string, from: string, places: ReadonlyMap<string, ReadonlySet<number>>): boolean {
  const url = new URL(address, `http://site.invalid${addressOf(from)}`);
  const floors = places.get(plain(url.pathname + url.search));
  const floor = /^#floor-(\d+)$/.exec(url.hash)?.[1];
  return floors !== undefined && (floor === undefined || floors.has(Number(floor)));
}

/** Pairs of threads, each the other's translation: what the first of them names, by its number. */
export function translationsOf(content: Content): Map<number, Keys> {
  const langOf = ({ front, path }: Thread) =>
    String(front.lang ?? content.boards[path.split("/")[0] ?? ""]?.lang ?? content.settings.lang ?? "en");
  const byNumber = new Map(content.threads.map((thread) => [thread.number, thread]));
  const taken = new Set<number>();
  const named = new Map<number, Keys>();
  for (const thread of content.threads) {
    const other = thread.translates === undefined ? undefined : byNumber.get(thread.translates);
    if (!other || taken.has(thread.number) || taken.has(other.number) || langOf(thread) === langOf(other)) continue;
    if (!isShown(thread) || !isShown(other)) continue;
    taken.add(thread.number).add(other.number);
    named.set(thread.number, { [langOf(other)]: addressOf(other.path) });
  }
  return named;
}

/** The settings without series that no thread is a part of. */
export function settingsOf({ settings, threads }: Content): Keys {
  const { series } = settings;
  if (!Array.isArray(series)) return settings;
  const tags = new Set(threads.filter(isShown).flatMap(({ front }) => front.tags ?? []));
  return { ...settings, series: series.filter((tag) => tags.has(tag)) };
}

/** Site path of a folder. */
export function addressOf(path: string): string {
  return `/${path.split("/").map(encodeURIComponent).join("/")}/`;
}

function plain(address: string): string {
  return decodeURIComponent(address.replace(/^\/+|\/+$/g, "")).normalize("NFC");
}

/** Takes out what an edit made impossible elsewhere: aliases of places that are there, entries for files that are gone. */
export function settle(content: Content): Content {
  const taken = new Set([...Object.keys(content.boards), ...Object.keys(content.pages)]);
  for (const { path, files } of content.threads) {
    taken.add(fold(path));
    for (const file of Object.keys(files)) taken.add(fold(`${path}/${file}`));
  }
  const threads = content.threads.map((thread) => {
    const aliases = thread.aliases.filter((alias) => {
      const key = fold(plain(alias));
      return !taken.has(key) && taken.add(key);
    });
    const listed = thread.listed.filter((file) => file in thread.files);
    const same = aliases.length === thread.aliases.length && listed.length === thread.listed.length;
    return same ? thread : { ...thread, aliases, listed };
  });
  return { ...content, threads };
}

function fold(path: string): string {
  return path.normalize("NFC").toLowerCase();
}
