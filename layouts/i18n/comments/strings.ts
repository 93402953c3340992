/** Every word of the comments part, once per language. */
export interface CommentStrings {
  /** The button that loads the comments. */
  readonly load: string;
  /** Who will be contacted. */
  readonly contacts: (hosts: string) => string;
  readonly remember: string;
  readonly failed: string;
  readonly retry: string;
  /** Link to where the discussion is. */
  readonly elsewhere: (host: string) => string;
  readonly needsScript: string;
  /** Heading over the comments kept on a day. */
  readonly kept: (day: string) => string;
  readonly edited: string;
  readonly deleted: string;
  readonly inReplyTo: (author: string) => string;
  readonly anonymous: string;
}
