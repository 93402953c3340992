import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { imagePlaces, replaceAddresses } from "../../scripts/fetch/places.ts";

const FRONT = "---\ntitle: 帖\nsource_url: https://img.example/a.png\n---\n";

/** The text with new addresses, without its front matter. */
function replaced(body: string, names: Record<string, string>): string {
  const { text } = replaceAddresses(FRONT + body, "index.md", new Map(Object.entries(names)));
  expect(text.startsWith(FRONT)).toBe(true);
  return text.slice(FRONT.length);
}

const A = "https://img.example/a.png";

describe("a fetched picture's address is changed in the text, and nothing else is", () => {
  test.each([
    ["an image", `前 ![圖](${A} "說明") 後`, '前 ![圖](a.png "說明") 後'],
    ["an address in angle brackets", `![圖](<${A}>)`, "![圖](<a.png>)"],
    ["HTML", `<p><img width=3 src="${A}" alt='x'></p>`, `<p><img width=3 src="a.png" alt='x'></p>`],
    ["HTML without quotes", `<img src=${A} alt=x>`, "<img src=a.png alt=x>"],
    ["a definition", `![圖][p]\n\n[p]: ${A} "說明"`, '![圖][p]\n\n[p]: a.png "說明"'],
    [
      "a definition used twice",
      `![甲][p] ![乙][p] [丙][p]\n\n[p]: <${A}>`,
      "![甲][p] ![乙][p] [丙][p]\n\n[p]: <a.png>",
    ],
    ["an image in a link to the same address", `[![圖](${A})](${A})`, `[![圖](a.png)](${A})`],
    ["code beside it", `\`![](${A})\` ![](${A})`, `\`![](${A})\` ![](a.png)`],
    ["a fence", `\`\`\`\n![](${A})\n\`\`\`\n\n![](${A})`, `\`\`\`\n![](${A})\n\`\`\`\n\n![](a.png)`],
    ["a comment", `<!-- ![](${A}) -->\n\n![](${A})`, `<!-- ![](${A}) -->\n\n![](a.png)`],
    ["the address as text and in words", `${A} ![${A}](${A} "${A}")`, `${A} ![${A}](a.png "${A}")`],
    [
      "a table",
      `| 甲 | 乙 |\n|---|---|\n| ![](${A}) | \`\\|\` ![](${A}) |`,
      `| 甲 | 乙 |\n|---|---|\n| ![](a.png) | \`\\|\` ![](a.png) |`,
    ],
    ["a list in a quotation", `> - 甲\n>   ![](${A})`, "> - 甲\n>   ![](a.png)"],
    ["a heading", `## ![](${A}) 題 ##`, "## ![](a.png) 題 ##"],
    ["other line ends", `一\r\n\r\n![](${A})\r\n`, "一\r\n\r\n![](a.png)\r\n"],
    ["the longer address", `![](${A}?x) ![](${A})`, `![](${A}?x) ![](a.png)`],
    ["a footnote", `文[^1]\n\n[^1]: 註 ![](${A})`, "文[^1]\n\n[^1]: 註 ![](a.png)"],
  ])("%s", (_, before, after) => expect(replaced(before, { [A]: "a.png" })).toBe(after));

  test.each([
    ["an entity", "![](https://h.example/?a=1&amp;b=2)", "https://h.example/?a=1&b=2"],
    ["an ampersand as it is", "![](https://h.example/?a=1&b=2)", "https://h.example/?a=1&b=2"],
    ["an entity in HTML", '<img src="https://h.example/?a=1&amp;b=&#50;">', "https://h.example/?a=1&b=2"],
    ["an escaped parenthesis", "![](https://h.example/\\(1\\).png)", "https://h.example/(1).png"],
    ["parentheses in pairs", "![](https://h.example/(1).png)", "https://h.example/(1).png"],
    ["no scheme", "![](//h.example/a.png)", "//h.example/a.png"],
    [
      "an address in an address",
      "![](https://web.example/2016/http://h.example/a.png)",
      "https://web.example/2016/http://h.example/a.png",
    ],
    ["capital letters", "![](HTTPS://H.example/A.PNG)", "HTTPS://H.example/A.PNG"],
    ["Chinese", "![](https://h.example/圖/一.png)", "https://h.example/圖/一.png"],
  ])("finds %s", (_, text, address) => {
    const [place] = imagePlaces(FRONT + text, "index.md");
    expect(place?.address).toBe(address);
    expect(replaced(text, { [address]: "z.png" })).not.toContain("example");
  });

  test("replies, whose floor lines hold addresses too", () => {
    const floor = (n: number) => `<!-- floor {"n":${n},"author":"${A}"} -->\n`;
    const text = `\ufeff${floor(2)}![](${A})\n${floor(3)}\n\`![](${A})\`\n\n<img src="${A}">\n`;
    const { text: now } = replaceAddresses(text, "replies.md", new Map([[A, "a.png"]]));
    expect(now).toBe(`\ufeff${floor(2)}![](a.png)\n${floor(3)}\n\`![](${A})\`\n\n<img src="a.png">\n`);
  });

  test("whatever is around it", () => {
    const around = fc.stringMatching(/^[a-c*_`~[\]()<>!#|\\&;:/\n "'\-.圖，]{0,30}$/);
    const image = fc.constantFrom(`![x](${A})`, `<img src="${A}">`, `![x][r]`, `[r]: ${A}`, `\`${A}\``, `[l](${A})`, A);
    fc.assert(
      fc.property(fc.array(fc.tuple(around, image), { maxLength: 5 }), around, (pieces, end) => {
        const text = pieces.flat().join("") + end;
        const places = imagePlaces(FRONT + text, "index.md").filter((place) => place.address === A);
        const { text: now, replaced } = replaceAddresses(FRONT + text, "index.md", new Map([[A, "new.gif"]]));
        // Put back, it is the text that it was.
        expect(now.replaceAll("new.gif", A)).toBe(FRONT + text);
        if (replaced.size > 0) expect(imagePlaces(now, "index.md").some((place) => place.address === A)).toBe(false);
        else if (places.length === 0) expect(now).toBe(FRONT + text);
      }),
      { numRuns: 300 },
    );
  });
});
