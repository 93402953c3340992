/** Waline: `GET /api/comment?path=`, as its own client calls it (package @waline/api). */
import * as z from "zod";
import { StopError } from "../../../core/stop-error.ts";
import type { SettingsOf } from "../../providers.ts";
import { byKey, expectAnswer, type Reader, type RemoteComment } from "../reader.ts";

const PAGE_SIZE = 100;

const id = z.union([z.string(), z.number()]).transform(String);
const comment = z.object({
  objectId: id,
  pid: id.nullish(),
  nick: z.string().nullish(),
  link: z.string().nullish(),
  comment: z.string(),
  /** Milliseconds. */
  time: z.number().nullish(),
  insertedAt: z.string().nullish(),
});
const page = z.object({
  totalPages: z.number(),
  data: z.array(comment.extend({ children: z.array(comment).default([]) })),
});
/** Servers before 1.30 answer with the page itself. */
const answer = z.union([z.object({ errno: z.literal(0), data: page }).transform(({ data }) => data), page]);
const failure = z.object({ errno: z.number().refine((code) => code !== 0), errmsg: z.string() });

export const waline: Reader<SettingsOf<"waline">> = {
  from: ({ server }) => server,
  read: ({ server }, wanted, client) =>
    byKey(wanted, async (key) => {
      const comments: RemoteComment[] = [];
      for (let number = 1, last = 1; number <= last; number++) {
        const query = new URLSearchParams({
          path: key,
          pageSize: String(PAGE_SIZE),
          page: String(number),
          sortBy: "insertedAt_asc",
        });
        const given = await client.json(`${server}/api/comment?${query}`);
        const failed = failure.safeParse(given);
        if (failed.success) throw new StopError(`${new URL(server).host} refuses: ${failed.data.errmsg}`);
        const { data, totalPages } = expectAnswer(answer, given, server);
        for (const { children, ...top } of data) comments.push(...[top, ...children].map(remote));
        last = totalPages;
      }
      return comments;
    }),
};

function remote(given: z.output<typeof comment>): RemoteComment {
  return {
    id: given.objectId,
    parent: given.pid ?? undefined,
    author: given.nick ?? undefined,
    url: given.link ?? undefined,
    date: given.time ?? given.insertedAt ?? undefined,
    html: given.comment,
  };
}
