import { spawn } from "node:child_process";

/**
 * Runs `npm run bench` at a small size, by hand `npm run bench -- kills` and the like at its own.
 *
 * @returns the result of the run, and the exit status
 */
export async function bench(run: string, ...options: readonly string[]): Promise<{ status: number | null } & object> {
  const args = ["scripts/stele.mjs", "bench", run, "--threads", "12", ...options, "--json"];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (data) => {
    said += data;
  });
  const status = await new Promise<number | null>((done) => child.on("close", done));
  return { status, ...JSON.parse(said)[run] };
}
