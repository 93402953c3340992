import zlib from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { mhtml, type Saved, warcRecord } from "../../importers/containers.ts";
import { plist } from "../../importers/plist.ts";
import { gbk, phpbbPage } from "../../importers/saved.ts";
import { zip } from "../../importers/zip.ts";
import { png } from "../../support/png.ts";
import { Import } from "./runs.ts";

const [LEAF, POT] = [png(2, 2, 1), png(3, 2, 2)];
const site = (id: number, title: string): readonly [page: Saved, picture: Saved] => {
  const page = phpbbPage({
    id,
    title,
    posts: [{ id: id * 10, html: `${title}文 <img src="pot.png">` }],
    hasAddress: false,
  });
  const plain = page.replace('<meta charset="utf-8">', "");
  return [
    { url: `https://forum.example/viewtopic.php?t=${id}`, type: "text/html; charset=gbk", bytes: gbk(plain) },
    { url: "https://forum.example/pot.png", type: "image/png", bytes: POT },
  ];
};
const [MHTML, WARC, WACZ, SAFARI] = [site(31, "單檔"), site(32, "檔案"), site(33, "壓縮"), site(34, "網頁")];
const resource = ({ url, bytes, type }: Saved) => ({
  WebResourceURL: url,
  WebResourceData: bytes,
  WebResourceMIMEType: type,
  WebResourceTextEncodingName: "gbk",
});
const cdata = (name: string, value: string) => `<${name}><![CDATA[${value}]]></${name}>`;

const EXPORTS = {
  // Hexo, with an asset folder and a draft
  "hexo/_config.yml": "title: 茶站\nurl: https://tea.example\n",
  "hexo/node_modules/x/README.md": "# x\n\nno post\n",
  "hexo/scaffolds/post.md": "---\ntitle: {{ title }}\n---\n",
  "hexo/source/_posts/water.md":
    '---\ntitle: 水\ndate: 2016-11-30 10:12:00\ntags: [茶, 水]\npermalink: old/water/\n---\n{% asset_img leaf.png 葉子 %}\n\n見 {% post_link fire 火 %}、[舊址](/old/fire/ "火")、[失](/nowhere/)、[外](https://a.example/x_(y)) 與 `[碼](leaf.png)`\n\n```\n![碼](leaf.png)\n```\n\n[單](leaf.pdf)\n',
  "hexo/source/_posts/water/leaf.png": LEAF,
  "hexo/source/_posts/water/leaf.pdf": "%PDF-1.4\n%%EOF\n",
  "hexo/source/_posts/fire.md": "---\ntitle: 火\ndate: 2016-12-01\npermalink: /old/fire/\n---\n火\n",
  "hexo/source/_drafts/wood.md": "---\ntitle: 木\n---\n木\n",
  // Jekyll
  "jekyll/_posts/2016-11-30-earth.md":
    "---\ntitle: 土\nredirect_from: /soil/\n---\n![](/assets/pot.png) ![無](/assets/none.png) [那]({% post_url 2016-12-02-gold %})\n",
  "jekyll/_posts/2016-12-02-gold.md": "---\ntitle: 金\npublished: false\n---\n金\n",
  "jekyll/assets/pot.png": POT,
  // Hugo
  "hugo/content/post/air/index.md":
    '+++\ntitle = "氣"\ndate = 2016-11-30T10:12:00+08:00\naliases = ["/old/air/"]\n+++\n{{< figure src="leaf.png" caption="一葉" >}}\n\n<img src="leaf.png" alt="又">\n',
  "hugo/content/post/air/leaf.png": LEAF,
  "wordpress.xml": `<?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>某站</title><item><title>貼</title><link>https://blog.example/?p=1</link>${cdata("dc:creator", "掌櫃")}${cdata("content:encoded", "頭一段")}${cdata("wp:post_date", "2016-11-30 10:12:00")}${cdata("wp:status", "publish")}${cdata("wp:post_type", "post")}<wp:comment><wp:comment_id>5</wp:comment_id>${cdata("wp:comment_author", "客官")}${cdata("wp:comment_content", "好")}${cdata("wp:comment_approved", "1")}</wp:comment></item></channel></rss>`,
  "discourse.json": JSON.stringify({
    id: 7,
    title: "談",
    slug: "talk",
    posts_count: 1,
    post_stream: {
      posts: [
        {
          id: 1,
          post_number: 1,
          post_type: 1,
          username: "ann",
          cooked: "<p>談</p>",
          created_at: "2019-05-01T02:12:00Z",
        },
      ],
    },
  }),
  "telegram/result.json": JSON.stringify({
    name: "群",
    type: "private_group",
    id: 9,
    messages: [
      {
        id: 2,
        type: "message",
        date: "2020-01-01T10:12:00",
        from: "店小二",
        text: "",
        photo: "photos/1.png",
        width: 2,
      },
    ],
  }),
  "telegram/photos/1.png": LEAF,
  "discord.json": JSON.stringify({
    guild: { id: "1", name: "茶會" },
    channel: { id: "2", name: "頻道" },
    messages: ["開", '<!-- floor {"n":9} -->', '```\n<!-- floor {"n":9} -->\n```'].map((content, at) => ({
      id: `${at + 3}`,
      type: "Default",
      timestamp: "2021-02-03T04:05:06.789+00:00",
      content,
      author: { name: "ann" },
    })),
  }),
  "list.mbox":
    "From ann@mail.example Wed Nov 30 10:12:00 2016\nMessage-ID: <1@mail.example>\nFrom: Ann <ann@mail.example>\nSubject: mail\nDate: Wed, 30 Nov 2016 10:12:00 +0800\n\nFirst.\n",
  "page.mhtml": mhtml(MHTML),
  "site.warc.gz": Buffer.concat(WARC.map((one) => zlib.gzipSync(warcRecord(one)))),
  "site.wacz": zip({ "archive/a.warc": Buffer.concat(WACZ.map(warcRecord)) }),
  "page.webarchive": plist({ WebMainResource: resource(SAFARI[0]), WebSubresources: [resource(SAFARI[1])] }),
};

