import { describe, expect, test } from "vitest";
import { floors, read, threadsOf } from "./reading.ts";

describe("an export of Discourse", () => {
  const post = (post_number: number, username: string, cooked: string, more = {}) => ({
    ...{ id: 100 + post_number, post_number, username, cooked, post_type: 1 },
    ...{ created_at: `2019-05-0${post_number}T02:12:00.345Z` },
    ...more,
  });
  const posts = [post(1, "ann", "<p>頭一段</p>"), post(2, "ben", "<p>回帖</p>", { reply_to_post_number: 1 })];
  const facts = {
    id: 7,
    title: "茶館的水",
    slug: "tea-water",
    views: 40,
    posts_count: 3,
    tags: ["茶", { name: "水" }],
  };

  test("a topic is a thread with its floors, and says that one is missing", async () => {
    const [thread] = await threadsOf("topic.json", JSON.stringify({ ...facts, post_stream: { posts } }));
    expect(thread).toMatchObject({
      title: "茶館的水",
      id: "7",
      views: 40,
      replies: 2,
      tags: ["茶", "水"],
      opens: true,
    });
    expect(thread?.aliases).toEqual(["/t/tea-water/7", "/t/7"]);
    expect(floors(thread)).toEqual([
      { n: 1, author: "ann", date: "2019-05-01T02:12:00Z", words: "頭一段" },
      { n: 2, author: "ben", date: "2019-05-02T02:12:00Z", words: "回帖" },
    ]);
    expect(thread?.floors[1]?.inReplyTo).toEqual({ floor: 1 });
    expect(thread?.flags?.map(({ flag }) => flag)).toEqual(["thread-incomplete"]);
  });

  test("a post alone is a part of its topic", async () => {
    const alone = { ...post(2, "ben", "<p>回帖</p>"), topic_id: 7, topic_slug: "tea-water" };
    const [thread] = await threadsOf("2.json", JSON.stringify(alone));
    expect(thread).toMatchObject({ id: "7", opens: false });
  });
});

describe("an export of WordPress", () => {
  const cdata = (name: string, value: string) => `<${name}><![CDATA[${value}]]></${name}>`;
  const comment = (id: number, approved: string, parent: number, content: string) =>
    `<wp:comment><wp:comment_id>${id}</wp:comment_id>${cdata("wp:comment_author", "客官")}${cdata("wp:comment_date", "2016-12-01 09:00:00")}${cdata("wp:comment_date_gmt", "2016-12-01 01:00:00")}${cdata("wp:comment_content", content)}${cdata("wp:comment_approved", approved)}<wp:comment_parent>${parent}</wp:comment_parent></wp:comment>`;
  const item = (title: string, type: string, status: string, content: string, more = "") => {
    const utc = status === "draft" ? "0000-00-00 00:00:00" : "2016-11-30 02:12:00";
    return `<item><title>${title}</title><link>https://blog.example/${title}/</link>${cdata("dc:creator", "掌櫃")}${cdata("content:encoded", content)}${cdata("wp:post_date", "2016-11-30 10:12:00")}${cdata("wp:post_date_gmt", utc)}${cdata("wp:status", status)}${cdata("wp:post_type", type)}<category domain="category">零售</category><category domain="post_tag">客流</category>${more}</item>`;
  };
  const head = '<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>某站</title>';
  const caption = '[caption id="a" width="9"]<a href="x"><img src="https://blog.example/a.jpg" /></a> 東門[/caption]';

  test("gives posts, drafts and pages, approved comments as floors, and says what is in the trash", async () => {
    const talk = comment(5, "1", 0, "好") + comment(6, "0", 0, "spam") + comment(8, "1", 5, "也好");
    const items = await read(
      "export.xml",
      `${head}${item("one", "post", "publish", `頭一行\n第二行\n\n第二段\n\n${caption}`, talk)}${item("two", "post", "draft", "草稿")}${item("three", "page", "publish", "<!-- wp:paragraph --><p>塊</p><!-- /wp:paragraph -->")}${item("four", "post", "trash", "丟了")}${item("five", "attachment", "inherit", "")}</channel></rss>`,
    );
    const threads = items.flatMap((one) => (one.is === "thread" ? [one.thread] : []));
    expect(threads.map(({ title, draft }) => [title, draft])).toEqual([
      ["one", undefined],
      ["two", true],
      ["three", undefined],
    ]);
    expect(threads[0]).toMatchObject({ boards: ["零售"], tags: ["客流"], site: "某站" });
    expect(floors(threads[0])).toEqual([
      { n: 1, author: "掌櫃", date: "2016-11-30T10:12:00+08:00", words: "頭一行 第二行 第二段 東門" },
      { n: 2, author: "客官", date: "2016-12-01T09:00:00+08:00", words: "好" },
      { n: 3, author: "客官", date: "2016-12-01T09:00:00+08:00", words: "也好" },
    ]);
    expect(threads[0]?.floors[2]?.inReplyTo).toEqual({ floor: 2 });
    expect(threads[1]?.floors[0]?.date).toBe("2016-11-30T10:12:00");
    expect(items.flatMap((one) => (one.is === "nothing" ? [one.reason] : []))).toEqual([
      '"four" is in WordPress\'s trash',
    ]);
  });

  test("that is cut off gives what is before the cut, and says where it is damaged", async () => {
    const items = await read("export.xml", `${head}\n${item("a", "post", "publish", "x")}\n<item><title>b`);
    expect(items.map((one) => (one.is === "nothing" ? one.reason : one.is))).toEqual([
      "thread",
      expect.stringMatching(/damaged at line 3/),
    ]);
  });
});

