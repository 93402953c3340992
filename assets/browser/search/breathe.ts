/**
 * Milliseconds that a search works at a stretch. What follows takes up to 40 more on a processor four times slower than
 * usual, and a browser is felt to be slow from 50 on.
 */
const STRETCH = 4;

let began = 0;

/**
 * Lets the browser draw and hear keys, if the search has worked for a while. To be awaited before each piece of work
 * that takes milliseconds.
 */
export async function breathe(): Promise<void> {
  if (performance.now() - began < STRETCH) return;
  await nextTask();
  began = performance.now();
}

/** Does a piece of work after a rest, if one is due. */
export async function rested<T>(work: () => T): Promise<T> {
  await breathe();
  return work();
}

/** `scheduler.yield` comes before other tasks that wait; not every browser has it. */
function nextTask(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?(): Promise<void> } };
  return scheduler?.yield?.() ?? new Promise((done) => setTimeout(done));
}
