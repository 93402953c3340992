import { vi } from "vitest";

/** Runs a command in this process, which takes a tenth of the time of a process of its own. @returns how it ended */
export async function runHere(
  main: (argv: string[]) => Promise<number>,
  ...argv: string[]
): Promise<{ status: number; stdout: string; stderr: string }> {
  const said = { stdout: "", stderr: "" };
  const listen = (stream: "stdout" | "stderr") =>
    vi.spyOn(process[stream], "write").mockImplementation((text) => {
      said[stream] += String(text);
      return true;
    });
  const [out, err] = [listen("stdout"), listen("stderr")];
  try {
    return { status: await main(argv), ...said };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}
