/** Lists of threads, of boards, and of tags, authors and years. */
export interface ListStrings {
  readonly boards: string;
  readonly newest: string;
  readonly threads: (n: number) => string;
  readonly noThreads: string;
  /** Said of a list that is a series. */
  readonly series: string;
  /** Titles of the index pages, by grouping: `tags`, `authors`, `years`. English takes the place of a title that is missing. */
  readonly all: Readonly<Record<string, string>>;
  readonly pages: string;
  readonly newer: string;
  readonly older: string;
  readonly page: (n: number) => string;
  /** The front page of a list, among its pages. */
  readonly newestPage: string;
  readonly oldestPage: string;
  /** Name of the choice between rows and titles. */
  readonly view: string;
  readonly viewRows: string;
  readonly viewTitles: string;
  /** Name of the table of years and months. */
  readonly byMonth: string;
  readonly year: string;
  /** Between a name and what is said of it. */
  readonly colon: string;
  /** Over the largest tags or authors. */
  readonly largest: string;
  /** Over the links to the initials of names. */
  readonly initials: string;
  /** Over names in ideographs whose reading nothing tells, and in signs. */
  readonly han: string;
  readonly others: string;
  /** Title of the pages of threads by the day of the year. */
  readonly days: string;
  /** Link to the threads of this day, and what is said if there are none. */
  readonly today: string;
  readonly noneToday: string;
  /** Leads to any thread. */
  readonly random: string;
  /** Label of the box that narrows a list of names. */
  readonly filter: string;
  readonly noMatch: string;
}
