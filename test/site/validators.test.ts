/** The validators of test/support/validators find what is wrong: what they let pass in whole builds is then sound. */
import { describe, expect, test } from "vitest";
import { checkAtom } from "../support/validators/atom.ts";
import { checkJsonFeed } from "../support/validators/json-feed.ts";
import { checkStructuredData } from "../support/validators/structured-data.ts";
import { checkWebManifest } from "../support/validators/web-manifest.ts";

const HOME = "https://a.example/";
type Edit = readonly [from: string, to: string];

/** What is found in a sound text after an edit. */
function after(sound: string, [from, to]: Edit): string {
  expect(sound).toContain(from);
  return sound.replace(from, to);
}

describe("of Atom", () => {
  const entry = `<entry xml:lang="en"><title>T</title><id>${HOME}t/</id><link href="${HOME}t/"/><updated>2016-02-29T00:00:00Z</updated><category term="x"/><content type="html">&lt;a href="${HOME}"&gt;x&lt;/a&gt;</content></entry>`;
  const feed = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><id>${HOME}feed.xml</id><link rel="self" href="${HOME}feed.xml"/><link href="${HOME}"/><updated>2016-01-02T03:04:05Z</updated><author><name>N</name></author>${entry}</feed>`;
  const faults = (text: string) => checkAtom(text, `${HOME}feed.xml`).faults;

  test("pass what is sound", () => {
    expect(checkAtom(feed, `${HOME}feed.xml`)).toMatchObject({ faults: [], entries: 1 });
  });

  test.each<Edit>([
    ["<title>F</title>", ""],
    ["<title>F</title>", "<title> </title>"],
    ["<title>F</title>", "<title>F</title><title>G</title>"],
    ["<title>F</title>", "<title>F & G</title>"],
    ["<author><name>N</name></author>", ""],
    ["<author><name>N</name></author>", "<author><uri>x</uri></author>"],
    [`<id>${HOME}t/</id>`, "<id>/t/</id>"],
    [`rel="self" href="${HOME}feed.xml"`, `rel="self" href="${HOME}other.xml"`],
    [`<link href="${HOME}t/"/>`, `<link href="${HOME}t/"/><link rel="alternate" href="${HOME}u/"/>`],
    ["2016-02-29T00", "2015-02-29T00"],
    ["2016-02-29T00:00:00Z", "2016-02-29"],
    ["2016-02-29T00:00:00Z", "2016-02-29 00:00:00"],
    [' term="x"', ""],
    ["&lt;a href=", "<b/>&lt;a href="],
    [`href="${HOME}"&gt;`, 'href="../u/"&gt;'],
    ['xml:lang="en"', 'xml:lang="e n"'],
    ["<category", "<summery>x</summery><category"],
    ["</feed>", `${entry}</feed>`],
    ["</feed>", ""],
  ])("find it if %j becomes %j", (from, to) => {
    expect(faults(after(feed, [from, to]))).not.toEqual([]);
  });
});

describe("of JSON Feed", () => {
  const item = `{"id":"${HOME}t/","url":"${HOME}t/","title":"T","content_html":"x","date_published":"2016-01-02T03:04:05Z","authors":[{"name":"N"}],"tags":["x"],"language":"en"}`;
  const feed = `{"version":"https://jsonfeed.org/version/1.1","title":"F","home_page_url":"${HOME}","feed_url":"${HOME}feed.json","items":[${item}]}`;

  test("pass what is sound", () => {
    expect(checkJsonFeed(feed, `${HOME}feed.json`)).toMatchObject({ faults: [], entries: 1 });
  });

  test.each<Edit>([
    ["version/1.1", "version/1"],
    ['"title":"F",', ""],
    [`"feed_url":"${HOME}feed.json"`, `"feed_url":"${HOME}feed.xml"`],
    [`"id":"${HOME}t/",`, ""],
    [`"url":"${HOME}t/"`, '"url":"/t/"'],
    ['"content_html":"x",', ""],
    ['"content_html":"x"', '"content_html":"<img src=\\"a.png\\">"'],
    ["T03:04:05Z", "T25:04:05Z"],
    ["T03:04:05Z", "T03:04:05"],
    ['[{"name":"N"}]', "[{}]"],
    ['[{"name":"N"}]', '{"name":"N"}'],
    ['"language":"en"', '"language":""'],
    ['"tags":', '"tag":'],
    [item, `${item},${item}`],
    ["}]}", "}]"],
  ])("find it if %j becomes %j", (from, to) => {
    expect(checkJsonFeed(after(feed, [from, to]), `${HOME}feed.json`).faults).not.toEqual([]);
  });
});

describe("of structured data", () => {
  const post = `"author":{"@type":"Person","name":"N","url":"${HOME}n/"},"datePublished":"2016-01-02","text":"x"`;
  const thread = `{"@type":"DiscussionForumPosting","@id":"${HOME}t/","url":"${HOME}t/","headline":"T",${post},"commentCount":1,"comment":[{"@type":"Comment",${post}}]}`;
  const crumbs = `{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":1,"name":"A","item":"${HOME}"},{"@type":"ListItem","position":2,"name":"B"}]}`;
  const article = `{"@type":"Article","headline":"T","author":{"@type":"Person","name":"M"}}`;
  const page = `<script type="application/ld+json">{"@context":"https://schema.org","@graph":[${thread},${crumbs},${article}]}</script>`;

  test("pass what is sound, and count it", () => {
    const { faults, types } = checkStructuredData(page);
    expect(faults).toEqual([]);
    expect([types.get("Comment"), types.get("ListItem"), types.get("Person")]).toEqual([1, 2, 3]);
  });

  test.each<Edit>([
    ["https://schema.org", "http://schema.org"],
    [`"author":{"@type":"Person","name":"N","url":"${HOME}n/"},`, ""],
    ['"name":"N",', ""],
    ['"datePublished":"2016-01-02",', ""],
    ['"2016-01-02"', '"2016-13-02"'],
    ['"2016-01-02"', '"2 January 2016"'],
    [',"text":"x","commentCount"', ',"commentCount"'],
    ['"commentCount":1', '"commentCount":0'],
    ['{"@type":"Comment"', '{"@type":"Article"'],
    [`"url":"${HOME}t/"`, '"url":"/t/"'],
    ['"headline":"T"', '"headline":""'],
    ['"position":2', '"position":3'],
    [`,"item":"${HOME}"`, ""],
    ['"name":"B"', '"name":null'],
    [`,{"@type":"ListItem","position":2,"name":"B"}`, ""],
    ['"name":"M"', '"name":" "'],
    [article, '{"@type":"Artikel"}'],
    [article, `{"@type":"Article","@id":"${HOME}t/"}`],
    ["]}</script>", "]</script>"],
  ])("find it if %j becomes %j", (from, to) => {
    expect(checkStructuredData(after(page, [from, to])).faults).not.toEqual([]);
  });
});

describe("of a web manifest", () => {
  const png = (pixels: number) => {
    const bytes = Buffer.alloc(24);
    bytes.write("89504e470d0a1a0a", "hex");
    bytes.writeUInt32BE(pixels, 16);
    bytes.writeUInt32BE(pixels, 20);
    return bytes;
  };
  const files = new Map([
    [HOME, Buffer.from("home")],
    [`${HOME}192.png`, png(192)],
    [`${HOME}512.png`, png(512)],
  ]);
  const icon = (size: number) => `{"src":"/${size}.png","sizes":"${size}x${size}","type":"image/png","purpose":"any"}`;
  const manifest = `{"id":"/","name":"N","lang":"en","dir":"ltr","start_url":"/","scope":"/","display":"minimal-ui","theme_color":"#ffffff","background_color":"#ffffff","icons":[${icon(192)},${icon(512)}]}`;
  const faults = (text: string) => checkWebManifest(text, `${HOME}m.webmanifest`, (address) => files.get(address));

  test("pass what is sound", () => {
    expect(faults(manifest)).toEqual([]);
  });

  test.each<Edit>([
    ['"name":"N"', '"name":""'],
    ['"display":"minimal-ui"', '"display":"minimal"'],
    ['"dir":"ltr"', '"dir":"left"'],
    ["#ffffff", "white"],
    ['"start_url":"/"', '"start_url":"/nothing"'],
    ['"scope":"/"', '"scope":"/a/"'],
    ["/512.png", "/513.png"],
    ["/512.png", "/192.png"],
    ['"512x512"', '"512"'],
    [`,${icon(512)}`, ""],
    ['"purpose":"any"', '"purpose":"all"'],
  ])("find it if %j becomes %j", (from, to) => {
    expect(faults(after(manifest, [from, to]))).not.toEqual([]);
  });
});
