import type { PageProps } from "./page.ts";
import type { LinkedThread } from "./thread.ts";

/** The days of the year on which threads were written, whatever the year: of all months, or of one with its threads. */
export interface DaysProps extends PageProps {
  readonly kind: "days";
  /** January first. */
  readonly months: readonly DaysMonth[];
}

export interface DaysMonth {
  /** 1 to 12. */
  readonly month: number;
  readonly days: readonly Day[];
}

export interface Day {
  /** 1 to 31. */
  readonly day: number;
  readonly href: string;
  /** The newest first; on the page of a month only. */
  readonly threads?: readonly LinkedThread[];
}
