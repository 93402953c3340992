import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadArchive } from "../../../scripts/archive/load.ts";
import type { Board } from "../../../scripts/archive/model/model.ts";
import { readArchived } from "../../../scripts/comments/archived.ts";
import { merge } from "../../../scripts/comments/snapshot/merge.ts";
import type { RemoteComment } from "../../../scripts/comments/snapshot/reader.ts";
import type { ArchivedEntry } from "../../../scripts/comments/snapshot/schema.ts";
import { toRecord } from "../../../scripts/search/record.ts";
import { smallArchive, temporaryFolder, thread, write } from "../../support/archive.ts";
import { build, tryBuild } from "../../support/build.ts";

const FILE = "tea/2016/first/comments.json";

function file(...comments: readonly Partial<ArchivedEntry>[]): string {
  const entries = comments.map((comment, i) => ({ id: String(i + 1), html: "<p>字</p>", ...comment }));
  return JSON.stringify({
    sources: [{ provider: "waline", from: "https://talk.example", kept_at: "2024-05-01", comments: entries }],
  });
}

async function page(comments: string, files: Record<string, string> = {}, name = "tea/2016/first/"): Promise<string> {
  const { site } = await build(smallArchive({ [FILE]: comments, ...files }));
  return fs.readFileSync(path.join(site, name, "index.html"), "utf8");
}

describe("kept comments", () => {
  test("stand under the thread as floors with the day that they were kept, without any script", async () => {
    const html = await page(
      file(
        { author: "小王", url: "https://wang.example/", date: "2024-04-30T10:12:00Z" },
        { parent: "1", author: "店小二", html: "<p>多謝</p>" },
      ),
    );
    expect(html).toContain("2024年5月1日留存的留言");
    expect(html).toContain('id="waline-1"');
    expect(html).toContain(
      '<a href="https://wang.example/" rel="nofollow ugc noopener noreferrer" class="author">小王</a>',
    );
    expect(html).toContain('<a href="#waline-1">回覆 小王</a>');
    expect(html.slice(html.indexOf("<main"))).not.toContain("<script");
  });

  test("that were deleted are only mentioned", async () => {
    const html = await page(file({ deleted: "2024-05-01", html: "<p>不見了的字</p>" }));
    expect(html).not.toContain("不見了的字");
    expect(html).toContain("已經刪除");
  });

  test("are text that nobody trusts: nothing in them runs, loads or leaves its place", async () => {
    const html = await page(
      file({
        html: '</div></article><script>alert(1)</script><img src=x onerror=alert(2)><iframe src="https://evil.example"></iframe><a href="javascript:alert(3)">壞</a><style>*{}</style><p onclick=alert(4) id=floor-1>好</p>',
        author: "<script>alert(5)</script>",
      }),
    );
    expect(html.slice(html.indexOf("<main"))).not.toMatch(/<script|onerror|<iframe|javascript:|<style|onclick/);
    expect(html).toContain("&lt;script&gt;alert(5)");
    expect(html.match(/id="floor-1"/g)).toHaveLength(1);
    expect(html).toContain("<p>好</p>");
  });

  test("stay where a thread wants no embed, come after the last floor, and are gone with a withdrawn thread", async () => {
    const floors = [2, 3, 4].map((n) => `<!-- floor {"n":${n}} -->\n\n第 ${n} 樓\n`).join("\n");
    const first = (front: Record<string, string>) => thread({ title: "第一帖", date: "2016-01-02", ...front }, "字");
    const files = { "tea/2016/first/index.md": first({ comments: "false" }), "tea/2016/first/replies.md": floors };
    expect(await page(file({}), files)).not.toContain("waline-1");
    expect(await page(file({}), files, "tea/2016/first/page/2/")).toContain("waline-1");
    const withdrawn = {
      "tea/2016/first/index.md": first({ withdrawn: "撤" }),
      "tea/2016/second/index.md": thread({ title: "二" }, "字"),
    };
    expect(await page(file({}), withdrawn)).not.toContain("waline-1");
  });

  test("have links that are made anew when what they lead to comes and goes", async () => {
    const content = smallArchive({ [FILE]: file({ html: '<p><a href="/tea/new/">新帖</a></p>' }) });
    const folder = temporaryFolder();
    const kept = { out: path.join(folder, "site"), cache: path.join(folder, "cache") };
    const read = () => fs.readFileSync(path.join(kept.out, "tea/2016/first/index.html"), "utf8");
    await build(content, kept);
    expect(read()).toContain("<a>新帖</a>");
    write(content, { "tea/new/index.md": thread({ title: "新帖", date: "2010-01-01" }, "字") });
    await build(content, kept);
    expect(read()).toContain('<a href="/tea/new/">新帖</a>');
  });

  test("are given to whoever indexes the text", async () => {
    const content = smallArchive({ [FILE]: file({ html: "<p>找得到的字</p>" }, { deleted: "2024-05-01" }) });
    const { archive, bodies } = await loadArchive(content, { drafts: false });
    const first = archive.threads.find(({ path }) => path === "tea/2016/first");
    const body = first && bodies.thread(first);
    const record = first && body && toRecord(first, body, archive.boards[0] as Board);
    expect(record?.floors.at(-1)).toMatchObject({ n: 0, url: "/tea/2016/first/#waline-1", text: "找得到的字" });
    expect(body?.comments?.[0]?.comments.map(({ anchor, post }) => [anchor, post?.text])).toEqual([
      ["waline-1", "找得到的字"],
      ["waline-2", undefined],
    ]);
  });

  test("are no attachment, and a file that is none of them is reported with its place", async () => {
    const content = smallArchive({ [FILE]: file({}) });
    const { archive } = await loadArchive(content, { drafts: false });
    expect(archive.threads.flatMap(({ attachments }) => attachments)).toEqual([]);
    const bad = await tryBuild(smallArchive({ [FILE]: file({}).replace('"html"', '"htm"') }));
    expect(bad).toMatchObject({ problems: expect.arrayContaining([expect.objectContaining({ file: FILE, line: 1 })]) });
    const broken = await tryBuild(smallArchive({ [FILE]: "{ not json" }));
    expect(broken).toMatchObject({ problems: [{ file: FILE, line: 1, column: 3, message: "this is not JSON" }] });
  });
});

