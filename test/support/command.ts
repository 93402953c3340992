import { afterEach, beforeEach, vi } from "vitest";

/** What was written to the two streams. */
interface Said {
  stdout: string;
  stderr: string;
}

/** Takes what this process writes from now on. @returns how to give it back to the terminal */
function listen(said: Said): () => void {
  const [out, err] = (["stdout", "stderr"] as const).map((stream) =>
    vi.spyOn(process[stream], "write").mockImplementation((text) => {
      said[stream] += String(text);
      return true;
    }),
  );
  return () => {
    out?.mockRestore();
    err?.mockRestore();
  };
}

/** Runs a command in this process, which takes a tenth of the time of a process of its own. @returns how it ended */
export async function runHere(
  main: (argv: string[]) => Promise<number>,
  ...argv: string[]
): Promise<Said & { status: number }> {
  const said = { stdout: "", stderr: "" };
  const end = listen(said);
  try {
    return { status: await main(argv), ...said };
  } finally {
    end();
  }
}

/** What each test of a file writes, from its start on. */
export function heardInTest(): Readonly<Said> {
  const said = { stdout: "", stderr: "" };
  let end = () => {};
  beforeEach(() => {
    said.stdout = said.stderr = "";
    end = listen(said);
  });
  afterEach(() => end());
  return said;
}
