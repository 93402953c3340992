import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readSvg, svgProblem } from "../../scripts/attachments/svg.ts";

const fixtures = new URL("../fixtures/attachments/svg/", import.meta.url);
const XMLNS = 'xmlns="http://www.w3.org/2000/svg"';
const XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"';
const svg = (inside: string, attributes = ""): string => `<svg ${XMLNS} ${XLINK} ${attributes}>${inside}</svg>`;
const problem = (text: string | Uint8Array): string | undefined =>
  svgProblem(typeof text === "string" ? Buffer.from(text) : text)?.message;

test.each(readdirSync(fixtures))("an honest drawing is published: %s", (name) => {
  expect(svgProblem(readFileSync(new URL(name, fixtures)))).toBeUndefined();
});

test.each([
  // Scripts and handlers
  svg("<script>alert(1)</script>"),
  svg('<script href="https://evil.example/x.js"/>'),
  svg("<SCRIPT>alert(1)</SCRIPT>"),
  svg('<svg:script xmlns:svg="http://www.w3.org/2000/svg">alert(1)</svg:script>'),
  svg('<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>'),
  svg('<x:script xmlns:x="http://www.w3.org/2000&#47;svg">alert(1)</x:script>'),
  svg('<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>'),
  svg('<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>'),
  svg('<h:img xmlns:h="http://www.w3.org/1999/xhtml" src="x" onerror="alert(1)"/>'),
  svg("", 'onload="alert(1)"'),
  svg('<rect onclick="alert(1)"/>'),
  svg('<rect ONFOCUS="alert(1)" tabindex="0"/>'),
  svg('<animate onbegin="alert(1)" attributeName="x" dur="1s"/>'),
  svg('<g><g><g><path d="M0 0" onmouseover="alert(1)"/></g></g></g>'),
  svg('<handler type="text/javascript">alert(1)</handler>'),
  svg('<listener event="load" handler="#h"/>'),
  // Other languages inside
  svg('<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>'),
  svg("<foreignObject/>"),
  svg('<iframe src="javascript:alert(1)"/>'),
  svg('<embed src="x.swf"/>'),
  svg('<math xmlns="http://www.w3.org/1998/Math/MathML"/>'),
  svg("<metadata><script>alert(1)</script></metadata>"),
  svg("<title><script>alert(1)</script></title>"),
  svg('<desc><g onload="alert(1)"/></desc>'),
  // Links
  svg('<a href="javascript:alert(1)"><text>x</text></a>'),
  svg('<a xlink:href="https://evil.example/"><text>x</text></a>'),
  svg('<a href="java&#115;cript:alert(1)"><text>x</text></a>'),
  svg('<a href="java&#x09;script:alert(1)"><text>x</text></a>'),
  svg('<set attributeName="href" to="javascript:alert(1)"/>'),
  svg('<set attributeName="xlink:href" to="javascript:alert(1)"/>'),
  svg('<animate attributeName="href" values="javascript:alert(1)"/>'),
  svg('<animate attributeName="onclick" to="alert(1)"/>'),
  svg('<animate attributeName="fill" values="javascript:alert(1)"/>'),
  svg('<set attributeName="attributeName" to="href"/>'),
  // What reaches outside
  svg('<use href="https://evil.example/x.svg#a"/>'),
  svg('<use href="other.svg#a"/>'),
  svg('<use xlink:href="data:image/svg+xml,&lt;svg/&gt;#x"/>'),
  svg('<use href="//evil.example/x.svg#a"/>'),
  svg('<image href="https://evil.example/track.png"/>'),
  svg('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>'),
  svg('<image href="data:text/html,x"/>'),
  svg('<image href="/track.png"/>'),
  svg('<feImage href="https://evil.example/x.png"/>'),
  svg('<rect fill="url(https://evil.example/x.svg#a)"/>'),
  svg("<rect filter=\"URL( '//evil.example/x.svg#a')\"/>"),
  svg('<rect style="fill:url(https://evil.example/a)"/>'),
  svg('<rect style="background-image:u\\72l(//evil.example/a)"/>'),
  svg("<style>@import 'https://evil.example/x.css';</style>"),
  svg("<style>@imp/**/ort url(//evil.example/x.css);</style>"),
  svg("<style><![CDATA[rect{fill:url(//evil.example/)}]]></style>"),
  svg("<style>rect{background:image-set('//evil.example/a' 1x)}</style>"),
  svg("<style>rect{fill:u&#114;l(//evil.example/)}</style>"),
  svg("<style>@font-face{font-family:a;src:url(//evil.example/f)}</style>"),
  svg("<style>rect{-moz-binding:url(#x)}</style>"),
  svg("", 'xml:base="https://evil.example/"'),
  svg('<rect src="https://evil.example/"/>'),
  svg('<video src="https://evil.example/"/>'),
  svg('<link rel="stylesheet" href="x.css"/>'),
  svg("<discard/>"),
  // Documents that are read in more than one way
  `<!DOCTYPE svg [<!ENTITY x "y">]>${svg("&x;")}`,
  `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">${svg("")}`,
  `<!doctype html>${svg("")}`,
  `<?xml-stylesheet href="x.xsl" type="text/xsl"?>${svg("")}`,
  `<?xml version="1.0"?><?xml-stylesheet href="x.css"?>${svg("")}`,
  svg("<?php phpinfo() ?>"),
  svg("<?xml version='1.0'?>"),
  `<?xml version="1.0" encoding="UTF-7"?>${svg("+ADw-script+AD4-")}`,
  `<?xml version="1.0" encoding="ISO-2022-JP"?>${svg("")}`,
  svg("&xxe;"),
  svg("&#0;"),
  svg("<!-- -- ><script>alert(1)</script> -->"),
  svg("<!--><script>alert(1)</script>-->"),
  svg("<![CDATA[ x ]]"),
  svg("<g"),
  svg("<g>"),
  svg("<g></rect>"),
  svg('<rect width=1 height="2"/>'),
  svg('<rect x="1" x="2"/>'),
  svg('<rect x="<script>"/>'),
  svg('<rect/x="1"/>'),
  `${svg("")}${svg("")}`,
  `${svg("")}<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>`,
  `words${svg("")}`,
  "<svg/>",
  '<html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>',
  `<x:svg xmlns:x="http://www.w3.org/2000/svg"/>`,
  "",
  "no drawing at all",
  svg("\u0001"),
  svg('<g xmlns:xlink="http://evil.example/"/>'),
  svg('<g xmlns:xml2="http://www.w3.org/XML/1998/namespace"/>'),
  svg('<g xmlns=""><script/></g>'),
  svg('<g unknown:onload="alert(1)"/>'),
  svg('<g formaction="javascript:alert(1)"/>'),
  // Drawings that never end
  svg(`${"<g>".repeat(500)}${"</g>".repeat(500)}`),
  svg('<g id="a"><use href="#a"/></g>'),
  svg(
    Array.from({ length: 12 }, (_, i) => `<g id="l${i}">${`<use href="#l${i + 1}"/>`.repeat(10)}</g>`).join("") +
      '<rect id="l12"/>',
  ),
])("an attack is refused: %s", (text) => {
  expect(problem(text)).toMatch(/^this SVG cannot be published: /);
});

