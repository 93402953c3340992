/** Remark42: `GET /api/v1/find`, https://remark42.com/docs/contributing/api/. */
import * as z from "zod";
import { remarkKey } from "../../providers/remark42.ts";
import type { SettingsOf } from "../../providers.ts";
import { byKey, expectAnswer, type Reader } from "../reader.ts";

const answer = z.object({
  comments: z
    .array(
      z.object({
        id: z.string(),
        pid: z.string().nullish(),
        text: z.string(),
        user: z.object({ name: z.string().nullish() }),
        time: z.string(),
        edit: z.object({ time: z.string() }).nullish(),
        delete: z.boolean().nullish(),
      }),
    )
    .nullish(),
});

export const remark42: Reader<SettingsOf<"remark42">> = {
  from: ({ server, site }) => `${server}#${site}`,
  read: ({ server, site }, wanted, client) =>
    byKey(wanted, async (key, { address }) => {
      const query = new URLSearchParams({ site, url: remarkKey({ key, address }), sort: "+time", format: "plain" });
      const { comments } = expectAnswer(answer, await client.json(`${server}/api/v1/find?${query}`), server);
      return (comments ?? []).map((comment) => ({
        id: comment.id,
        parent: comment.pid || undefined,
        author: comment.user.name ?? undefined,
        date: comment.time,
        edited: comment.edit?.time,
        html: comment.text,
        deleted: comment.delete ?? false,
      }));
    }),
};
