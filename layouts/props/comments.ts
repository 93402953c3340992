/** Props of the comments part of a thread's page. */

import type { PolicyExtras } from "../../scripts/core/csp.ts";
import type { Timestamp } from "../../scripts/core/timestamp.ts";
import type { Link } from "./page.ts";

/** Comments from elsewhere. */
export interface CommentsProps {
  /** One for each place that comments were archived from. */
  readonly archived: readonly ArchivedCommentsProps[];
  /** The discussion at the provider. */
  readonly discussion?: DiscussionProps;
}

export interface DiscussionProps {
  /** Its address, for readers who would rather go there or cannot load it here. */
  readonly link?: { readonly href: string; readonly text?: string };
  /** Absent if there is nothing to load. */
  readonly consent?: ConsentProps;
}

/** The button that asks for consent before an embed is loaded. */
export interface ConsentProps {
  /** Hosts that are contacted once the reader consents. */
  readonly hosts: readonly string[];
  /** Whether the embed loads by itself when the reader comes to it. */
  readonly scroll: boolean;
  /** Address of the button's script. */
  readonly script: string;
  /** Address of the provider's module. */
  readonly module: string;
  /** Address of an empty page for the embed to be built in. */
  readonly frame?: string;
  /** Data for the module. */
  readonly embed: Readonly<Record<string, string | undefined>>;
  /** Sources that the page adds to the content security policy. */
  readonly policy: PolicyExtras;
}

/** The comments archived from one place. */
export interface ArchivedCommentsProps {
  readonly archivedAt: Timestamp;
  readonly comments: readonly ArchivedCommentProps[];
}

export interface ArchivedCommentProps {
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