test("other encodings are refused, since a browser may read them in another way", () => {
  const text = svg("<rect/>");
  expect(problem(Buffer.from(`\ufeff${text}`, "utf16le"))).toMatch(/not UTF-8|control/);
  expect(problem(Buffer.concat([Buffer.from(text), Buffer.from([0xff])]))).toMatch(/not UTF-8/);
});

test("a byte order mark does no harm", () => {
  expect(problem(`\ufeff${svg("<rect/>")}`)).toBeUndefined();
});

test("a refusal names what is wrong and what to do", () => {
  expect(svgProblem(Buffer.from(svg('<rect onclick="alert(1)"/>')))).toEqual({
    kind: "svg-active",
    message: 'this SVG cannot be published: `<rect>` has `onclick="alert(1)"`',
    fix: "save it as plain SVG, without scripts, links and anything from outside, or publish it as a PNG",
  });
});

test.each<[string, number, number]>([
  ['width="640" height="400"', 640, 400],
  ['width="640px" height="4in"', 640, 384],
  ['width="210mm" height="297mm"', 794, 1123],
  ['viewBox="0 0 120 80"', 120, 80],
  ['width="60" viewBox="0,0,120,80"', 60, 40],
  ['height="60" viewBox="0 0 120 80"', 90, 60],
  ['width="100%" height="100%" viewBox="0 0 120 80"', 120, 80],
  ['width="-5" height="0"', 300, 150],
  ["", 300, 150],
])("a drawing with %s is shown at %i × %i", (attributes, width, height) => {
  expect(readSvg(Buffer.from(svg("", attributes)))).toEqual({ width, height });
});

test("no damage to a drawing makes the reader throw or take long", () => {
  const whole = readFileSync(new URL("inkscape.svg", fixtures));
  fc.assert(
    fc.property(fc.nat(whole.length), fc.nat(whole.length), fc.uint8Array({ maxLength: 8 }), (a, b, junk) => {
      const damaged = Buffer.concat([whole.subarray(0, Math.min(a, b)), junk, whole.subarray(Math.max(a, b))]);
      const found = readSvg(damaged);
      expect("message" in found || found.width > 0).toBe(true);
    }),
  );
  for (const text of [
    `<svg ${'a="" '.repeat(200_000)}`,
    "<!--".repeat(200_000),
    `<svg ${" ".repeat(200_000)}`,
    "<".repeat(200_000),
  ]) {
    expect(problem(text)).toBeDefined();
  }
});
