/** Props of the comments part of a thread's page. */

import type { PolicyExtras } from "../../scripts/core/csp.ts";
import type { Timestamp } from "../../scripts/core/timestamp.ts";
import type { Link } from "./page.ts";

/** Comments from elsewhere. */
export interface CommentsProps {
  /** One for each place that comments were kept from. */
  readonly kept: readonly KeptCommentsProps[];
  /** Where the talking goes on. */
  readonly talk?: TalkProps;
}

export interface TalkProps {
  /** Where the discussion is, for those who would rather go there, or cannot load it here. */
  readonly link?: { readonly href: string; readonly text?: string };
  /** Absent if there is nothing to load. */
  readonly gate?: GateProps;
}

/** The gate before an embed. */
export interface GateProps {
  /** Hosts that are contacted once it is opened. */
  readonly hosts: readonly string[];
  /** Whether it opens by itself when the reader comes to it. */
  readonly scroll: boolean;
  /** Address of the gate's own script. */
  readonly script: string;
  /** Address of the provider's module. */
  readonly module: string;
  /** Address of an empty page for the embed to be built in. */
  readonly frame?: string;
  /** What the module is handed. */
  readonly embed: Readonly<Record<string, string | undefined>>;
  /** What the page opens in the content security policy. */
  readonly policy: PolicyExtras;
}

/** The comments kept from one place. */
export interface KeptCommentsProps {
  readonly keptAt: Timestamp;
  readonly comments: readonly KeptCommentProps[];
}

export interface KeptCommentProps {
  /** Fragment of its permalink. */
  readonly id: string;
  readonly author?: Link;
  readonly date?: Timestamp;
  readonly edited?: Timestamp;
  /** The comment that it answers: its author and permalink. */
  readonly replyTo?: Link;
  /** Safe HTML; absent if the comment was deleted. */
  readonly html?: string;
}