describe("mail", () => {
  const mail = (second: number, subject: string, body: string, more = "") =>
    `From ann@mail.example Wed Nov 30 10:12:00 2016\nMessage-ID: <${second}@mail.example>\nFrom: Ann <ann@mail.example>\nSubject: ${subject}\nDate: Wed, 30 Nov 2016 10:12:0${second} +0800\n${more}\n${body}\n\n`;

  test("messages that refer to each other are a thread; quotations and signatures are told apart", async () => {
    const tea = "=?UTF-8?B?6Iy2?=";
    const threads = await threadsOf(
      "list.mbox",
      mail(1, tea, "First line.\n\n>From the start.\n-- \nAnn") +
        mail(3, "Other", "Alone.") +
        mail(2, `Re: ${tea}`, "> First line.\n\nYes.", "In-Reply-To: <1@mail.example>\n"),
    );
    expect(threads.map(({ title }) => title)).toEqual(["茶", "Other"]);
    expect(floors(threads[0])).toEqual([
      { n: 1, author: "Ann", date: "2016-11-30T10:12:01+08:00", words: "First line. From the start." },
      { n: 2, author: "Ann", date: "2016-11-30T10:12:02+08:00", words: "First line. Yes." },
    ]);
    const [opening, answer] = threads[0]?.floors ?? [];
    expect(opening?.signature).toEqual({ kind: "text", text: "Ann" });
    expect(answer?.inReplyTo).toEqual({ floor: 1 });
    expect(answer?.body).toMatchObject({ nodes: [{ tagName: "blockquote" }, { tagName: "p" }] });
  });

  test("an answer to a message that is not there says so, and keeps its files", async () => {
    const file =
      'Content-Type: image/png\nContent-Disposition: attachment; filename="a.png"\nContent-Transfer-Encoding: base64\n\niVBORw0=';
    const headers = 'References: <0@mail.example>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n';
    const body = `--x\nContent-Type: text/plain\n\nSee it.\n--x\n${file}\n--x--`;
    const [thread] = await threadsOf("one.eml", mail(1, "Re: gone", body, headers));
    expect(thread?.title).toBe("gone");
    expect(thread?.flags?.map(({ flag }) => flag)).toEqual(["thread-incomplete"]);
    expect(thread?.floors[0]?.files?.map(({ name, size }) => [name, size])).toEqual([["a.png", 5]]);
  });
});

test("a chat of Telegram is a thread; its times have the offset that its own two clocks prove", async () => {
  const left = "(File not included. Change data exporting settings to download.)";
  const link = { type: "link", text: "https://a.example/" };
  const from = "店小二";
  const messages = [
    { id: 1, type: "service", action: "create_group", date: "2020-01-01T10:00:00", text: "" },
    {
      id: 2,
      type: "message",
      date: "2020-01-01T10:12:00",
      date_unixtime: "1577844720",
      from,
      text: ["看 ", link, "\n行"],
    },
    {
      id: 3,
      type: "message",
      date: "2020-01-01T10:13:00",
      from,
      text: "",
      photo: "photos/1.jpg",
      width: 8,
      reply_to_message_id: 2,
    },
    { id: 4, type: "message", date: "2020-01-01T10:14:00", from, text: "", file: left },
  ];
  const chat = JSON.stringify({ name: "茶館", type: "private_group", id: 9, messages });
  const [thread] = await threadsOf("result.json", chat, { "photos/1.jpg": "jpeg" });
  expect(thread).toMatchObject({ title: "茶館", id: "9", opens: true });
  expect(floors(thread)).toEqual([
    { n: 1, author: from, date: "2020-01-01T10:12:00+08:00", words: "看 https://a.example/行" },
    { n: 2, author: from, date: "2020-01-01T10:13:00", words: "" },
    { n: 3, author: from, date: "2020-01-01T10:14:00", words: "" },
  ]);
  expect(thread?.floors[1]).toMatchObject({ inReplyTo: { floor: 1 }, files: [{ url: "photos/1.jpg" }] });
});

