/** What the snapshot asks of every provider that has a public API. One file in `readers/` for each. */
import type * as z from "zod";
import { StopError } from "../../core/stop-error.ts";
import type { Client } from "./http.ts";

/** A thread whose comments are wanted. */
export interface Wanted {
  /** Folder of the thread. */
  readonly path: string;
  /** What the provider may know it by: its key, and the paths that it had before it moved. */
  readonly keys: readonly string[];
  /** Permanent address of the thread. */
  readonly address: string;
}

/** A comment as a provider gives it. Nothing in it is trusted. */
export interface RemoteComment {
  readonly id: string;
  readonly parent?: string | undefined;
  readonly author?: string | undefined;
  /** Address of the author's page. */
  readonly url?: string | undefined;
  /** Milliseconds since 1970 UTC, or a date in ISO 8601. */
  readonly date?: number | string | undefined;
  readonly edited?: number | string | undefined;
  readonly html: string;
  /** True if the provider says that it was deleted or hidden. */
  readonly deleted?: boolean | undefined;
}

/** The comments of one thread. */
export interface Found {
  readonly path: string;
  readonly comments: readonly RemoteComment[];
}

/** Reads the comments of a provider. @typeParam S its settings */
export interface Reader<S> {
  /** The permanent name of the place that comments are read from: the server, and the site on it if there are several. */
  from(settings: S): string;
  /** Gives the comments of every wanted thread, in any order, each thread once. */
  read(settings: S, wanted: readonly Wanted[], client: Client): AsyncIterable<Found>;
}

/** Reads thread by thread and key by key, for APIs that answer for one key. */
export async function* byKey(
  wanted: readonly Wanted[],
  readKey: (key: string, thread: Wanted) => Promise<readonly RemoteComment[]>,
): AsyncGenerator<Found> {
  for (const thread of wanted) {
    const comments = new Map<string, RemoteComment>();
    for (const key of thread.keys) {
      for (const comment of await readKey(key, thread)) comments.set(comment.id, comment);
    }
    yield { path: thread.path, comments: [...comments.values()] };
  }
}

/** Checks an answer. @throws StopError if the API is not the one that this command knows */
export function expectAnswer<T>(schema: z.ZodType<T>, answer: unknown, server: string): T {
  const read = schema.safeParse(answer);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const place = issue?.path.join(".") || "the answer";
  throw new StopError(`${new URL(server).host} answered in a form that is not known: ${place}: ${issue?.message}`);
}
