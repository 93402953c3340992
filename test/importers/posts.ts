/** Generated posts: HTML as forums write it, and what a reader must see of it. */
import fc from "fast-check";

/** How many posts are made; more if a variable says so. */
export const RUNS = Number(process.env.STELE_POSTS ?? 150);

/** Text as HTML. */
export function encode(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** A post as HTML, and what must be seen of it. */
export interface Sample {
  readonly html: string;
  readonly seen: string;
}

const join = (samples: readonly Sample[]): Sample => ({
  html: samples.map(({ html }) => html).join(""),
  seen: samples.map(({ seen }) => seen).join(""),
});
const around = (name: string, sample: Sample): Sample => ({ ...sample, html: `<${name}>${sample.html}</${name}>` });

/** Pieces that mean something to Markdown, and Chinese beside them. */
const PIECES =
  "* ** _ __ ` `` ``` ~ ~~ # ## > - + = == --- *** 1. 1) 12) [ ] ( ) ]( [x](y) ![ ![a](b) [^1] ^[n] [^1]: [a]: <b> </b> <!-- --> <a@b.c> & &amp; &lt; &#65; \\ \\* \\( \\[ $ $$ $x$ | || |-| :-: ! : {{ {% \" ' “ ” 《 》 （ ） 。 ， 中 文字 한 a B 9 word http://a.example/b_c_*d*?e=f&g http://a.example/b$c$-d `c` <!--floor [ ] [x] [!NOTE] :smile: 　 é 𠮷 👍🏽".split(
    " ",
  );
export const words = fc
  .array(fc.oneof(fc.constantFrom(...PIECES, " ", "  "), fc.string({ maxLength: 3 })), { minLength: 1, maxLength: 8 })
  .map((pieces) => pieces.join("").replace(/[\p{C}\p{Z}\ufdd0-\ufdef]/gu, " "))
  .filter((text) => text.trim() !== "");
const text = words.map((value): Sample => ({ html: encode(value), seen: value.replace(/\s+/g, "") }));
/** Folder of the pictures that posts show; they are `0.png` to `99.png`. */
export const SAVED = "saved_files";
const picture = fc.nat(99).map((n): Sample => ({ html: `<img src="${SAVED}/${n}.png">`, seen: `${SAVED}/${n}.png` }));
const smiley = fc
  .constantFrom(":D", ":-)", ":p_q_r:", "[笑]", "*_*")
  .map((alt): Sample => ({ html: `<img src="images/smilies/x.gif" alt="${alt}">`, seen: alt }));
const inline: fc.Arbitrary<Sample> = fc.oneof(
  { weight: 6, arbitrary: text },
  { weight: 1, arbitrary: picture },
  { weight: 1, arbitrary: smiley },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Sample>(
      { html: "&copy;&#8212;&#x4e2d;", seen: "©—中" },
      { html: "&lt;!-- floor {&quot;n&quot;:9} --&gt;", seen: '<!--floor{"n":9}-->' },
      { html: "a&nbsp;&nbsp;b\u3000c", seen: "abc" },
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom("b", "i", "em", "strong", "s", "u", "font", "span", "sub", "mark"), text)
      .map(([name, inner]) => around(name, inner)),
  },
  {
    weight: 1,
    arbitrary: words.map(
      (value): Sample => ({ html: `<code>${encode(value)}</code>`, seen: value.replace(/\s+/g, "") }),
    ),
  },
  {
    weight: 1,
    arbitrary: text.map(
      (inner): Sample => ({ ...inner, html: `<a href="https://a.example/x_(y)?z=1&amp;u=*2*">${inner.html}</a>` }),
    ),
  },
);
const line = fc.array(inline, { minLength: 1, maxLength: 5 }).map(join);
const br = fc.constantFrom<Sample>(
  { html: "<br>", seen: "" },
  { html: "<br><br>\n", seen: "" },
  { html: "<br>&nbsp;&nbsp;&nbsp;&nbsp;", seen: "" },
  { html: "<br />\r\n\u3000\u3000", seen: "" },
);
const lines = fc
  .tuple(line, fc.array(fc.tuple(br, line), { maxLength: 3 }))
  .map(([first, more]) => join([first, ...more.flat()]));
const code = words.map(
  (value): Sample => ({
    html: `<pre>${encode(value)}\n  ${encode(value)}</pre>`,
    seen: `${value}${value}`.replace(/\s+/g, ""),
  }),
);
const table = fc.array(fc.tuple(line, line), { minLength: 2, maxLength: 3 }).map(
  (rows): Sample => ({
    html: `<table><tr><th>甲<th>乙</tr>${rows.map(([a, b]) => `<tr><td>${a.html}<td>${b.html}`).join("")}</table>`,
    seen: `甲乙${rows.map(([a, b]) => a.seen + b.seen).join("")}`,
  }),
);
const film = words.map(
  (title): Sample => ({
    html: `<iframe src="https://player.vimeo.com/video/1234" title="${encode(title).replaceAll('"', "&quot;")}"></iframe>`,
    seen: title.replace(/\s+/g, ""),
  }),
);
const floorLine = fc
  .constantFrom('<!-- floor {"n":9} -->', "  <!--floor -->", "```", "~~~js", "---", "====", "$$", "[a]: b", "    four")
  .map((value): Sample => ({ html: `<div>${encode(value)}</div>`, seen: value.replace(/\s+/g, "") }));
const spoiler = fc.tuple(words, lines).map(
  ([title, inner]): Sample => ({
    html: `<details><summary>${encode(title)}</summary>${inner.html}</details>`,
    seen: title.replace(/\s+/g, "") + inner.seen,
  }),
);
const captioned = fc.tuple(picture, words).map(
  ([shown, caption]): Sample => ({
    html: `<figure>${shown.html}<figcaption>${encode(caption)}</figcaption></figure>`,
    seen: shown.seen + caption.replace(/\s+/g, ""),
  }),
);
const block: fc.Arbitrary<Sample> = fc.oneof(
  { weight: 1, arbitrary: film },
  { weight: 1, arbitrary: floorLine },
  { weight: 1, arbitrary: spoiler },
  { weight: 1, arbitrary: captioned },
  {
    weight: 1,
    arbitrary: fc
      .tuple(lines, lines)
      .map(([inner, after]) => around("blockquote", join([around("blockquote", inner), around("p", after)]))),
  },
  { weight: 4, arbitrary: lines.map((inner) => around("div", inner)) },
  { weight: 3, arbitrary: lines.map((inner) => around("p", inner)) },
  { weight: 1, arbitrary: lines },
  { weight: 1, arbitrary: lines.map((inner) => around("blockquote", inner)) },
  {
    weight: 1,
    arbitrary: fc
      .array(lines, { minLength: 1, maxLength: 3 })
      .map((items) => around("ul", join(items.map((one) => around("li", one))))),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(lines, { minLength: 1, maxLength: 3 })
      .map((items) => around("ol", join(items.map((one) => around("li", one))))),
  },
  { weight: 1, arbitrary: line.map((inner) => around("h2", inner)) },
  { weight: 1, arbitrary: code },
  { weight: 1, arbitrary: table },
  { weight: 1, arbitrary: fc.constant<Sample>({ html: "<hr>", seen: "" }) },
);
export const post = fc.array(block, { minLength: 1, maxLength: 5 }).map(join);
