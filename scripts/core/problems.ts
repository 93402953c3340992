/** One mistake in the content, or a note on it, said to the person who can mend it. */
export interface Problem {
  /** A note keeps nothing from being published. Without a level it is an error, which does. */
  readonly level?: "note";
  /** Stable name of the kind of problem, `image-missing`; problems of one kind are counted together. */
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

/** Errors and notes apart. */
export interface Findings {
  /** What keeps the content from being published. */
  readonly problems: readonly Problem[];
  readonly notes: readonly Problem[];
}

/** Tells errors and notes apart; both keep their order. */
export function byLevel(all: readonly Problem[]): Findings {
  return {
    problems: all.filter((problem) => problem.level === undefined),
    notes: all.filter((problem) => problem.level === "note"),
  };
}
