/** Figures that a test hands to whoever runs it, beside whether it passed: `npm run test:trust` reports them. */
import type { TestContext } from "vitest";

/** Numbers by what they count. */
export type Figures = Readonly<Record<string, number>>;

declare module "vitest" {
  interface TaskMeta {
    /** In the report of vitest's JSON reporter. */
    figures?: Figures;
  }
}

/** Hands over the figures of a test. */
export function report({ task }: Pick<TestContext, "task">, figures: Figures): void {
  task.meta.figures = { ...task.meta.figures, ...figures };
}
