/** A date as the publisher wrote it, with or without a time of day and an offset. */
export interface Timestamp {
  /** As written: `2016-12-02`, `2016-11-30T10:12:00+08:00`. Valid for `<time datetime>`. */
  readonly iso: string;
  /** Milliseconds since 1970 UTC, for ordering; what has no offset is taken as UTC. */
  readonly epoch: number;
  /** The wall clock as written, so that a page is the same in whatever time zone it is built. */
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** Absent where only a date was given. */
  readonly hour?: number;
  readonly minute?: number;
}
