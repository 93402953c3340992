/** The contract of every comments provider. One file in `providers/` for each. */
import type * as z from "zod";
import type { PolicyExtras } from "../core/csp.ts";

/** A thread as a provider sees it. */
export interface Discussion {
  /** The provider's key of the thread: its permanent path below the site, or the `id` of its front matter. */
  readonly key: string;
  /** Permanent address of the thread. The same in every build, wherever a preview is served. */
  readonly address: string;
  readonly title: string;
  /** BCP 47. */
  readonly lang: string;
}

/** Data for the browser module of a provider, as JSON. */
export type EmbedData = Readonly<Record<string, string | undefined>>;

/** Where a discussion is, for readers without JavaScript and for those who would rather go there. */
export interface DiscussionLink {
  readonly href: string;
  /** Text of the publisher; the interface has its own if absent. */
  readonly text?: string;
}

/**
 * A comments provider.
 *
 * @typeParam Z schema of its settings below `comments` in archive.yaml, `provider` among them
 */
export interface Provider<Z extends z.ZodType = z.ZodType, S = z.output<Z>> {
  /** Its settings, with a doc comment for each. */
  readonly schema: Z;
  /** Whether it can hold the discussion of this key; every key unless given. */
  accepts?(settings: S, key: string): boolean;
  /** Hosts that the reader's browser contacts once the embed is opened, as the consent button names them. */
  hosts(settings: S): readonly string[];
  /** What a page with the embed opens in the content security policy: as little as the embed works with. */
  policy(settings: S): PolicyExtras;
  /** Files of installed npm packages that this site serves for it, `@scope/package/dist/client.js`. */
  own?(settings: S): readonly string[];
  /**
   * Data for its browser module, `assets/browser/comments/NAME.ts`; absent for a plain link.
   *
   * @param own addresses of the files that this site serves for it
   */
  embed?(settings: S, discussion: Discussion, own: Readonly<Record<string, string>>): EmbedData;
  /** Policy of the empty page that the embed is built in, for a script that must not run in the archive's own pages. */
  frame?(settings: S): PolicyExtras;
  /** Link to the discussion, if it has a page of its own. */
  link?(settings: S, discussion: Discussion): DiscussionLink | undefined;
}
