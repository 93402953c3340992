import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { type DefaultTreeAdapterTypes as Parse5, parseFragment } from "parse5";
import { describe, expect, test } from "vitest";
import { figure } from "../../layouts/parts/figure.ts";
import { file } from "../../layouts/parts/file.ts";
import { missingFile } from "../../layouts/parts/missing-file.ts";
import { extensionOf, playableAs } from "../../scripts/core/file-types.ts";
import { isSafeLink } from "../../scripts/markdown/address.ts";
import { parsePost } from "../../scripts/markdown/parse.ts";
import { fillPost } from "../../scripts/markdown/render.ts";

/**
 * Blocks of a post. `W` is a word that a reader must find, `A` an address, each another one; `§` tells blocks apart. What is open stays open
 * to the end of the post, since no block closes what another has opened.
 */
const BLOCKS = [
  ...["W", "**W**W *W* ~~W~~ `W <W>`", "# W <W> W", "W\n===\nW", "- W\n- W\n  W", "> W\n　　W", "```js\nW <W>\n```"],
  ...[
    "　　W\n　　W\n　　W",
    "&emsp;&emsp;W\n&emsp;&emsp;W",
    "|W|W|\n|-|-|\n|W|W|W|",
    "W[^1]\n\n[^1]: W",
    "W  \nW\\\nW",
  ],
  // Pictures, and files that are none, wherever an image may be.
  ...["a.png", "v.mp4", "a.mp3", "m.pdf", "p.heic", "lost.png"].flatMap((name) => [
    `![W](${name} "W")`,
    `W ![W](${name} "W") W`,
    `[![W](${name} "W")](A)`,
    `![W](${name} "W")\nW`,
    `| ![W](${name} "W") | W |\n|-|-|\n| W | W | W |`,
    `<img src="${name}" alt="W" title="W"> W`,
    `<figure><img src="${name}" title="W"><figcaption>W <a href="A">W</a></figcaption></figure>`,
    `<figure><img src="${name}" title="W"><figcaption>W</figcaption></figure>`,
  ]),
  "![W <W> W](a.png)",
  // Links, and what looks like one.
  ...[
    "[W](A)",
    "[W](<A> 'W')",
    "<A>",
    '<a href="A" title="W">W</a>',
    "[](A)",
    "[W][r§]\n\n[r§]: A",
    "<W:W>",
    "W::W<W::W>",
  ],
  ...["[W](javascript:x 'W')", "[W](data:text/html,x)", '<a href="javascript:x">W</a>', "<javascript:W>"],
  // What a post may not embed.
  ...['<iframe src="A" title="W">W</iframe>', '<iframe src="A"></iframe> W', '<iframe src="A">W <b>W</b></iframe>'],
  ...['<video src="v.mp4" title="W">W</video>', '<video controls><source src="A"><source src="A">W</video>'],
  ...['<audio src="A">W <a href="A">W</a></audio>', '<embed src="A"><noembed>W</noembed>', '<frameset><frame src="A">'],
  ...['<object data="A"><param name="movie" value="A"><embed src="A"><p>W</p></object>', '<bgsound src="A">W'],
  ...['<map><area href="A" alt="W"></map>', "<svg><text>W</text></svg>", '<img data-src="A" alt="W">'],
  ...['<video src="A"><track src="A" label="W"></video>', "<canvas>W</canvas><noscript>W</noscript>"],
  // What is no HTML.
  ...["W List<W> W", "<W>", "W <W> W </W> W", '<W W="W">W', "<W>@<W>", "<W-W> W", "</W> W", "<W\nW>", "<W/>", "W <W"],
  ...["<image> W", "cd <dir> W", "<title> W", "List<B> W", "W <object> W <time> W", "<path> <text> W", "<o:p>W</o:p>"],
  // What does not end, or was never begun.
  ...["<!-- W", "W <!-- W", "<div>\n<!-- W\n</div>\n\nW", "<? W", "<!W", "<![CDATA[W", "- <!-- W\n- W", "> <? W\n\nW"],
  ...["<script> W", "W <style> W", "W <textarea> W", "<template> W", "<xmp> W", "<plaintext> W", '<div class="W\n\nW'],
  ...[
    "<div W='W\n\nW",
    "<b>W",
    "<div>W\n\nW",
    "</div></p> W",
    "<p>W",
    "<table><tr><td>W<td>W",
    "<table>W",
    "<select>W",
  ],
  // What is HTML, old or new.
  ...["<font color=red>W</font> <center>W</center>", "<x-y>W</x-y>", "<ruby>W<rt>W</rt></ruby>", "<details><summary>W"],
  ...['<input value="W"> <button>W</button> <select><option>W<option>W</select>', "<xmp>W <W></xmp> W", "W<wbr>W"],
  ...["<td>W</td> <li>W</li> <dd>W</dd>", "<?W W?> <!W W> <![CDATA[W > W]]> W", "<div><?W W?></W></3W></div> W"],
  ...["<!-- hidden --> W", "W <script>hidden</script> W", "<style>\nhidden\n\n</style>\n\nW", "<title>W</title>W"],
];

const SCHEMES = ["https://", "http://", "ftp://", "ed2k://", "magnet:?", "irc://", "thunder://", "mailto:", "x-own://"];

/** Containers around blocks. */
const AROUND: readonly ((block: string) => string)[] = [
  (block) => block,
  (block) => block.replace(/^/gm, "> "),
  (block) => `- ${block.replaceAll("\n", "\n  ")}`,
  (block) => `<div>\n\n${block}\n\n</div>`,
];

interface Written {
  readonly source: string;
  readonly words: readonly string[];
  readonly addresses: readonly string[];
}

