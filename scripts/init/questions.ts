/** Questions that a new archive's owner is asked at a terminal. */
import { createInterface } from "node:readline/promises";
import { StopError } from "../core/stop-error.ts";

/** What to ask. */
export interface Question {
  readonly text: string;
  /** The answer of a person who only presses return; empty for nothing. */
  readonly fallback: string;
  /** @returns what is wrong with an answer; undefined if it will do */
  readonly refuse: (answer: string) => string | undefined;
}

/** Asks one question after the other. */
export interface Asker {
  /** @throws if the person leaves */
  ask(question: Question): Promise<string>;
  close(): void;
}

/** Where questions are asked. */
export interface AskingTerminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** Asks at a terminal, and again if an answer will not do. */
export function askAt({ input, output }: AskingTerminal): Asker {
  const lines = createInterface({ input, output });
  // Without this, a question that is left by ^C or ^D is never answered.
  const left = new AbortController();
  lines.on("SIGINT", () => left.abort());
  lines.on("close", () => left.abort());
  return {
    async ask({ text, fallback, refuse }) {
      const shown = fallback === "" ? `${text}: ` : `${text} (${fallback}): `;
      for (;;) {
        const given = await lines.question(shown, { signal: left.signal }).catch(() => {
          throw new StopError("nothing was made");
        });
        const answer = given.trim() || fallback;
        const problem = refuse(answer);
        if (problem === undefined) return answer;
        output.write(`  ${problem}\n`);
      }
    },
    close: () => lines.close(),
  };
}
