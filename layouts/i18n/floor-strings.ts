/** Words around the floors of a discussion. */
export interface FloorStrings {
  /** Which floors of all a page has. */
  readonly range: (first: number, last: number, all: number) => string;
  /** Before the floors that answer one. */
  readonly answers: string;
  /** Name of the field for the number of a floor, and of the button that goes there. */
  readonly jump: string;
  readonly go: string;
  readonly script: FloorScriptStrings;
}

/** The words that the script needs. They go into the page as JSON; `{a}`, `{b}`, `{n}` are filled in. */
export interface FloorScriptStrings {
  /** Name of the list of authors, and its first entry. */
  readonly only: string;
  readonly everybody: string;
  /** In place of floors that are left out, from `a` to `b`, `n` of them; of one floor. */
  readonly between: string;
  readonly one: string;
  /** Label of the switch for the keys. */
  readonly keys: string;
  /** Link to the floor that was read last. */
  readonly resume: string;
  readonly close: string;
  readonly copied: string;
}
