/** Posts of random pieces: marks of Markdown, tags of HTML, and what parsers take in two ways. */
import fc from "fast-check";

const MARKDOWN = [
  ..."*_~`#>-+|[]()!\\:&;\"'{}%^=/. \t\n\u3000ab1中文。《》한".split(""),
  ...[
    "**",
    "~~",
    "```\n",
    "# ",
    "## ",
    "> ",
    "- ",
    "7. ",
    "\n\n",
    "  \n",
    "    ",
    "---\n",
    "x\n===\n",
    "|a|b|\n|-|-:|\n",
  ],
  ...[
    "[a](b)",
    "![x](y.jpg)",
    '![x](y "z")',
    "[a](javascript:x)",
    "[^1]",
    "[^1]: ",
    "[r]: /u\n",
    "[r]",
    "https://a.b/c",
  ],
  ...["$", "$$", "$x^2$", "$$\n\\frac12\n$$\n", "\\(\\frac12\\)", "\\[", "\\]", "$`a_b`$", "```math\n", "```js\n"],
  ...[
    "- [ ] ",
    "- [x] ",
    "> [!NOTE]\n",
    "> [!x] ",
    "[[a]]",
    "![[a.png]]",
    "![x](y z.png)",
    "==a==",
    "{{< x >}}",
    '"b" // c\n',
  ],
  ...["&amp;", "&#13;", "&nbsp;", "&lt;b&gt;", "\0", "\r", "\u2028", "\ud800", "😀", "{{ x }}", "{% x %}"],
];
const HTML = [
  ..."div p b i a table tr td ul li details summary figure figcaption ruby rt pre h1 section span"
    .split(" ")
    .flatMap((name) => [`<${name}>`, `</${name}>`]),
  ..."script style svg math template select button object form iframe textarea title xmp noscript foreignObject center"
    .split(" ")
    .flatMap((name) => [`<${name}>`, `</${name}>`]),
  ...[
    '<a href="',
    "<img src=",
    "<img src=x onerror=alert(1)>",
    '<p id="main" class="x" onclick="y">',
    "<br>",
    "<!--",
    "-->",
  ],
  ...[
    "<![CDATA[",
    "]]>",
    "<?",
    "?>",
    "<!doctype x>",
    "<a href=javascript:x>",
    "<td align=center>",
    "<mglyph>",
    "<mtext>",
  ],
];
/** Pieces one after the other. */
const document = (words: readonly string[]) =>
  fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((chosen) => chosen.join(""));
/** Markdown alone. */
export const markdown = document(MARKDOWN);
/** Markdown and HTML. */
export const mixed = document([...MARKDOWN, ...HTML]);
/** Whatever can be written. */
export const anything = fc.oneof(fc.string({ unit: "binary", maxLength: 200 }), markdown, mixed);