const posts = fc
  .array(fc.record({ block: fc.constantFrom(...BLOCKS), around: fc.nat(), scheme: fc.nat() }), {
    minLength: 1,
    maxLength: 7,
  })
  .map((blocks): Written => {
    const words: string[] = [];
    const addresses: string[] = [];
    const write = (scheme: number) => (letter: string) => {
      if (letter === "W") return words[words.push(`w${words.length}q`) - 1] ?? "";
      return addresses[addresses.push(`${SCHEMES[scheme % SCHEMES.length]}a${addresses.length}z`) - 1] ?? "";
    };
    const source = blocks.map(({ block, around, scheme }, index) => {
      const text = block.replaceAll("§", `${index}`).replace(/(?<![A-Za-z])[WA](?![A-Za-z])/g, write(scheme));
      return AROUND[around % AROUND.length]?.(text);
    });
    return { source: source.join("\n\n"), words, addresses };
  })
  .filter(({ source }) => !HIDING.some((pair) => hides(source, pair)));

/** How what browsers do not show begins and ends. */
const HIDING = [
  ...["script", "style", "template", "title"].map((name) => [`<${name}>`, `</${name}>`] as const),
  ...([
    ["<!--", "-->"],
    ["<?", "?>"],
    ["<![CDATA[", "]]>"],
  ] as const),
];

/** Whether one that does not end takes the end of another one, as browsers have it: it hides what is between. */
function hides(source: string, pair: readonly [string, string]): boolean {
  const [starts, ends] = pair.map((mark) => source.split(mark).length - 1);
  return ends !== 0 && starts !== ends;
}

const PICTURE = { src: "/p.png", width: 1, height: 1, sources: [], sizes: "", original: "/a.png" };
const FILES: Readonly<Record<string, string>> = { "v.mp4": "MP4", "a.mp3": "MP3", "m.pdf": "PDF", "p.heic": "HEIC" };

/** The post as the pages of a thread show it that has a picture, a film, a sound and two other files. */
function show(source: string): string {
  return fillPost(parsePost(source), {
    image(part) {
      const { src, alt, caption, block, linked } = part;
      const options = { alt, words: alt || src, caption, block, lang: "en", lazy: true, link: !linked };
      const type = FILES[src];
      if (src === "a.png") return figure(PICTURE, options).toString();
      if (type === undefined) return missingFile(part, isSafeLink(src) ? src : undefined).toString();
      const plays = playableAs(type, extensionOf(src));
      return file({ href: src, type, size: 1, ...(plays && { plays }) }, options).toString();
    },
    link: ({ href }) => ` href="${href.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`,
    word: ({ word }) => word,
  });
}

/** What a browser shows of HTML: its text, and apart from it the attributes that say something. */
function seen(html: string): { text: string; attributes: string } {
  let text = "";
  let attributes = "";
  const read = (node: Parse5.ChildNode): void => {
    if ("value" in node) text += node.value;
    if (!("tagName" in node) || HIDDEN.has(node.tagName)) return;
    for (const { name, value } of node.attrs) if (SAYING.has(name)) attributes += ` ${value}`;
    node.childNodes.forEach(read);
  };
  parseFragment(html, { scriptingEnabled: false }).childNodes.forEach(read);
  return { text, attributes };
}

const HIDDEN = new Set(["script", "style", "template", "title", "iframe", "noembed", "noframes", "datalist", "rp"]);
const SAYING = new Set(["href", "src", "alt", "title"]);

describe("whatever a post holds", () => {
  test("every word and every address of it is on its page", () => {
    fc.assert(
      fc.property(posts, ({ source, words, addresses }) => {
        const { text, attributes } = seen(show(source));
        const missing = [...words, ...addresses].filter((one) => !text.includes(one) && !attributes.includes(one));
        expect(missing).toEqual([]);
      }),
      { numRuns: 1000, seed: 1 },
    );
  });

  test("no word that CommonMark shows is missing, whatever the markup around it", () => {
    const commonMark = new MarkdownIt("commonmark");
    const markup = [
      ..."*_~`#>-+|[]()!\\:&;{}=/. \t\n\n\n　1<".split(""),
      ...[
        "**",
        "```\n",
        "# ",
        "> ",
        "- ",
        "7. ",
        "\n\n",
        "    ",
        "---\n",
        "|a|b|\n|-|-|\n",
        "[^1]",
        "[^1]: ",
        "<!--",
        "-->",
      ],
      ...[
        "<div>",
        "</div>",
        "<p>",
        "<b>",
        "</b>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<ul><li>",
        "<details>",
        "<br>",
      ],
      ...[
        "<svg>",
        "</svg>",
        "<math>",
        "<select>",
        "<option>",
        "</select>",
        "<object>",
        "</object>",
        "<video>",
        "</video>",
      ],
      ...[
        "<textarea>",
        "</textarea>",
        "<xmp>",
        "</xmp>",
        "<button>",
        "<center>",
        "<x-y>",
        "</x-y>",
        "<T>",
        "</T>",
        "<?",
        "?>",
      ],
    ];
    const soup = fc
      .array(fc.oneof(fc.constantFrom(...markup), fc.constant("W")), { maxLength: 30 })
      .map((pieces) => pieces.map((piece, i) => (piece === "W" ? ` w${i}q ` : piece)).join(""));
    fc.assert(
      fc.property(soup, (source) => {
        const shown = seen(commonMark.render(source)).text.match(/w\d+q/g) ?? [];
        const { text } = seen(show(source));
        expect(shown.filter((word) => !text.includes(word))).toEqual([]);
      }),
      { numRuns: 1000, seed: 1 },
    );
  });
});