describe("whatever a provider answers", () => {
  const remote: fc.Arbitrary<RemoteComment> = fc.record(
    {
      id: fc.oneof(fc.constantFrom("1", "2", "3", "a.b"), fc.string({ unit: "binary" })),
      html: fc.oneof(fc.constantFrom("<p>甲</p>", "<p>乙</p>"), fc.string({ unit: "binary" })),
      parent: fc.string({ unit: "binary" }),
      author: fc.string({ unit: "binary" }),
      url: fc.oneof(fc.webUrl(), fc.string()),
      date: fc.oneof(fc.double(), fc.constantFrom("2024-04-30T10:12:00Z", "gestern", "2024-02-30")),
      deleted: fc.boolean(),
    },
    { requiredKeys: ["id", "html"] },
  );
  const rounds = fc.array(fc.uniqueArray(remote, { selector: ({ id }) => id, maxLength: 5 }), { maxLength: 5 });

  test("the file can be read again, is the same for the same answers, and loses no comment and no text", () => {
    fc.assert(
      fc.property(rounds, (answers) => {
        let kept: ArchivedEntry[] = [];
        for (const answer of answers) {
          const { comments } = merge(kept, answer, "2024-05-01");
          expect(merge(kept, [...answer].reverse(), "2024-05-01").comments).toEqual(comments);
          for (const before of kept) {
            const after = comments.find(({ id }) => id === before.id);
            const texts = [after?.html, ...(after?.earlier ?? []).map(({ html }) => html)];
            expect(texts).toContain(before.html);
          }
          expect(merge(comments, answer, "2024-05-02").comments).toEqual(comments);
          kept = comments;
        }
        const sources = [{ provider: "isso", from: "https://talk.example", kept_at: "2024-05-01", comments: kept }];
        expect(readArchived(JSON.stringify({ sources }), FILE)).toHaveProperty("data");
      }),
      { numRuns: 150 },
    );
  });
});
