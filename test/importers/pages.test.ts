import zlib from "node:zlib";
import { expect, test } from "vitest";
import { text as words } from "../../scripts/importers/html/query.ts";
import { http, mhtml, record, warcRecord } from "./containers.ts";
import { plist } from "./plist.ts";
import { itemsOf, pageOf, read } from "./reading.ts";
import { zip } from "./zip.ts";

const PAGE = '<html><head><meta charset="utf-8"><title>t</title></head><body><p>頁</p><img src="a.png"></body></html>';

test("MHTML has the page, its address, its day and its pictures", async () => {
  const lines = [
    "From: <Saved by Blink>",
    "Snapshot-Content-Location: https://forum.example/t/1",
    "Date: Wed, 30 Nov 2016 02:12:00 -0000",
    "MIME-Version: 1.0",
    'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----x"',
    "",
    "------x",
    "Content-Type: text/html",
    "Content-Transfer-Encoding: quoted-printable",
    "Content-Location: https://forum.example/t/1",
    "",
    '<meta charset=3D"utf-8"><p>=E9=A0=81</p><img src=3D"cid:a@x"><img=',
    ' src=3D"b.png">',
    "------x",
    "Content-Type: image/png",
    "Content-ID: <a@x>",
    "Content-Transfer-Encoding: base64",
    "",
    "iVBORw0=",
    "------x",
    "Content-Type: image/png",
    "Content-Location: https://forum.example/t/b.png",
    "",
    "xyz",
    "------x--",
    "",
  ];
  const [item] = await read("page.mhtml", lines.join("\r\n"));
  const page = pageOf(item);
  expect(page.url).toBe("https://forum.example/t/1");
  expect(page.savedAt).toBe("2016-11-30T02:12:00Z");
  expect(words(page.root)).toBe("頁");
  expect(page.resources.find("cid:a@x")?.size).toBe(5);
  expect(page.resources.find("b.png")?.read().toString()).toBe("xyz");
});

test("a web archive of Safari has the page and its pictures", async () => {
  const file = (name: string, data: string) => ({
    WebResourceURL: `https://forum.example/t/${name}`,
    WebResourceData: Buffer.from(data),
  });
  const bytes = plist({ WebMainResource: file("1", PAGE), WebSubresources: [file("a.png", "png")] });
  const [item] = await read("page.webarchive", bytes);
  const page = pageOf(item);
  expect(page.url).toBe("https://forum.example/t/1");
  expect(words(page.root)).toBe("t頁");
  expect(page.resources.find("a.png")?.read().toString()).toBe("png");
});

const packed = zlib.gzipSync(PAGE);
const chunks = Buffer.concat([Buffer.from(`${packed.length.toString(16)}\r\n`), packed, Buffer.from("\r\n0\r\n\r\n")]);
const records = [
  record("warcinfo", "", Buffer.from("software: x")),
  record(
    "response",
    "https://forum.example/t/1",
    http("text/html", chunks, "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"),
  ),
  record("response", "https://forum.example/t/a.png", http("image/png", Buffer.from("png"))),
  record("response", "https://forum.example/gone", http("text/html", Buffer.from("<p>gone</p>"), "", "404 Not Found")),
];
const whole = Buffer.concat(records);
const gzipped = Buffer.concat(records.map((one) => zlib.gzipSync(one)));

test.each([
  ["WARC", "a.warc", whole],
  ["packed WARC", "a.warc.gz", gzipped],
  ["WACZ", "a.wacz", zip({ "datapackage.json": Buffer.from("{}"), "archive/a.warc.gz": gzipped })],
])("%s gives each page with the files that were saved with it", async (_, name, bytes) => {
  const seen: unknown[] = [];
  for await (const item of itemsOf(name, bytes)) {
    const { url, savedAt, root, resources } = pageOf(item);
    seen.push([url, savedAt, words(root), resources.find("a.png")?.read().toString()]);
  }
  expect(seen).toEqual([["https://forum.example/t/1", "2016-11-30T02:12:00Z", "t頁", "png"]]);
});

test.each([
  ["WARC", "a.warc", whole.subarray(0, -20)],
  ["packed WARC", "a.warc.gz", gzipped.subarray(0, -20)],
])("a %s that is cut off gives the pages before the cut, and says where it is", async (_, name, bytes) => {
  const seen: string[] = [];
  for await (const item of itemsOf(name, bytes)) {
    if (item.is === "page") seen.push(words(item.page.root));
    if (item.is === "nothing") seen.push(item.reason);
  }
  expect(seen).toEqual(["t頁", expect.stringMatching(/^the record at byte \d+ is (?:damaged|cut off)/)]);
});

test("a zip that would unpack to much more than it is gives nothing", async () => {
  const bomb = zip({ "archive/a.warc": Buffer.from("WARC/1.0") }, 4_000_000_000);
  const reason = expect.stringMatching(/^archive\/a\.warc would unpack to 4000000000 bytes/);
  expect(await read("bomb.wacz", bomb)).toMatchObject([{ is: "nothing", failed: true, reason }]);
});

test("a container says in which encoding its page is", async () => {
  const bytes = Buffer.from("<p>\u00e8aj a ml\u00e9ko</p>", "latin1");
  const url = "https://forum.example/1";
  const page = { url, type: "text/html; charset=windows-1250", bytes };
  const safari = { WebResourceURL: url, WebResourceData: bytes, WebResourceTextEncodingName: "windows-1250" };
  for (const [name, content] of [
    ["a.mhtml", mhtml([page])],
    ["a.warc", warcRecord(page)],
    ["a.webarchive", plist({ WebMainResource: safari })],
  ] as const) {
    for await (const item of itemsOf(name, content)) {
      const { root, encoding } = pageOf(item);
      expect([name, words(root), encoding]).toEqual([name, "čaj a mléko", "windows-1250"]);
    }
  }
});
