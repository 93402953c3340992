/** What a new archive says to the person who keeps it, in one language. */
import { HOSTS, type HostName } from "../../deploy/hosts.ts";

/** Where an archive is published; `none` for a person who copies the site by hand. */
export type HostChoice = HostName | "none";

export const HOST_CHOICES: readonly HostChoice[] = [...(Object.keys(HOSTS) as HostName[]), "none"];

/** A text with a title. */
interface Titled {
  readonly title: string;
  /** Markdown, for the first thread and the page; one line for a board. */
  readonly text: string;
}

/** Texts that a new archive begins with. */
export interface Words {
  /** The board of the first thread. */
  readonly board: Titled;
  /** The first thread. Its picture is `stele.svg`. */
  readonly thread: Titled;
  /** The page at `/about/`. */
  readonly about: Titled;
  /** Board and page for threads that came from elsewhere. */
  readonly brought: Titled;
  /** Comments in settings, without their `#` or `//`; one line each. */
  readonly comments: {
    /** Beside `url: false`. */
    readonly url: string;
    /** Above Stele's plugins in `eleventy.config.js`. */
    readonly plugins: string;
    /** Where plugins of one's own go in `eleventy.config.js`. */
    readonly own: string;
  };
  readonly readme: {
    /** What the repository is. */
    readonly intro: string;
    readonly start: Section;
    /** `BOARD` is for the folder of a board. */
    readonly write: Section;
    readonly publish: Section;
    readonly customize: Section;
    readonly upgrade: Section;
    /** Steps of publishing, Markdown. */
    readonly hosts: Readonly<Record<HostChoice, string>>;
  };
}

/** A section of the README: a heading and Markdown below it. */
export interface Section {
  readonly heading: string;
  readonly text: string;
}
