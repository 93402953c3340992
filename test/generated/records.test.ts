/** Records that importers and snapshots write, damaged or forged. */
import fc from "fast-check";
import { test } from "vitest";
import { size } from "../support/size.ts";
import { readAll, THREAD } from "./archive.ts";
import { tryAll } from "./measure.ts";
import { mutated } from "./mutate.ts";
import { record } from "./values.ts";

const INDEX = { [`${THREAD}/index.md`]: "---\ntitle: T\n---\n字\n" };

const FLOOR_KEYS = ["n", "author", "date", "id"];
const CAPTURE_KEYS =
  "source file sha256 bytes url encoding site captured_at software adapter views replies rejected_title repairs kind count changes where before after certainty flags attachments original_name original_url size fetched_at fetched_from".split(
    " ",
  );
const COMMENTS_KEYS =
  "sources provider from kept_at comments id parent author url date edited html earlier until deleted".split(" ");

const CAPTURE = {
  source: { file: "thread.html", sha256: "0".repeat(64), bytes: 3, url: "https://forum.example/1", encoding: "gbk" },
  captured_at: "2017-01-05",
  views: 20,
  repairs: [
    { kind: "mojibake", count: 1, changes: [{ where: "floor 1", before: "??", after: "茶", certainty: "certain" }] },
  ],
  attachments: [{ file: "01.jpg", original_name: "a.jpg", sha256: "0".repeat(64), size: 3 }],
};
const COMMENT = { id: "1", author: "路人", date: "2024-05-01", html: "<p>好</p>", parent: "2" };
const COMMENTS = {
  sources: [{ provider: "waline", from: "https://talk.example", kept_at: "2024-06-01", comments: [COMMENT] }],
};

/** A sound record, one with a value in another's place, or none at all. */
function records(sound: object, keys: readonly string[]): fc.Arbitrary<string> {
  const odd = record(keys);
  const one = fc.tuple(fc.constantFrom(...Object.keys(sound)), odd).map(([key, value]) => ({ ...sound, [key]: value }));
  const data = fc.oneof(fc.constant(sound), one, odd);
  return mutated(data.map((value) => JSON.stringify(value, null, 1)));
}

test("replies.md", (context) => {
  const plain = fc.record({ n: fc.integer({ min: -1, max: 12 }), author: fc.constantFrom("小王", "", "-->") });
  const floor = fc.oneof(plain, record(FLOOR_KEYS)).map((data) => `<!-- floor ${JSON.stringify(data)} -->\n字\n`);
  const texts = mutated(fc.array(floor, { maxLength: 6 }).map((all) => all.join("\n")));
  tryAll(context, texts, size(30, 2000), (text) => void readAll({ ...INDEX, [`${THREAD}/replies.md`]: text }));
});

test("capture.json", (context) => {
  const texts = records(CAPTURE, CAPTURE_KEYS);
  tryAll(context, texts, size(30, 2000), (text) => void readAll({ ...INDEX, [`${THREAD}/capture.json`]: text }));
});

test("comments.json", (context) => {
  const changedComment = record(COMMENTS_KEYS).map((comment) => ({
    sources: [{ ...COMMENTS.sources[0], comments: [comment, COMMENT] }],
  }));
  const forged = mutated(changedComment.map((value) => JSON.stringify(value)));
  const texts = fc.oneof(records(COMMENTS, COMMENTS_KEYS), forged);
  tryAll(context, texts, size(30, 2000), (text) => void readAll({ ...INDEX, [`${THREAD}/comments.json`]: text }));
});