test("a channel of Discord is a thread whose lines break as they were typed", async () => {
  const attachments = [{ url: "general_Files/x.png", fileName: "x.png", fileSizeBytes: 3 }];
  const embeds = [{ title: "T", url: "https://a.example/", description: "D" }];
  const ann = { name: "ann", nickname: "Ann" };
  const channel = {
    guild: { id: "1", name: "茶會" },
    channel: { id: "2", name: "general", category: "茶", topic: "說茶" },
    messages: [
      {
        id: "3",
        type: "Default",
        timestamp: "2021-02-03T04:05:06.789+00:00",
        content: "a\nb\n```\nc\nd\n```",
        author: ann,
        attachments,
      },
      { id: "4", type: "GuildMemberJoin", timestamp: "2021-02-03T04:05:07+00:00", content: "Joined.", author: ann },
      {
        id: "5",
        type: "Reply",
        timestamp: "2021-02-03T04:05:08+00:00",
        content: "ok",
        author: { name: "ben" },
        reference: { messageId: "3" },
        embeds,
      },
    ],
  };
  const [thread] = await threadsOf("general.json", JSON.stringify(channel));
  expect(thread).toMatchObject({ title: "general", site: "茶會", boards: ["茶"], summary: "說茶" });
  expect(floors(thread)).toEqual([
    { n: 1, author: "Ann", date: "2021-02-03T04:05:06Z", words: "a\\\nb\n```\nc\nd\n```" },
    { n: 2, author: "ben", date: "2021-02-03T04:05:08Z", words: "ok\n\n> [T](<https://a.example/>)\n>\n> D" },
  ]);
  expect(thread?.floors[1]?.inReplyTo).toEqual({ floor: 1 });
});

describe("a post of another generator", () => {
  test.each([
    {
      generator: "Hexo",
      name: "tea.md",
      source:
        '---\ntitle: 茶\ndate: 2016-11-30 10:12:00\ntags: [水, 火]\ncategories:\n  - 茶館\n---\n一\n<!-- more -->\n{% asset_img leaf.png "葉子" %}\n',
      files: { "tea/leaf.png": "x" },
      expected: { title: "茶", boards: ["茶館"], tags: ["水", "火"] },
      floor: { n: 1, author: undefined, date: "2016-11-30T10:12:00", words: '一\n\n![葉子](leaf.png "葉子")\n' },
      image: "leaf.png",
    },
    {
      generator: "Jekyll",
      name: "_posts/2016-11-30-tea.md",
      source:
        "---\ntitle: Tea\ntags: a, b\n---\n{% highlight ruby %}\nputs {{ x }}\n{% endhighlight %}\n![](/assets/a.png)\n",
      files: { "assets/a.png": "x" },
      expected: { title: "Tea", tags: ["a", "b"] },
      floor: {
        n: 1,
        author: undefined,
        date: "2016-11-30",
        words: "\n```ruby\nputs {{ x }}\n```\n\n![](/assets/a.png)\n",
      },
      image: "/assets/a.png",
    },
    {
      generator: "Hugo",
      name: "content/post/tea/index.md",
      source:
        '+++\ntitle = "Tea"\ndate = 2016-11-30T10:12:00+08:00\ndraft = true\naliases = ["/old/"]\nauthor = "Ann"\n+++\n{{< figure src="a.png" alt="leaf" caption="A leaf" >}}\n',
      files: { "content/post/tea/a.png": "x" },
      expected: { title: "Tea", draft: true, aliases: ["/old/"] },
      floor: { n: 1, author: "Ann", date: "2016-11-30T10:12:00+08:00", words: '![leaf](a.png "A leaf")\n' },
      image: "a.png",
    },
    {
      generator: "Obsidian",
      name: "Tea.md",
      source: "# 喝茶\n\n![[my leaf.png]] 見 [[水|好水]]\n",
      files: { "my leaf.png": "x" },
      expected: { title: "喝茶" },
      floor: { n: 1, author: undefined, date: undefined, words: "\n![](<my leaf.png>) 見 [好水](水.md)\n" },
      image: "my leaf.png",
    },
  ])("$generator", async ({ name, source, files, expected, floor, image }) => {
    const [item] = await read(name, source, files as Record<string, string>);
    if (item?.is !== "thread") throw new Error(JSON.stringify(item));
    expect(item.thread).toMatchObject(expected);
    expect(floors(item.thread)).toEqual([floor]);
    expect(item.resources.find(image)?.size).toBe(1);
    expect(item.resources.find("../../../../../../etc/passwd")).toBeUndefined();
  });

  test("front matter that cannot be read is named", async () => {
    const reason = expect.stringMatching(/^the front matter cannot be read: /);
    expect(await read("a.md", "---\ntitle: [a\n---\nx\n")).toMatchObject([{ is: "nothing", failed: true, reason }]);
  });
});
