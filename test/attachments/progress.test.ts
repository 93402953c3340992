import { expect, test } from "vitest";
import { type Progress, progress } from "../../scripts/cli/progress.ts";

function shown(isTTY: boolean, total: number, work: (p: Progress) => void, columns = 80): string {
  let text = "";
  work(progress(total, "images", { isTTY, columns, write: (part) => (text += part) }));
  return text;
}

test("a terminal gets a bar that fills up and goes away", () => {
  const text = shown(true, 4, (bar) => {
    bar.tick();
    bar.tick(3);
    bar.done();
  });
  expect(text).toContain("1/4");
  expect(text).toContain("█".repeat(24));
  expect(text.endsWith("\r\x1b[K")).toBe(true);
  expect(text).not.toContain("\n");
});

test("the bar never wraps in a narrow terminal", () => {
  const text = shown(true, 4, (bar) => bar.tick(4), 20);
  expect(text.replace("\r\x1b[K", "").length).toBeLessThan(20);
});

test("a log gets four lines for long work and none for short work", () => {
  const work = (total: number) => (bar: Progress) => {
    for (let i = 0; i < total; i++) bar.tick();
    bar.done();
  };
  expect(shown(false, 1000, work(1000))).toBe("images 250/1000\nimages 500/1000\nimages 750/1000\nimages 1000/1000\n");
  expect(shown(false, 5, work(5))).toBe("");
});

test("nothing to do shows nothing", () => {
  expect(shown(true, 0, (bar) => bar.done())).toBe("");
});
