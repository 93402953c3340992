import { expect, test } from "vitest";
import { caseEdit, linesOfFile } from "../../scripts/archive/check/case-edit.ts";
import { editBytes } from "../../scripts/core/edits.ts";

/** What becomes of a line whose images, one or more, have this address. */
function mended(line: string, address: string, files = ["pic.png"], images = 1): string {
  const image = { file: "index.md", line: 2, address };
  const bytes = Buffer.from(`# 題\n${line}\n`);
  const { edits } = caseEdit(image, Array(images).fill(image), files, (file) => linesOfFile(bytes, file));
  return edits ? (editBytes(bytes, [edits]).toString().split("\n")[1] ?? "") : line;
}

test.each([
  ["![圖](Pic.PNG)", "Pic.PNG", "![圖](pic.png)"],
  ['前![圖](./Pic.PNG "說明")後', "./Pic.PNG", '前![圖](./pic.png "說明")後'],
  ['<img src="PIC.png">', "PIC.png", '<img src="pic.png">'],
  ["![圖](<Pic.PNG>)", "Pic.PNG", "![圖](<pic.png>)"],
])("an image in other letter case than its file gets the file's name: %s", (line, address, after) => {
  expect(mended(line, address)).toBe(after);
});

test("every image of a line is mended, but not if the same words are in code", () => {
  const line = "![](Pic.PNG) ![](Pic.PNG)";
  expect(mended(line, "Pic.PNG", ["pic.png"], 2)).toBe("![](pic.png) ![](pic.png)");
  expect(mended("`![](Pic.PNG)` ![](Pic.PNG)", "Pic.PNG")).toBe("`![](Pic.PNG)` ![](Pic.PNG)");
});

test("nothing is mended if several files could be meant, or the file is in another folder", () => {
  expect(mended("![](Pic.PNG)", "Pic.PNG", ["pic.png", "PIC.png"])).toBe("![](Pic.PNG)");
  expect(mended("![](Pic.PNG)", "Pic.PNG", ["data/pic.png"])).toBe("![](Pic.PNG)");
});
