/** Isso: `GET /?uri=`, https://isso-comments.de/docs/reference/server-api/. */
import * as z from "zod";
import type { SettingsOf } from "../../providers.ts";
import { byKey, expectAnswer, type Reader, type RemoteComment } from "../reader.ts";

/** `mode` of a comment that was deleted while others answer it. */
const DELETED = 4;

const base = z.object({
  id: z.number(),
  parent: z.number().nullish(),
  author: z.string().nullish(),
  website: z.string().nullish(),
  text: z.string().nullish(),
  /** Seconds. */
  created: z.number(),
  modified: z.number().nullish(),
  mode: z.number().nullish(),
});
const answer = z.object({ replies: z.array(base.extend({ replies: z.array(base).default([]) })) });

export const isso: Reader<SettingsOf<"isso">> = {
  from: ({ server }) => server,
  read: ({ server }, wanted, client) =>
    byKey(wanted, async (key) => {
      // A thread that nobody has said anything about is not found.
      const given = await client.json(`${server}/?${new URLSearchParams({ uri: key })}`, { mayBeMissing: true });
      if (given === undefined) return [];
      const { replies } = expectAnswer(answer, given, server);
      return replies.flatMap(({ replies: inner, ...top }) => [top, ...inner].map(remote));
    }),
};

function remote(comment: z.output<typeof base>): RemoteComment {
  return {
    id: String(comment.id),
    parent: comment.parent == null ? undefined : String(comment.parent),
    author: comment.author ?? undefined,
    url: comment.website ?? undefined,
    date: comment.created * 1000,
    edited: comment.modified == null ? undefined : comment.modified * 1000,
    html: comment.text ?? "",
    deleted: comment.mode === DELETED,
  };
}
