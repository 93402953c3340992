import { describe, expect, test } from "vitest";
import { foreignMarkup } from "../../scripts/site/page-gate.ts";

const OURS = `<!DOCTYPE html><html lang="zh-Hant"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<link rel="stylesheet" href="/archive/assets/site.css"><link rel="canonical" href="https://a.example/archive/">
<script type="module" src="/archive/assets/site.js"></script></head>
<body><form role="search" action="/archive/search/" method="get"><input name="q"></form>
BODY</body></html>`;
const gate = (body: string, refresh?: string) =>
  foreignMarkup(
    OURS.replace("BODY", () => body),
    { base: "/archive/", ...(refresh !== undefined && { refresh }) },
  );

describe("a finished page may hold", () => {
  test.each([
    '<p>文字 <a href="https://forum.example/?a=javascript:1">連結</a> &lt;script&gt;alert(1)&lt;/script&gt;</p>',
    '<img src="data:image/png;base64,AAAA" alt="x"><video controls preload="none" src="/archive/a/b.mp4"></video>',
    '<a href="magnet:?xt=urn">m</a><math><mi>x</mi></math><pre><code class="language-js">onclick = 1</code></pre>',
    '<a href="javascript-guide.html">a</a><a href="blobs/data.csv">b</a><a href="./data:x">c</a>',
    '<script type="module" src="/archive/assets/comments-1a.js"></script>',
    "<noscript><p>no script</p></noscript><p title='&lt;/noscript&gt;'>x</p><!-- a comment -->",
    '<script type="application/ld+json">{"@context":"https://schema.org","name":"\\u003c/script>"}</script>',
  ])("%s", (body) => expect(gate(body)).toBeUndefined());

  test("the way on, if it is an old address", () => {
    const refresh = '<meta http-equiv="refresh" content="0; url=/archive/tea/">';
    expect(gate(refresh, "/archive/tea/")).toBeUndefined();
    expect(gate(refresh, "/archive/other/")).toContain("refresh");
    expect(gate(refresh)).toContain("refresh");
  });
});

describe("a finished page never holds", () => {
  test.each([
    "<script>alert(1)</script>",
    '<script type="application/ld+json">alert(1)</script>',
    '<script type="application/ld+json">{"a":"<!--<script>"}</script>',
    '<script type="application/ld+json" src="https://evil.example/x.json">{}</script>',
    '<script type="module" src="/archive/assets/../tea/evil.js"></script>',
    '<script type="module" src="/archive/tea/evil.js.bin"></script>',
    '<script type="module" src="/archive/assets/site.js">alert(1)</script>',
    '<script src="https://evil.example/x.js"></script>',
    '<img src="x" onerror="alert(1)">',
    "<IMG SRC=x OnError=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="&#106;ava&#x0A;script:alert(1)">x</a>',
    '<a href=" \u0001javascript:alert(1)">x</a>',
    '<a xlink:href="vbscript:x">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<img src="data:text/html,x">',
    '<iframe src="/archive/"></iframe>',
    '<object data="/archive/x.pdf"></object>',
    '<embed src="/archive/x.pdf">',
    '<base href="https://evil.example/">',
    '<form action="https://evil.example/"><input></form>',
    '<button formaction="javascript:alert(1)">x</button>',
    '<meta http-equiv="refresh" content="0; url=https://evil.example/">',
    '<meta http-equiv="set-cookie" content="a=1">',
    '<link rel="stylesheet" href="https://evil.example/x.css">',
    "<style>body{background:url(https://evil.example)}</style>",
    '<p style="position:fixed">x</p>',
    "<svg><script>alert(1)</script></svg>",
    '<svg><animate onbegin="alert(1)"></svg>',
    "<template><script>alert(1)</script></template>",
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "<![CDATA[><script>alert(1)</script>]]>",
    "<![CDATA[><script>alert(1)</script>",
    "<svg><![CDATA[><script>alert(1)</script>]]></svg>",
    "<!--><script>alert(1)</script>-->",
    "<!-- --!><script>alert(1)</script>-->",
    "<svg><title><script>alert(1)</script></title></svg>",
    "<math><title><img src=x onerror=alert(1)></title></math>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<noscript><!-- </noscript><img src=x onerror=alert(1)> --></noscript>",
    "<noframes><p title='</noframes><img src=x onerror=alert(1)>'></noframes>",
    "<p a='>'/onclick=alert(1)>",
  ])("%s", (body) => expect(gate(body)).toEqual(expect.any(String)));
});