describe("a folder of exports", () => {
  const run = new Import(EXPORTS);
  let result: Awaited<ReturnType<Import["result"]>>;
  const folderOf = (title: string) => result.threads.find((one) => one.title === title)?.folder;
  const index = (title: string) => run.read(`${folderOf(title)}/index.md`);
  const body = (title: string) => index(title).replace(/^---\n[\s\S]*?\n---\n\n?/, "");
  beforeAll(async () => {
    result = await run.result();
  });

  test("becomes threads that are sound", async () => {
    const titles = [
      "談",
      "頻道",
      "水",
      "火",
      "木",
      "土",
      "金",
      "氣",
      "mail",
      "群",
      "貼",
      "單檔",
      "檔案",
      "壓縮",
      "網頁",
    ];
    expect(result.threads.map(({ title }) => title).sort()).toEqual(titles.sort());
    expect(result.threads.filter(({ state }) => state !== "new")).toEqual([]);
    expect(await run.problems()).toEqual([]);
    expect((await run.result()).threads.filter(({ state }) => state !== "unchanged")).toEqual([]);
  });

  test("pictures and files of Markdown come along, and links lead to the threads that posts became", () => {
    expect(body("水")).toBe(
      `![葉子](leaf.png "葉子")\n\n見 [火](/${folderOf("火")}/)、[舊址](/${folderOf("火")}/ "火")、失、[外](https://a.example/x_%28y%29) 與 \`[碼](leaf.png)\`\n\n\`\`\`\n![碼](leaf.png)\n\`\`\`\n\n[單](leaf.pdf)\n`,
    );
    expect(body("土")).toBe(`![](pot.png) ![無](none.png) [那](/${folderOf("金")}/)\n`);
    expect(body("氣")).toBe('![一葉](leaf.png "一葉")\n\n<img src="leaf.png" alt="又">\n');
    const saved = run.files.filter((file) => /\.(?:png|pdf)$/.test(file)).map((file) => file.replace(/^.*\//, ""));
    expect(saved.sort()).toEqual(["1.png", "leaf.pdf", ...Array(2).fill("leaf.png"), ...Array(5).fill("pot.png")]);
    expect(run.capture(folderOf("土") ?? "").attachments).toContainEqual(
      expect.objectContaining({ file: "none.png", missing: true }),
    );
  });

  test("drafts stay drafts, and old addresses and tags are kept", () => {
    expect(index("水")).toMatch(/tags: \[茶, 水\]\n[\s\S]*aliases: \[\/old\/water\/\]\n/);
    expect(index("土")).toContain("aliases: [/soil/]\n");
    expect(index("氣")).toContain("aliases: [/old/air/]\n");
    expect([..."木金水"].map((title) => /\ndraft: true\n/.test(index(title)))).toEqual([true, true, false]);
  });

  test("a line of a message that reads as the beginning of a floor is none", () => {
    const replies = run.read(`${folderOf("頻道")}/replies.md`);
    expect(replies).toContain('\\<!-- floor {"n":9} -->');
    expect(replies).toContain('<pre><code>&lt;!-- floor {"n":9} --&gt;\n</code></pre>'.replaceAll('"', '"'));
    expect(result.threads.find(({ title }) => title === "頻道")?.floors).toBe(3);
  });

  test("a container says in which encoding its page is", () => {
    for (const title of ["單檔", "檔案", "壓縮", "網頁"]) {
      expect(body(title)).toBe(`${title}文 ![](pot.png)\n`);
      expect(run.capture(folderOf(title) ?? "").source.encoding).toBe("gb18030");
    }
  });
});
