/** A topic of Discourse as its JSON address gives it, `/t/ID.json`, or one post as `/posts/ID.json` gives it. */
import { defined } from "../../defined.ts";
import type { CapturedFloor, CapturedThread, Item } from "../../model.ts";
import { type Input, inputFile, type Reader } from "../input.ts";
import { countOf, htmlBody, instantOf, isObject, type Json, NO_RESOURCES, objectsOf, textOf } from "./fields.ts";

export const discourse: Reader = {
  most: 128 << 20,
  reads: ({ kind, head }) => kind === "json" && /"(?:post_stream|cooked|topic_slug)"\s*:/.test(head.toString("utf8")),
  *items(input: Input): Iterable<Item> {
    const bytes = input.read();
    const json: unknown = JSON.parse(bytes.toString("utf8"));
    const source = inputFile(input.name, bytes);
    const objects = Array.isArray(json) ? objectsOf(json) : isObject(json) ? [json] : [];
    for (const one of objects) {
      const thread = threadOf(one);
      if (thread === undefined)
        yield { is: "nothing", file: input.name, reason: "the JSON holds no topic and no post", failed: true };
      else yield { is: "thread", input: source, thread, resources: NO_RESOURCES };
    }
  },
};

function threadOf(json: Json): CapturedThread | undefined {
  const stream = isObject(json.post_stream) ? json.post_stream : undefined;
  const posts = stream === undefined ? (typeof json.cooked === "string" ? [json] : []) : objectsOf(stream.posts);
  const floors = posts.map(floorOf).filter((floor) => floor !== undefined);
  if (floors.length === 0) return undefined;
  const topic = stream === undefined ? {} : json;
  const id = textOf(stream === undefined ? json.topic_id : json.id);
  const slug = textOf(json.slug ?? json.topic_slug);
  const all = countOf(json.posts_count);
  const complete = stream === undefined || all === undefined || floors.length >= all;
  const missing = `the export has ${floors.length} of ${all} posts`;
  return defined({
    title: textOf(json.title ?? json.topic_title) ?? slug ?? "",
    ...{ id, adapter: "discourse-json", software: "Discourse" },
    tags: Array.isArray(json.tags)
      ? json.tags.flatMap((tag) => textOf(isObject(tag) ? tag.name : tag) ?? [])
      : undefined,
    views: countOf(topic.views),
    replies: all === undefined ? undefined : all - 1,
    floors,
    opens: floors[0]?.n === 1,
    aliases: id === undefined ? undefined : slug === undefined ? [`/t/${id}`] : [`/t/${slug}/${id}`, `/t/${id}`],
    flags: complete ? undefined : [{ flag: "thread-incomplete" as const, reason: missing }],
  });
}

function floorOf(post: Json): CapturedFloor | undefined {
  const n = countOf(post.post_number);
  // Notes that a topic was closed or moved are posts without words.
  if (n === undefined || (post.post_type === 3 && textOf(post.cooked) === undefined)) return undefined;
  const answered = countOf(post.reply_to_post_number);
  const user = isObject(post.reply_to_user) ? textOf(post.reply_to_user.username) : undefined;
  return defined({
    ...{ n, id: textOf(post.id), author: textOf(post.username) },
    date: instantOf(post.created_at),
    body: htmlBody(textOf(post.cooked) ?? ""),
    inReplyTo: answered === undefined ? undefined : defined({ floor: answered, author: user }),
  });
}
