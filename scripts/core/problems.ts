/** One mistake in the content, said to the person who can mend it. */
export interface Problem {
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
  /** What `check --fix` writes, if there is only one way to mend it. */
  readonly edits?: readonly Edit[];
}

/** A piece of a text file to be replaced. */
export interface Edit {
  /** Offsets in the text as it is read: without a byte order mark, with `\n` at the end of lines. */
  readonly start: number;
  readonly end: number;
  /** What is there instead. */
  readonly text: string;
}
