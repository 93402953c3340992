/** One mistake in the content, said to the person who can mend it. */
export interface Problem {
  /** A note never fails a build; absent for an error. */
  readonly level?: "note";
  /** What problems of one kind have in common, `image-missing`; they are counted together. */
  readonly kind?: string;
  /** Path as the publisher knows it: relative to the content folder, with forward slashes. */
  readonly file: string;
  /** 1-based line in that file, if known. */
  readonly line?: number;
  /** 1-based column in that line, if known. */
  readonly column?: number;
  /** What is wrong, as one sentence without a full stop. */
  readonly message: string;
  /** What to write instead, as one sentence without a full stop. */
  readonly fix?: string;
}
