/** Artalk 2: `GET /api/v2/comments`, https://artalk.js.org/en/http-api.html. */
import * as z from "zod";
import type { SettingsOf } from "../../providers.ts";
import { byKey, expectAnswer, type Reader, type RemoteComment } from "../reader.ts";

const PAGE_SIZE = 100;

const answer = z.object({
  count: z.number(),
  comments: z
    .array(
      z.object({
        id: z.number(),
        /** Id of the comment that it answers, 0 for none. */
        rid: z.number().nullish(),
        nick: z.string().nullish(),
        link: z.string().nullish(),
        date: z.string().nullish(),
        content_marked: z.string(),
        is_pending: z.boolean().nullish(),
      }),
    )
    .nullish(),
});

export const artalk: Reader<SettingsOf<"artalk">> = {
  from: ({ server, site }) => `${server}#${site}`,
  read: ({ server, site }, wanted, client) =>
    byKey(wanted, async (key) => {
      const all: RemoteComment[] = [];
      for (let offset = 0, count = 1; offset < count; offset += PAGE_SIZE) {
        const query = new URLSearchParams({
          page_key: key,
          site_name: site,
          limit: String(PAGE_SIZE),
          offset: String(offset),
          flat_mode: "true",
          sort_by: "date_asc",
        });
        const page = expectAnswer(answer, await client.json(`${server}/api/v2/comments?${query}`), server);
        for (const comment of page.comments ?? []) {
          if (comment.is_pending) continue;
          all.push({
            id: String(comment.id),
            parent: comment.rid ? String(comment.rid) : undefined,
            author: comment.nick ?? undefined,
            url: comment.link ?? undefined,
            // Its clock's own time, without an offset: `2021-11-22 20:11:11`.
            date: comment.date?.replace(" ", "T"),
            html: comment.content_marked,
          });
        }
        count = page.count;
      }
      return all;
    }),
};
