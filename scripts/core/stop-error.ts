/** Ends a command with one sentence for the person who ran it. Nothing was written. */
export class StopError extends Error {
  override readonly name = "StopError";
}
