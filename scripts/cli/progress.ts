/** What progress is shown on: `process.stderr`, or anything like it. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export interface Progress {
  /** Counts one piece of work, or `by` of them, as done. */
  tick(by?: number): void;
  /** Takes the bar away. */
  done(): void;
}

const WIDTH = 24;
/** Milliseconds between two drawings of the bar. */
const REDRAW = 80;
/** Milliseconds between two lines of a log, and before the first: short work needs none. */
const QUIET = 1_000;
/** Lines of a log for one piece of long work. */
const LINES = 10;
/** Milliseconds of work from which what is left can be told. */
const TELLING = 3_000;

/**
 * Shows the progress of long work: a bar if the stream is a terminal, a few lines if it is a log.
 *
 * @param total pieces of work, 0 shows nothing
 * @param label what is being done, "images"
 * @param now a clock in milliseconds
 */
export function progress(
  total: number,
  label: string,
  stream: ProgressStream = process.stderr,
  now = () => performance.now(),
): Progress {
  if (total <= 0) return { tick: () => undefined, done: () => undefined };
  return stream.isTTY ? bar(total, label, stream, now) : log(total, label, stream, now);
}

function bar(total: number, label: string, stream: ProgressStream, now: () => number): Progress {
  let count = 0;
  const began = now();
  let drawn = Number.NEGATIVE_INFINITY;
  const draw = (): void => {
    const filled = Math.floor((count / total) * WIDTH);
    const left = timeLeft(count, total, now() - began);
    const line = `${label} ${"█".repeat(filled)}${"░".repeat(WIDTH - filled)} ${count}/${total}${left}`;
    // A line that wraps could not be taken back with one return.
    stream.write(`\r\x1b[K${line.slice(0, Math.max((stream.columns ?? 80) - 1, 1))}`);
  };
  return {
    tick(by = 1) {
      count = Math.min(count + by, total);
      if (now() - drawn < REDRAW && count < total) return;
      drawn = now();
      draw();
    },
    done: () => void stream.write("\r\x1b[K"),
  };
}

function log(total: number, label: string, stream: ProgressStream, now: () => number): Progress {
  let count = 0;
  const began = now();
  let [told, since] = [0, began];
  return {
    tick(by = 1) {
      count = Math.min(count + by, total);
      const part = Math.floor((count * LINES) / total);
      if (part === told || now() - since < QUIET) return;
      [told, since] = [part, now()];
      stream.write(`${label} ${count}/${total}${timeLeft(count, total, now() - began)}\n`);
    },
    done: () => undefined,
  };
}

/** `, 3 min left`, if what was done so far goes on as it did. @param ms time since the first piece */
function timeLeft(count: number, total: number, ms: number): string {
  const seconds = Math.ceil((ms * (total - count)) / count / 1000);
  if (ms < TELLING || count === 0 || seconds <= 0) return "";
  return seconds < 100 ? `, ${seconds} s left` : `, ${Math.ceil(seconds / 60)} min left`;
}

/** A progress that begins with the first piece of work, for work that tells its size only then. */
export function lazyProgress(label: string): { show(done: number, total: number): void; done(): void } {
  let shown: Progress | undefined;
  return {
    show(_done, total) {
      shown ??= progress(total, label);
      shown.tick();
    },
    done() {
      shown?.done();
      shown = undefined;
    },
  };
}
